import type { Queue } from "bullmq";
import type { Redis } from "ioredis";
import { closeQueues, openQueues, type QueueName, queueNames, schedulerKey } from "./queues.ts";

/** How much stands in a queue. */
export interface QueueStatus {
  readonly queue: QueueName;
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly failed: number;
}

/** Who is there to work. */
export interface Presence {
  /** Whether a scheduler fills the queues. */
  readonly scheduler: boolean;
  /** How many processes take jobs of each queue; null where the server does not tell who is connected. */
  readonly workers: { readonly [name in QueueName]: number | null };
}

/** A job that was given up, with what it was given. */
export interface DeadLetter {
  readonly queue: QueueName;
  readonly id: string;
  readonly data: unknown;
  readonly reason: string;
  readonly attempts: number;
  /** ISO 8601 instant; null where it is not known. */
  readonly failedAt: string | null;
}

export interface QueueAdmin {
  status(): Promise<QueueStatus[]>;
  presence(): Promise<Presence>;
  /** The latest first, at most `limit` of each queue. */
  deadLetters(limit: number): Promise<DeadLetter[]>;
  /** Puts dead letters back into their queues. @returns how many */
  retry(names: readonly QueueName[]): Promise<number>;
  /** Removes what waits; what is at work goes on, and the scheduler fills the queues again with what is due. */
  drain(names: readonly QueueName[]): Promise<void>;
  close(): Promise<void>;
}

export function openQueueAdmin(redis: Redis, prefix: string): QueueAdmin {
  const queues = openQueues(redis, prefix);
  return {
    status: () =>
      Promise.all(
        queueNames.map(async (queue) => {
          const counts = await queues[queue].getJobCounts("waiting", "prioritized", "active", "delayed", "failed");
          const { waiting = 0, prioritized = 0, active = 0, delayed = 0, failed = 0 } = counts;
          return { queue, waiting: waiting + prioritized, active, delayed, failed };
        }),
      ),
    async presence() {
      const [look, visit, extract, merge] = await Promise.all([
        countWorkers(queues.look),
        countWorkers(queues.visit),
        countWorkers(queues.extract),
        countWorkers(queues.merge),
      ]);
      const scheduler = (await redis.exists(schedulerKey(prefix))) === 1;
      return { scheduler, workers: { look, visit, extract, merge } };
    },
    async deadLetters(limit) {
      const letters = await Promise.all(
        queueNames.map(async (queue) => {
          const jobs = await queues[queue].getFailed(0, limit - 1);
          return jobs.map(({ id = "", data, failedReason: reason, attemptsMade: attempts, finishedOn }): DeadLetter => {
            const failedAt = finishedOn === undefined ? null : new Date(finishedOn).toISOString();
            return { queue, id, data, reason, attempts, failedAt };
          });
        }),
      );
      return letters.flat();
    },
    async retry(names) {
      let count = 0;
      for (const name of names) {
        count += await queues[name].getFailedCount();
        await queues[name].retryJobs({ state: "failed" });
      }
      return count;
    },
    async drain(names) {
      for (const name of names) await queues[name].drain();
    },
    close: () => closeQueues(queues),
  };
}

/** Some servers do not tell who is connected. */
function countWorkers(queue: Queue): Promise<number | null> {
  return queue.getWorkersCount().catch(() => null);
}
