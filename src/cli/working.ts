import { randomUUID } from "node:crypto";
import { availableParallelism } from "node:os";
import { openQueueAdmin } from "../../workers/admin.ts";
import { connectRedis, pingRedis, within } from "../../workers/connection.ts";
import { runScheduler } from "../../workers/scheduler.ts";
import { startWorker } from "../../workers/worker.ts";
import { systemClock } from "../crawl/clock.ts";
import { dueGauges, queueGauges } from "../operations/gauges.ts";
import { healthGauges } from "../operations/source-health.ts";
import { timedReader, timedRegister, timedTurns } from "../operations/timed.ts";
import { openReaderThreads } from "../pipeline/reader.ts";
import { readSettings, type Settings } from "../settings.ts";
import { chooseSources } from "./choose.ts";
import { startDelivering } from "./delivering.ts";
import { kindOfOutlet, loadKnownSources } from "./known.ts";
import { leaseOf, openCrawlFetcher } from "./network.ts";
import { openRegister } from "./register.ts";
import { type AtEnd, openService, runService, type Service, whileAnswering } from "./service.ts";
import { stopOnSignal } from "./stop.ts";
import type { WorkerCommandOptions } from "./worker.ts";

/** A worker that is told to stop has so many milliseconds for the jobs at hand. */
const patience = 25_000;
const every = 30 * 60_000;
/**
 * A killed worker's jobs are others' when its hosts are: to take a visit up sooner is of no use. The lock is renewed twice in
 * its time, for which a busy machine needs seconds.
 */
const shortestLock = 5_000;
const longestLock = 30_000;

/** Takes jobs until it is stopped. */
export async function runWorker({ visits, threads = availableParallelism() }: WorkerCommandOptions): Promise<void> {
  const settings = readSettings(process.env);
  const known = loadKnownSources(settings);
  const byId = new Map(known.all.map((source) => [source.id, source]));
  const service = openService(settings, known.all);
  const { log, tell, trouble } = service;
  const { took } = service.metrics;
  await runService(log, async (atEnd) => {
    const { redis, register, checks, stopping } = await openTeamwork(settings, service, atEnd);
    const { fetcher, turns } = openCrawlFetcher(settings, register, { watched: (given) => timedTurns(given, took) });
    atEnd(() => fetcher.close());
    const reader = timedReader(openReaderThreads(settings, threads), took);
    atEnd(() => reader.close());
    await whileAnswering(service, settings, { checks, gathered: [] }, async () => {
      const worker = startWorker(
        {
          redis,
          prefix: settings.queuePrefix,
          register,
          fetcher,
          turns,
          clock: systemClock,
          reader,
          sourceOf: (id) => byId.get(id) ?? null,
          kindOf: kindOfOutlet(known),
          tell,
          trouble,
          lock: Math.min(Math.max(leaseOf(settings), shortestLock), longestLock),
        },
        { visits, extracts: 2 * threads, every, maxBytes: settings.pageLimit },
      );
      log.info({ visits, threads, rules: reader.rules }, "worker started");
      await stopping.whenAsked();
      await worker.stop(patience);
    });
  });
}

/** Keeps the queues filled until it is stopped. */
export async function runSchedulerCommand(names: readonly string[]): Promise<void> {
  const settings = readSettings(process.env);
  const sources = chooseSources(names, names.length === 0, loadKnownSources(settings));
  const service = openService(settings, sources);
  const { log, metrics, trouble } = service;
  const prefix = settings.queuePrefix;
  await runService(log, async (atEnd) => {
    const { redis, register, checks, stopping } = await openTeamwork(settings, service, atEnd);
    const queues = openQueueAdmin(redis, prefix);
    atEnd(() => within(5_000, queues.close()).catch(() => undefined));
    const ids = sources.map(({ id }) => id);
    const gathered = [
      queueGauges(() => queues.status(), metrics),
      dueGauges(register, systemClock, metrics),
      healthGauges(register, ids, systemClock, metrics),
    ];
    await whileAnswering(service, settings, { checks, gathered }, async () => {
      log.info({ sources: sources.length }, "scheduler started");
      const delivering = startDelivering(register, settings, trouble);
      atEnd(() => delivering.stop());
      const parts = { redis, prefix, register, clock: systemClock, sources, id: randomUUID(), trouble };
      await runScheduler(parts, stopping.signal);
    });
  });
}

/** What worker and scheduler have in common: register, Redis, and an ear for whoever stops them. */
async function openTeamwork(settings: Settings, { log, metrics }: Service, atEnd: AtEnd) {
  const redis = await connectRedis(settings.redisUrl);
  atEnd(() => redis.disconnect());
  const register = timedRegister(await openRegister(settings), metrics.took);
  atEnd(() => register.close());
  const stopping = stopOnSignal(() => log.info("stopping after the jobs at hand"));
  atEnd(() => stopping.end());
  const checks = { register: () => register.ping(), redis: () => pingRedis(redis) };
  return { redis, register, checks, stopping };
}
