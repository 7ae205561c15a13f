import { DelayedError, UnrecoverableError, Worker, type Job } from "bullmq";
import type { Redis } from "ioredis";
import { type ErrorCode, SijillError } from "../src/errors.ts";
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
/** A job of a worker that was killed is taken up again after twice this time at most. */
const lockDuration = 30_000;
/** Milliseconds until a worker asks a Redis again that did not answer. */
const askAgain = 1_000;
/** Milliseconds until a job is tried again that found no register. */
const comeAgain = 5_000;
/** A Redis that is away fails every connection several times a second, and is told of once in this time. */
const tellAgain = 10_000;

export function watchWorker(options: WatchedOptions): WatchedWorker {
  const { queues, name, trouble } = options;
  let lastTaken = Date.now();
  let atWork = 0;
  let isClosing = false;
  let toldAt = -Infinity;
  const tellTrouble = (error: unknown) => {
    if (Date.now() - toldAt < tellAgain) return;
    toldAt = Date.now();
    trouble(`the worker of ${name} has trouble`, error);
  };

  const open = (): Worker => {
    const worker = new Worker(
      name,
      async (job, token) => {
        lastTaken = Date.now();
        atWork += 1;
        try {
          return await options.process(job);
        } catch (error) {
          if (!isOfRegister(error)) throw forQueue(error);
          tellTrouble(error);
          await job.moveToDelayed(Date.now() + comeAgain, token);
          throw new DelayedError();
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
        runRetryDelay: askAgain,
        // A worker that is killed says nothing against the job it had.
        maxStalledCount: 100,
        removeOnComplete: { count: 0 },
      },
    );
    worker.on("error", tellTrouble);
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

const failuresOfRegister: ReadonlySet<ErrorCode> = new Set(["store-unreachable", "store-locked"]);

/** A register that is away says nothing against a job, which waits for it however long that takes. */
function isOfRegister(error: unknown): boolean {
  return error instanceof SijillError && failuresOfRegister.has(error.code);
}

/** Whether a job is tried again is told by its error: what will not work the next time goes to the dead letters at once. */
function forQueue(error: unknown): unknown {
  if (!(error instanceof SijillError)) return error;
  const isWorthTrying = error.remedy === "again" || error.remedy === "later";
  return isWorthTrying ? error : new UnrecoverableError(`${error.code}: ${error.message}`);
}
