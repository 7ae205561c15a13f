import { Queue } from "bullmq";
import type { Redis } from "ioredis";
import { z } from "zod";
import { hashOf } from "../src/text/identity.ts";

/** The queues, in the order in which a page passes through them. Jobs carry ids only: the register is the truth. */
export const queueNames = ["look", "visit", "extract", "merge"] as const;
export type QueueName = (typeof queueNames)[number];

/** What the jobs of each queue carry. */
export const jobData = {
  /** A source whose feeds, sitemaps and listings are due. */
  look: z.object({ sourceId: z.string().min(1).max(200) }),
  /** A host with something due on it. */
  visit: z.object({ host: z.string().min(1).max(300) }),
  /** The address of a page to read. */
  extract: z.object({ address: z.string().min(1).max(8000) }),
  /** Nothing: whatever was written since the last time is compared with what is like it. */
  merge: z.object({}),
} as const satisfies { readonly [Name in QueueName]: z.ZodType };

export type Queues = { readonly [Name in QueueName]: Queue };

/** Finished jobs go; failed ones stay to be looked at, the latest 10,000. */
const jobOptions = {
  attempts: 5,
  backoff: { type: "exponential", delay: 2_000, jitter: 0.5 },
  removeOnComplete: true,
  removeOnFail: { count: 10_000 },
} as const;

const mergeDelay = 2_000;
/** Milliseconds after which a page that was given up is tried again: long enough to see why in `sijill queue status`. */
const letterRest = 3_600_000;
/** So many are let go of at once. */
const portion = 1_000;

/** @param prefix of all keys in Redis, so that several registers can share one */
export function openQueues(connection: Redis, prefix: string): Queues {
  const open = (name: QueueName) => {
    const queue = new Queue(name, { connection, prefix, defaultJobOptions: jobOptions });
    // The connection is made again by itself; whoever waits for a command hears of it there.
    queue.on("error", () => undefined);
    return queue;
  };
  return { look: open("look"), visit: open("visit"), extract: open("extract"), merge: open("merge") };
}

export async function closeQueues(queues: Queues): Promise<void> {
  await Promise.all(queueNames.map((name) => queues[name].close()));
}

/** Names the scheduler at work, for as long as it is. */
export function schedulerKey(prefix: string): string {
  return `${prefix}:scheduler`;
}

/**
 * Visits, one at a time to each host wherever the workers run: another for the same host is dropped while one waits, runs, or rests
 * after a failure, so that a host whose visits fail leaves few dead letters.
 */
export async function addVisits(queues: Queues, hosts: readonly string[]): Promise<void> {
  const jobs = hosts.map((host) => {
    return { name: "visit", data: { host }, opts: { deduplication: { id: idOf(host) } } };
  });
  if (jobs.length > 0) await queues.visit.addBulk(jobs);
}

/** A page with a new body, which is read whatever became of the one before: a dead letter would keep its job out. */
export async function addExtract(queues: Queues, address: string): Promise<void> {
  await queues.extract.remove(idOf(address));
  await addExtracts(queues, [address]);
}

/** Pages that nobody has read; what waits already, or was given up lately, is left as it is. */
export async function addExtracts(queues: Queues, addresses: readonly string[]): Promise<void> {
  const jobs = addresses.map((address) => ({ name: "extract", data: { address }, opts: { jobId: idOf(address) } }));
  if (jobs.length > 0) await queues.extract.addBulk(jobs);
}

/**
 * Lets go of pages that were given up a while ago, which would keep their jobs out for good: those that are still unread join the
 * queue again with the next `addExtracts`.
 */
export async function letGoOfExtracts(queues: Queues): Promise<void> {
  await queues.extract.clean(letterRest, portion, "failed");
}

/** One is enough for whatever is written in the next seconds. */
export async function addMerge(queues: Queues): Promise<void> {
  await queues.merge.add("merge", {}, { deduplication: { id: "all" }, delay: mergeDelay });
}

/** BullMQ takes neither colons nor whole numbers for ids. */
function idOf(text: string): string {
  return `j${hashOf(text).slice(0, 32)}`;
}
