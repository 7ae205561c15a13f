import { UnrecoverableError, Worker, type Job } from "bullmq";
import type { Redis } from "ioredis";
import { SijillError } from "../src/errors.ts";
import { within } from "./connection.ts";
import type { QueueName, Queues } from "./queues.ts";

/** A worker of one queue that is made anew when it falls silent, as happens after a Redis restart. */
export interface WatchedWorker {
  /** Takes no further jobs and waits for those at hand; after `patience` milliseconds they are left to other workers. */
  close(patience: number): Promise<void>;
}

export interface WatchedOptions {
  readonly queues: Queues;
  readonly name: QueueName;
  readonly prefix: string;
  readonly connection: Redis;
  readonly concurrency: number;
  readonly process: (job: Job) => Promise<string>;
  /** Told of failures that are no job's: for logs. */
  readonly trouble: (message: string, error: unknown) => void;
  /** Milliseconds; for tests. */
  readonly lookEvery?: number;
  readonly silence?: number;
  readonly lock?: number;
}

/** Jobs wait and none is taken for so long: then the worker, not the work, is missing. */
const longestSilence = 60_000;
const lookEvery = 15_000;
/** A job of a worker that was killed is taken up again after this time at most. */
const lockDuration = 30_000;

export function watchWorker(options: WatchedOptions): WatchedWorker {
  const { queues, name, trouble } = options;
  let lastTaken = Date.now();
  let atWork = 0;
  let isClosing = false;

  const open = (): Worker => {
    const worker = new Worker(
      name,
      async (job) => {
        lastTaken = Date.now();
        atWork += 1;
        try {
          return await options.process(job);
        } catch (error) {
          throw forQueue(error);
        } finally {
          atWork -= 1;
          lastTaken = Date.now();
        }
      },
      {
        connection: options.connection,
        prefix: options.prefix,
        concurrency: options.concurrency,
        lockDuration: options.lock ?? lockDuration,
        stalledInterval: options.lock ?? lockDuration,
        // A worker that is killed says nothing against the job it had.
        maxStalledCount: 100,
        removeOnComplete: { count: 0 },
      },
    );
    worker.on("error", (error) => trouble(`the worker of ${name} has trouble`, error));
    return worker;
  };
  let worker = open();

  const timer = setInterval(
    () => void look().catch((error: unknown) => trouble(`${name} is not watched`, error)),
    options.lookEvery ?? lookEvery,
  );
  async function look(): Promise<void> {
    const isSilent = Date.now() - lastTaken > (options.silence ?? longestSilence) && atWork === 0;
    if (!isSilent || isClosing) return;
    const { waiting = 0, prioritized = 0 } = await within(5_000, queues[name].getJobCounts("waiting", "prioritized"));
    if (waiting + prioritized === 0) return;
    trouble(`the worker of ${name} took no job although ${waiting} wait; it is made anew`, null);
    lastTaken = Date.now();
    const silent = worker;
    worker = open();
    await within(5_000, silent.close(true));
  }

  return {
    async close(patience) {
      isClosing = true;
      clearInterval(timer);
      try {
        await within(patience, worker.close());
      } catch {
        await within(5_000, worker.close(true)).catch(() => undefined);
      }
    },
  };
}

/** Whether a job is tried again is told by its error: what will not work the next time goes to the dead letters at once. */
function forQueue(error: unknown): unknown {
  if (!(error instanceof SijillError)) return error;
  const isWorthTrying = error.remedy === "again" || error.remedy === "later";
  return isWorthTrying ? error : new UnrecoverableError(`${error.code}: ${error.message}`);
}
