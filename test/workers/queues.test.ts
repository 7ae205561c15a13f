import { describe, expect, onTestFinished, test } from "vitest";
import { SijillError } from "../../src/errors.ts";
import { openQueueAdmin } from "../../workers/admin.ts";
import { connectRedis } from "../../workers/connection.ts";
import { addVisits, closeQueues, openQueues } from "../../workers/queues.ts";
import { watchWorker } from "../../workers/watched.ts";
import { testRedis } from "../support/servers/index.ts";
import { newRegister, pressFor } from "./ground.ts";
import { makeTeam } from "./team.ts";

const redis = await testRedis();

describe.runIf(redis.available)("a queue", { timeout: 90_000 }, () => {
  test("tries a page again whose job was given up an hour ago, and one whose letter is put back", async () => {
    const press = await pressFor({ hosts: 1, articles: 2 });
    const register = await newRegister();
    let isBroken = true;
    const failing = new Proxy(register, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name, target);
        if (name === "pageToRead" && isBroken) return () => Promise.reject(new SijillError("bad-data", "worn out"));
        return typeof member === "function"
          ? (...args: unknown[]): unknown => Reflect.apply(member, target, args)
          : member;
      },
    });
    const prefix = `${redis.prefix}again`;
    const team = makeTeam({ press, register: failing, redisUrl: redis.url, prefix, pause: 0 });
    const connection = await connectRedis(redis.url);
    onTestFinished(() => connection.disconnect());
    const admin = openQueueAdmin(connection, prefix);
    onTestFinished(() => admin.close());
    await team.addWorker();
    await team.startScheduler();
    await expect.poll(async () => (await admin.deadLetters(10)).length, { timeout: 20_000 }).toBe(2);
    isBroken = false;
    const [first] = await admin.deadLetters(10);
    // As if it had been given up longer ago.
    await connection.zadd(`${prefix}:extract:failed`, Date.now() - 3_700_000, first?.id ?? "");
    await expect.poll(async () => (await register.counts()).articles, { timeout: 40_000 }).toBe(1);
    expect(await admin.deadLetters(10)).toHaveLength(1);
    expect(await admin.retry(["extract"])).toBe(1);
    await expect.poll(async () => (await register.counts()).articles, { timeout: 20_000 }).toBe(2);
    expect(await admin.deadLetters(10)).toEqual([]);
  });

  test("is not kept from a host by what is left of a visit that is gone", async () => {
    const connection = await connectRedis(redis.url);
    onTestFinished(() => connection.disconnect());
    const prefix = `${redis.prefix}left`;
    const queues = openQueues(connection, prefix);
    onTestFinished(() => closeQueues(queues));
    await addVisits(queues, ["press.example"]);
    const [job] = await queues.visit.getWaiting();
    // What a hand in Redis does, or a backup that holds one key and not the other.
    await connection.del(`${prefix}:visit:${job?.id ?? ""}`, `${prefix}:visit:wait`);
    await addVisits(queues, ["press.example"]);
    expect(await queues.visit.getWaitingCount()).toBe(1);
    const admin = openQueueAdmin(connection, prefix);
    onTestFinished(() => admin.close());
    await admin.drain(["visit"]);
    await addVisits(queues, ["press.example"]);
    expect(await queues.visit.getWaitingCount()).toBe(1);
  });

  test("whose worker fell silent gets another", async () => {
    const connection = await connectRedis(redis.url);
    onTestFinished(() => connection.disconnect());
    // The first connection that waits for jobs never hears of one, as after some restarts of a server.
    let duplicates = 0;
    const deaf = new Proxy(connection, {
      get(target, name) {
        if (name === "duplicate") {
          return (...options: Parameters<typeof target.duplicate>) => {
            const duplicate = target.duplicate(...options);
            duplicates += 1;
            if (duplicates === 1) duplicate.bzpopmin = () => new Promise(() => undefined);
            return duplicate;
          };
        }
        const member: unknown = Reflect.get(target, name, target);
        return typeof member === "function" ? member.bind(target) : member;
      },
    });
    const prefix = `${redis.prefix}silent`;
    const queues = openQueues(connection, prefix);
    onTestFinished(() => closeQueues(queues));
    const [taken, troubles]: [string[], string[]] = [[], []];
    const watched = watchWorker({
      queues,
      name: "visit",
      prefix,
      connection: deaf,
      concurrency: 1,
      process(job) {
        taken.push(String(job.id));
        return Promise.resolve("visited");
      },
      trouble: (message) => troubles.push(message),
      lookEvery: 200,
      silence: 1_500,
    });
    onTestFinished(() => watched.close(5_000));
    await expect.poll(() => duplicates, { timeout: 10_000 }).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 500));
    await addVisits(queues, ["press.example"]);
    await expect.poll(() => taken.length, { timeout: 20_000 }).toBe(1);
    expect(troubles).toEqual(["the worker of visit took no job although 1 wait; it is made anew"]);
  });
});
