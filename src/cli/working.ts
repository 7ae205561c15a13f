import { randomUUID } from "node:crypto";
import { availableParallelism } from "node:os";
import { connectRedis } from "../../workers/connection.ts";
import { runScheduler } from "../../workers/scheduler.ts";
import { startWorker } from "../../workers/worker.ts";
import { systemClock } from "../crawl/clock.ts";
import { logEvent, openLog } from "../operations/log.ts";
import { openReaderThreads } from "../pipeline/reader.ts";
import { readSettings } from "../settings.ts";
import { chooseSources } from "./choose.ts";
import { kindOfOutlet, loadKnownSources } from "./known.ts";
import { openCrawlFetcher } from "./network.ts";
import { openRegister } from "./register.ts";
import { stopOnSignal } from "./stop.ts";
import type { WorkerCommandOptions } from "./worker.ts";

/** A worker that is told to stop has so many milliseconds for the jobs at hand. */
const patience = 25_000;
const every = 30 * 60_000;

/** Takes jobs until it is stopped. */
export async function runWorker({ visits, threads = availableParallelism() }: WorkerCommandOptions): Promise<void> {
  const settings = readSettings(process.env);
  const log = openLog(settings.logLevel);
  const known = loadKnownSources(settings);
  const byId = new Map(known.all.map((source) => [source.id, source]));
  const redis = await connectRedis(settings.redisUrl);
  const register = await openRegister(settings);
  const { fetcher, turns } = openCrawlFetcher(settings, register);
  const reader = openReaderThreads(settings, threads);
  const stopping = stopOnSignal();
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
      tell: (event) => logEvent(log, event),
      trouble: (message, error) => log.error({ err: error }, message),
    },
    { visits, extracts: 2 * threads, every, maxBytes: settings.pageLimit },
  );
  log.info({ visits, threads, rules: reader.rules }, "worker started");
  await stopping.whenAsked();
  await worker.stop(patience);
  stopping.end();
  redis.disconnect();
  await fetcher.close();
  await reader.close();
  await register.close();
  log.info("worker stopped");
}

/** Keeps the queues filled until it is stopped. */
export async function runSchedulerCommand(names: readonly string[]): Promise<void> {
  const settings = readSettings(process.env);
  const log = openLog(settings.logLevel);
  const sources = chooseSources(names, names.length === 0, loadKnownSources(settings));
  const redis = await connectRedis(settings.redisUrl);
  const register = await openRegister(settings);
  const stopping = stopOnSignal();
  log.info({ sources: sources.length }, "scheduler started");
  try {
    await runScheduler(
      {
        redis,
        prefix: settings.queuePrefix,
        register,
        clock: systemClock,
        sources,
        id: randomUUID(),
        trouble: (message, error) => log.error({ err: error }, message),
      },
      stopping.signal,
    );
  } finally {
    stopping.end();
    redis.disconnect();
    await register.close();
  }
  log.info("scheduler stopped");
}
