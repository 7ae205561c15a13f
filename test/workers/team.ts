/** A team on this machine: one register, one Redis, a scheduler and workers over a press of many hosts. */
import { randomUUID } from "node:crypto";
import { onTestFinished } from "vitest";
import { systemClock } from "../../src/crawl/clock.ts";
import { openFetcher } from "../../src/crawl/fetcher.ts";
import { registeredHosts } from "../../src/crawl/hosts.ts";
import { createTurns } from "../../src/crawl/turns.ts";
import { readPage } from "../../src/page/read.ts";
import type { CrawlEvent } from "../../src/pipeline/progress.ts";
import { hereReader } from "../../src/pipeline/reader.ts";
import type { Source } from "../../src/sources/load.ts";
import { makeSources } from "../../src/sources/load.ts";
import { sourceSchema } from "../../src/sources/schema.ts";
import type { Register } from "../../src/store/register.ts";
import { connectRedis } from "../../workers/connection.ts";
import { runScheduler } from "../../workers/scheduler.ts";
import { startWorker, type RunningWorker } from "../../workers/worker.ts";
import type { Press } from "../support/press/press.ts";

export interface TeamOptions {
  readonly press: Press;
  readonly register: Register;
  readonly redisUrl: string;
  readonly prefix: string;
  /** Seconds between two requests to a host. */
  readonly pause: number;
}

export interface Team {
  readonly events: CrawlEvent[];
  readonly troubles: string[];
  /** Starts one more worker, as a process of its own would: with its own connections and its own name. */
  addWorker(register?: Register): Promise<RunningWorker>;
  startScheduler(): Promise<void>;
  /** Resolves when nothing is due and nothing waits to be read. */
  settled(): Promise<void>;
}

export function sourcesOf(press: Press): Source[] {
  return press.hosts.map((host, at) =>
    sourceSchema.parse({
      id: `press_${at}`,
      name: `Press ${at}`,
      hosts: [host.split(":", 1)[0]],
      languages: ["fr"],
      outlet: "press",
      feeds: [`http://${host}/feed`],
      markup: "unproven",
    }),
  );
}

/** How long the work of a test may take before the test is said to hang. */
const longest = 60_000;

export function makeTeam({ press, register, redisUrl, prefix, pause }: TeamOptions): Team {
  const sources = sourcesOf(press);
  const known = makeSources(sources);
  const byId = new Map(sources.map((source) => [source.id, source]));
  const events: CrawlEvent[] = [];
  const troubles: string[] = [];
  const trouble = (message: string, error: unknown) => troubles.push(`${message}: ${String(error)}`);
  return {
    events,
    troubles,
    async addWorker(own = register) {
      const redis = await connectRedis(redisUrl);
      const hosts = registeredHosts(own, randomUUID());
      const turns = createTurns({ clock: systemClock, hosts, lease: 5_000, longestWait: 20_000, random: Math.random });
      const fetcher = openFetcher({
        userAgent: "Sijill",
        version: "9.9.9",
        contact: "https://example.org/crawler",
        pause,
        deadline: 4,
        maxBytes: 1_000_000,
        clock: systemClock,
        allowed: ["127.0.0.0/8"],
        turns,
      });
      const reader = hereReader({
        rules: "none",
        read: (page) => readPage(page, known),
        extract: () => ({ facts: [], accounts: [], rules: "none" }),
      });
      const worker = startWorker(
        {
          redis,
          prefix,
          register: own,
          fetcher,
          turns,
          clock: systemClock,
          reader,
          sourceOf: (id) => byId.get(id) ?? null,
          kindOf: () => "press",
          tell: (event) => events.push(event),
          trouble,
          lock: 3_000,
        },
        { visits: 50, extracts: 4, every: 3_600_000, maxBytes: 1_000_000 },
      );
      onTestFinished(async () => {
        await worker.stop(5_000);
        redis.disconnect();
        await fetcher.close();
      }, longest);
      return worker;
    },
    async startScheduler() {
      const redis = await connectRedis(redisUrl);
      const stopping = new AbortController();
      const parts = { register, redis, prefix, clock: systemClock, sources, id: randomUUID(), trouble };
      const running = runScheduler(parts, stopping.signal);
      onTestFinished(async () => {
        stopping.abort();
        await running;
        redis.disconnect();
      }, longest);
    },
    async settled() {
      const end = performance.now() + longest;
      while (performance.now() < end) {
        const now = new Date().toISOString();
        const due = await register.countDue(now);
        const unread = await register.unreadPages("", 1);
        const { addresses } = await register.counts();
        if (addresses > press.hosts.length && due.size === 0 && unread.length === 0) return;
        await systemClock.sleep(100);
      }
      throw new Error(`The team is not done after ${longest / 1000} seconds: ${troubles.join("; ")}`);
    },
  };
}
