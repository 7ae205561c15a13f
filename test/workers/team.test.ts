import { Redis } from "ioredis";
import { describe, expect, onTestFinished, test } from "vitest";
import { SijillError } from "../../src/errors.ts";
import { openQueueAdmin } from "../../workers/admin.ts";
import { connectRedis } from "../../workers/connection.ts";
import { addExtract, addExtracts, addMerge, addVisits, closeQueues, openQueues } from "../../workers/queues.ts";
import { watchWorker } from "../../workers/watched.ts";
import { type Press, treatmentOf } from "../support/press/press.ts";
import { testRedis } from "../support/servers/index.ts";
import { newRegister, pressFor } from "./ground.ts";
import { makeTeam, type TeamOptions } from "./team.ts";

const redis = await testRedis();

let teams = 0;
async function teamFor(press: Press, options: Partial<TeamOptions> = {}) {
  const register = options.register ?? (await newRegister());
  const prefix = `${redis.prefix}team${(teams += 1)}`;
  return { register, prefix, team: makeTeam({ press, register, redisUrl: redis.url, prefix, pause: 0, ...options }) };
}

describe.runIf(redis.available)("a team of workers", { timeout: 90_000 }, () => {
  test("takes every article of every host once, and keeps to the manners of the house", async () => {
    const pause = 0.2;
    const robots = "User-agent: *\nDisallow: /article/*3$\n";
    const press = await pressFor({ hosts: 50, articles: 10, robots, delay: 5 });
    const { register, team } = await teamFor(press, { pause });
    await Promise.all(Array.from({ length: 4 }, () => team.addWorker()));
    await team.startScheduler();
    await team.settled();

    expect(await register.counts()).toMatchObject({ articles: 50 * 9 });
    const treatments = press.hosts.map((host) => treatmentOf(press.seen, host));
    // robots.txt, tdmrep.json and nine articles: each once. Feeds are looked at when their minute of the hour comes.
    const asked = press.hosts.map(
      (host) => press.seen.filter((one) => one.host === host && one.path !== "/feed").length,
    );
    expect(new Set(asked)).toEqual(new Set([11]));
    expect(treatments.filter(({ overlaps }) => overlaps > 0)).toEqual([]);
    // Timers may be a millisecond early, and two clocks a little apart.
    const shortest = Math.min(...treatments.map(({ shortestPause }) => shortestPause));
    expect(shortest).toBeGreaterThanOrEqual(pause * 1000 - 3);
    expect(press.seen.filter(({ path }) => path.endsWith("3"))).toEqual([]);
    expect(team.events.filter(({ kind }) => kind === "failed").map((event) => "code" in event && event.code)).toEqual(
      Array.from({ length: 50 }, () => "robots-disallow"),
    );
  });

  test("leaves a host alone for as long as it asks", async () => {
    let refusedAt = 0;
    const press = await pressFor({
      hosts: 1,
      articles: 3,
      instead(request, response) {
        if (refusedAt > 0 || request.url?.startsWith("/article/") !== true) return false;
        refusedAt = performance.now();
        response.writeHead(429, { "retry-after": "2" }).end();
        return true;
      },
    });
    const { register, team } = await teamFor(press);
    await team.addWorker();
    await team.startScheduler();
    await expect.poll(async () => (await register.counts()).articles, { timeout: 30_000 }).toBe(2);
    const next = press.seen.find(({ began }) => began > refusedAt + 1);
    expect((next?.began ?? 0) - refusedAt).toBeGreaterThanOrEqual(1_990);
  });

  test("goes on when Redis loses all it had", async () => {
    const press = await pressFor({ hosts: 3, articles: 30, delay: 10 });
    const { register, prefix, team } = await teamFor(press);
    await team.addWorker();
    await team.startScheduler();
    await expect.poll(async () => (await register.counts()).articles, { timeout: 30_000 }).toBeGreaterThan(10);
    const plain = new Redis(redis.url);
    onTestFinished(() => plain.disconnect());
    const keys = await plain.keys(`${prefix}:*`);
    await plain.del(...keys);
    await team.settled();
    expect(await register.counts()).toMatchObject({ articles: 90 });
  });

  test("that nobody gave work takes what a crawl left unread", async () => {
    const press = await pressFor({ hosts: 1, articles: 4 });
    const { register, prefix, team } = await teamFor(press);
    await team.addWorker();
    await team.startScheduler();
    await team.settled();
    const connection = await connectRedis(redis.url);
    onTestFinished(() => connection.disconnect());
    const queues = openQueues(connection, prefix);
    onTestFinished(() => closeQueues(queues));
    // The same job twice, and one for a page that nobody keeps: no harm is done.
    const [host = ""] = press.hosts;
    await addExtracts(queues, [
      `http://${host}/article/200000`,
      `http://${host}/article/200000`,
      "http://nobody.example/",
    ]);
    await expect
      .poll(() => queues.extract.getJobCounts("waiting", "active"), { timeout: 10_000 })
      .toEqual({
        waiting: 0,
        active: 0,
      });
    expect(await register.counts()).toMatchObject({ articles: 4 });
    expect(await queues.extract.getFailedCount()).toBe(0);
  });

  test("waits for a register that is away, and nothing is put aside", async () => {
    const press = await pressFor({ hosts: 2, articles: 5 });
    const register = await newRegister();
    let isAway = false;
    let refused = 0;
    const leaving = new Proxy(register, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name, target);
        if (typeof member !== "function") return member;
        return (...args: unknown[]): unknown => {
          if (!isAway) return Reflect.apply(member, target, args);
          refused += 1;
          return Promise.reject(new SijillError("store-unreachable", "The register cannot be reached."));
        };
      },
    });
    isAway = true;
    const { prefix, team } = await teamFor(press, { register: leaving });
    const connection = await connectRedis(redis.url);
    onTestFinished(() => connection.disconnect());
    const admin = openQueueAdmin(connection, prefix);
    onTestFinished(() => admin.close());
    const queues = openQueues(connection, prefix);
    onTestFinished(() => closeQueues(queues));
    await addVisits(queues, press.hosts);
    await addExtracts(queues, ["http://press.example/1"]);
    await addMerge(queues);
    await team.addWorker();
    await team.startScheduler();
    // The two visits, the extract and the merge that were asked for, and the scheduler's own look.
    await expect.poll(() => refused, { timeout: 20_000 }).toBeGreaterThan(5);
    isAway = false;
    await team.settled();
    expect(await register.counts()).toMatchObject({ articles: 10 });
    expect(await admin.deadLetters(10)).toEqual([]);
    expect(team.events.filter(({ kind }) => kind === "failed")).toEqual([]);
  });

  test("reads a page's new body, whatever became of the one before", async () => {
    const connection = await connectRedis(redis.url);
    onTestFinished(() => connection.disconnect());
    const queues = openQueues(connection, `${redis.prefix}anew`);
    onTestFinished(() => closeQueues(queues));
    const taken: string[] = [];
    let isBroken = true;
    const watched = watchWorker({
      queues,
      name: "extract",
      prefix: `${redis.prefix}anew`,
      connection,
      concurrency: 1,
      process: async (job) => {
        if (isBroken) throw new SijillError("bad-data", "the body makes no sense");
        taken.push(String(job.id));
        return Promise.resolve("read");
      },
      trouble: () => undefined,
    });
    onTestFinished(() => watched.close(5_000));
    await addExtract(queues, "http://press.example/1");
    await expect.poll(() => queues.extract.getFailedCount(), { timeout: 10_000 }).toBe(1);
    isBroken = false;
    await addExtracts(queues, ["http://press.example/1"]);
    expect(await queues.extract.getFailedCount()).toBe(1);
    await addExtract(queues, "http://press.example/1");
    await expect.poll(() => taken.length, { timeout: 10_000 }).toBe(1);
    expect(await queues.extract.getFailedCount()).toBe(0);
  });

  test("puts what cannot be done aside, where it is listed and put back", async () => {
    const press = await pressFor({ hosts: 1, articles: 1 });
    const { register, prefix, team } = await teamFor(press);
    Object.assign(register, {
      pageToRead: () => Promise.reject(new Error("the disk makes noises")),
    });
    const connection = await connectRedis(redis.url);
    onTestFinished(() => connection.disconnect());
    const admin = openQueueAdmin(connection, prefix);
    onTestFinished(() => admin.close());
    const queues = openQueues(connection, prefix);
    onTestFinished(() => closeQueues(queues));
    await queues.extract.add("extract", { address: "" }, { attempts: 1 });
    await queues.extract.add("extract", { address: "http://press.example/1" }, { attempts: 1 });
    await team.addWorker();
    await expect.poll(async () => (await admin.deadLetters(10)).length, { timeout: 10_000 }).toBe(2);
    const letters = await admin.deadLetters(10);
    expect(letters.map(({ queue }) => queue)).toEqual(["extract", "extract"]);
    expect(letters.map(({ reason }) => reason)).toEqual(expect.arrayContaining(["the disk makes noises"]));
    expect(await admin.status()).toContainEqual({ queue: "extract", waiting: 0, active: 0, delayed: 0, failed: 2 });
    Object.assign(register, { pageToRead: () => Promise.resolve(null) });
    expect(await admin.retry(["extract"])).toBe(2);
    await expect.poll(async () => (await admin.deadLetters(10)).length, { timeout: 10_000 }).toBe(1);
    await admin.drain(["extract"]);
  });
});

describe.runIf(redis.available)("a Redis", () => {
  test("that drops keys when it is full is refused", async () => {
    const plain = new Redis(redis.url);
    onTestFinished(async () => {
      await plain.config("SET", "maxmemory-policy", "noeviction");
      plain.disconnect();
    });
    await plain.config("SET", "maxmemory-policy", "allkeys-lru");
    await expect(connectRedis(redis.url)).rejects.toMatchObject({
      code: "bad-setting",
      message: expect.stringContaining("noeviction"),
    });
  });

  test("that is not there is told of, without its password", async () => {
    await expect(connectRedis("redis://:geheim@127.0.0.1:1")).rejects.toMatchObject({
      code: "queue-unreachable",
      message: expect.stringMatching(/^(?!.*geheim).*ECONNREFUSED/),
    });
  });
});
