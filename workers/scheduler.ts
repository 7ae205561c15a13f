import type { Redis } from "ioredis";
import { registerRoots } from "../src/pipeline/roots.ts";
import { timeZone } from "../src/pipeline/schedule.ts";
import type { VisitParts } from "../src/pipeline/visit.ts";
import type { Source } from "../src/sources/load.ts";
import { hashOf } from "../src/text/identity.ts";
import { within } from "./connection.ts";
import {
  addExtracts,
  addMerge,
  addVisits,
  closeQueues,
  letGoOfExtracts,
  openQueues,
  type Queues,
  schedulerKey,
} from "./queues.ts";

export interface SchedulerParts extends Pick<VisitParts, "register" | "clock"> {
  readonly redis: Redis;
  readonly prefix: string;
  readonly sources: readonly Source[];
  /** Unlike any other scheduler's. */
  readonly id: string;
  readonly trouble: (message: string, error: unknown) => void;
}

/** Milliseconds between two looks at what is due. */
const lookEvery = 1_000;
/** Milliseconds between two looks at pages that nobody has read, and at the schedules; an emptied Redis is filled again by then. */
const refillEvery = 20_000;
/** A scheduler that vanishes is followed by one that stands by after this time, in milliseconds. */
const leadership = 10_000;
const portion = 1_000;
/** Longest wait for one look, so that a server that went away holds nothing up for ever. */
const longestLook = 60_000;

/**
 * Keeps the queues filled from the register and the schedules in step with the sources, until it is stopped. Of several
 * only one is at work; the others stand by.
 */
export async function runScheduler(parts: SchedulerParts, signal: AbortSignal): Promise<void> {
  const { register, redis, prefix, clock, sources, trouble } = parts;
  const queues = openQueues(redis, prefix);
  let filledAt = -Infinity;
  let hasRoots = false;
  try {
    while (!signal.aborted) {
      try {
        await within(longestLook, look());
      } catch (error) {
        trouble("the queues could not be filled; they will be as soon as register and Redis answer", error);
      }
      await clock.sleep(lookEvery);
    }
  } finally {
    await within(5_000, resign(parts)).catch(() => undefined);
    await within(5_000, closeQueues(queues)).catch(() => undefined);
  }

  async function look(): Promise<void> {
    if (!(await lead(parts))) return;
    if (!hasRoots) await registerRoots(sources, register, clock.now(), { range: null, endless: true });
    hasRoots = true;
    await addVisits(queues, await register.dueHosts(new Date(clock.now()).toISOString(), portion, null));
    if (clock.now() - filledAt < refillEvery) return;
    await reconcile(queues, sources);
    await letGoOfExtracts(queues);
    for (let after = ""; !signal.aborted;) {
      const addresses = await register.unreadPages(after, portion);
      await addExtracts(queues, addresses);
      if (addresses.length < portion) break;
      after = addresses.at(-1) ?? "";
    }
    await addMerge(queues);
    filledAt = clock.now();
  }
}

/** Whether this scheduler is the one at work. */
async function lead({ redis, prefix, id }: SchedulerParts): Promise<boolean> {
  const key = schedulerKey(prefix);
  const isNew = await redis.set(key, id, "PX", leadership, "NX");
  if (isNew === "OK") return true;
  if ((await redis.get(key)) !== id) return false;
  await redis.pexpire(key, leadership);
  return true;
}

async function resign({ redis, prefix, id }: SchedulerParts): Promise<void> {
  const key = schedulerKey(prefix);
  if ((await redis.get(key)) === id) await redis.del(key);
}

/** One schedule for each source, and none for what is no source any more. */
async function reconcile(queues: Queues, sources: readonly Source[]): Promise<void> {
  const wanted = new Map(sources.map((source) => [source.id, patternOf(source)]));
  const known = await queues.look.getJobSchedulers();
  const kept = new Map(known.map(({ key, pattern, tz }) => [key, tz === timeZone ? pattern : undefined]));
  for (const [id, pattern] of wanted) {
    if (kept.get(id) === pattern) continue;
    await queues.look.upsertJobScheduler(id, { pattern, tz: timeZone }, { name: "look", data: { sourceId: id } });
  }
  for (const id of kept.keys()) if (!wanted.has(id)) await queues.look.removeJobScheduler(id);
}

/** A source without a schedule of its own is looked at twice an hour, each at minutes of its own. */
function patternOf({ id, schedule }: Source): string {
  if (schedule !== undefined) return schedule;
  const minute = Number.parseInt(hashOf(id).slice(0, 6), 16) % 30;
  return `${minute},${minute + 30} * * * *`;
}
