/** A scheduler and workers over PostgreSQL and Redis, of which one or another is killed or stopped again and again. */
import { setTimeout as sleep } from "node:timers/promises";
import { type Location, openRegister } from "../../src/store/open.ts";
import { openQueueAdmin } from "../../workers/admin.ts";
import { connectRedis } from "../../workers/connection.ts";
import type { OwnServer } from "../support/servers/own-server.ts";
import { makePostgres } from "../support/servers/postgres.ts";
import { makeRedis } from "../support/servers/redis.ts";
import type { Ground } from "./ground.ts";
import { planOf, type Step } from "./plan.ts";
import type { Random } from "./random.ts";
import { type Staff, startStaff } from "./staff.ts";

export interface TeamWork {
  readonly workers: number;
  readonly kills: number;
  /** Of each server. */
  readonly stops: number;
  readonly random: Random;
  readonly tell: (text: string) => void;
}

export interface TeamServers {
  readonly postgres: OwnServer;
  readonly redis: OwnServer;
  remove(): Promise<void>;
}

export async function startServers(): Promise<TeamServers> {
  const { server: postgres } = await makePostgres();
  const { server: redis } = await makeRedis({ persistent: true });
  const remove = async () => {
    await postgres.remove();
    await redis.remove();
  };
  try {
    await postgres.start();
    await redis.start();
  } catch (error) {
    await remove();
    throw error;
  }
  return { postgres, redis, remove };
}

/** So long nothing comes closer to its end: then something is stuck. */
const patience = 150_000;
/** Milliseconds between two lines about what is left. */
const tellEvery = 5_000;
/** A worker that is told to stop has half a minute for what it is at. */
const stopPatience = 40_000;

/**
 * Crawls the press as a team that is disturbed.
 * @returns where the register is, and what went wrong on the way
 */
export async function crawlAsTeam(
  ground: Ground,
  servers: TeamServers,
  work: TeamWork,
): Promise<{ location: Location; faults: readonly string[] }> {
  const environment = { DATABASE_URL: servers.postgres.url, REDIS_URL: servers.redis.url };
  const staff = startStaff(ground, environment, work);
  for (const step of planOf(work, ground.pages)) {
    await until(() => staff.haveReached(step.goal), `${step.goal} pages asked for`, staff);
    await sleep(work.random.whole(0, 400));
    work.tell(`${await carryOut(step, staff, servers, work)} at ${ground.pagesAsked()} of ${ground.pages} pages`);
  }
  const letters = await workToTheEnd(ground, servers, staff, work);
  await staff.stop(stopPatience);
  return { location: servers.postgres.url, faults: [...letters, ...staff.faults()] };
}

/** @returns what was done, for people */
async function carryOut(step: Step, staff: Staff, servers: TeamServers, { random }: TeamWork): Promise<string> {
  if (step.kind === "kill") {
    const post = random.next() < 0.15 ? "scheduler" : "worker";
    const replace = await staff.killOne(post);
    await sleep(random.whole(0, 500));
    replace();
    return `${post} killed`;
  }
  // One that starts while a server is away ends with an error, as it should.
  await until(() => staff.areAtWork(), "all processes at work", staff);
  const server = servers[step.kind];
  const ending = random.pick<"stop" | "kill">(["stop", "kill"]);
  const away = random.whole(100, 4_000);
  await server[ending]();
  const replace = random.next() < 0.3 ? await staff.killOne("worker") : null;
  await sleep(away);
  await server.start();
  const isEmptied = step.kind === "redis" && random.next() < 0.3;
  if (isEmptied) await empty(server.url);
  replace?.();
  const further = `${isEmptied ? ", emptied" : ""}${replace === null ? "" : ", a worker killed meanwhile"}`;
  return `${step.kind}: ${ending}, away for ${away} ms${further}`;
}

async function empty(redisUrl: string): Promise<void> {
  const redis = await connectRedis(redisUrl);
  await redis.flushall();
  redis.disconnect();
}

/** Waits until the register has everything and no job is left. @returns the dead letters */
async function workToTheEnd(ground: Ground, servers: TeamServers, staff: Staff, { tell }: TeamWork): Promise<string[]> {
  const register = await openRegister(servers.postgres.url);
  const redis = await connectRedis(servers.redis.url);
  const admin = openQueueAdmin(redis, "sijill");
  let state = "";
  let toldAt = -Infinity;
  const isDone = async () => {
    const due = [...(await register.countDue(new Date().toISOString())).values()].reduce(
      (sum, count) => sum + count,
      0,
    );
    const [unread, unlinked] = [
      await register.unreadPages("", ground.pages),
      await register.unlinkedArticles("", ground.pages),
    ];
    const { addresses } = await register.counts();
    const jobs = await admin.status();
    const open = jobs.reduce((sum, { waiting, active }) => sum + waiting + active, 0);
    state = `${ground.pagesAsked()} pages asked for, ${due} due, ${unread.length} unread, ${unlinked.length} not linked, ${open} jobs`;
    if (performance.now() - toldAt > tellEvery) {
      tell(state);
      toldAt = performance.now();
    }
    return addresses === ground.pages + ground.press.hosts.length && due + unread.length + unlinked.length + open === 0;
  };
  try {
    await until(isDone, "everything is done", staff, () => state);
    const letters = await admin.deadLetters(100);
    return letters.map((letter) => `dead letter ${JSON.stringify(letter)}`);
  } finally {
    await admin.close();
    redis.disconnect();
    await register.close();
  }
}

/** @param state changes as long as there is progress */
async function until(
  isThere: () => boolean | Promise<boolean>,
  what: string,
  staff: Staff,
  state: () => string = () => String(staff.progress()),
): Promise<void> {
  let last = "";
  for (let end = performance.now() + patience; performance.now() < end; await sleep(50)) {
    if (await isThere()) return;
    staff.replaceEnded();
    if (state() !== last) end = performance.now() + patience;
    last = state();
  }
  throw new Error(`no progress for ${patience / 1000} s towards: ${what} (${last})\n${staff.said()}`);
}
