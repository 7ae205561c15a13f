import type { Redis } from "ioredis";
import { longestVisit } from "../src/pipeline/crawl.ts";
import type { KindOf } from "../src/pipeline/link.ts";
import type { PageReader } from "../src/pipeline/reader.ts";
import type { VisitLimits, VisitParts } from "../src/pipeline/visit.ts";
import { within } from "./connection.ts";
import { extractProcessor } from "./extract.ts";
import { lookProcessor } from "./look.ts";
import { mergeProcessor } from "./merge.ts";
import { addExtract, closeQueues, openQueues } from "./queues.ts";
import { visitProcessor } from "./visit.ts";
import { watchWorker, type WatchedOptions } from "./watched.ts";

export interface WorkerParts extends Omit<VisitParts, "toRead"> {
  readonly redis: Redis;
  readonly prefix: string;
  readonly reader: PageReader;
  readonly kindOf: KindOf;
  readonly trouble: WatchedOptions["trouble"];
  /** Milliseconds after which the jobs of a worker that was killed are others', see `WatchedOptions`. */
  readonly lock?: number;
}

/** Milliseconds that a visit waits for Redis, while its host waits for it. */
const queuePatience = 5_000;

export interface WorkerLimits extends Pick<VisitLimits, "every" | "maxBytes"> {
  /** Hosts visited side by side. */
  readonly visits: number;
  /** Pages read side by side. */
  readonly extracts: number;
}

/** A process that takes jobs of every queue until it is stopped. */
export interface RunningWorker {
  /** Stops within `patience` milliseconds, more or less; what is not done by then is done by others, or later. */
  stop(patience: number): Promise<void>;
}

export function startWorker(parts: WorkerParts, limits: WorkerLimits): RunningWorker {
  const { redis, prefix, register, reader, tell, trouble } = parts;
  const stopping = new AbortController();
  const queues = openQueues(redis, prefix);
  const visitLimits: VisitLimits = {
    ...limits,
    longest: longestVisit,
    sources: () => null,
    mayFetch: () => true,
    range: null,
    signal: stopping.signal,
  };
  const toRead: VisitParts["toRead"] = async ({ address }) => {
    try {
      await within(queuePatience, addExtract(queues, address));
    } catch (error) {
      trouble(`${address} is kept and will be read when the scheduler finds it, for the queue did not take it`, error);
    }
  };
  const common = { queues, prefix, connection: redis, trouble, ...(parts.lock !== undefined && { lock: parts.lock }) };
  const workers = [
    watchWorker({ ...common, name: "look", concurrency: 4, process: lookProcessor(parts, queues) }),
    watchWorker({
      ...common,
      name: "visit",
      concurrency: limits.visits,
      process: visitProcessor({ ...parts, toRead }, visitLimits),
    }),
    watchWorker({
      ...common,
      name: "extract",
      concurrency: limits.extracts,
      process: extractProcessor({ register, reader, queues, tell }),
    }),
    watchWorker({
      ...common,
      name: "merge",
      concurrency: 1,
      process: mergeProcessor(register, parts.kindOf, parts.clock),
    }),
  ];
  return {
    async stop(patience) {
      stopping.abort();
      await Promise.all(workers.map((worker) => worker.close(patience)));
      await within(queuePatience, closeQueues(queues)).catch(() => undefined);
    },
  };
}
