import { describe, expect, onTestFinished, test, vi } from "vitest";
import { makeRedis, testRedis } from "../support/servers/index.ts";
import { jsonLines, makeFolder, sijill, startSijill } from "./program.ts";

const redis = await testRedis();

describe.runIf(redis.available)("queue", { timeout: 180_000 }, () => {
  test("tells who is at work and what is missing, puts back what was given up and empties what waits", async () => {
    const { server } = await makeRedis();
    await server.start();
    onTestFinished(() => server.remove());
    const folder = makeFolder({
      "own/mute.yaml": `id: mute\nname: Mute\nhosts: [mute.example]\nlanguages: [fr]\noutlet: press\nfeeds: [http://127.0.0.1:1/none]\nmarkup: unproven\n`,
    });
    const team = { folder, env: { REDIS_URL: server.url, SIJILL_SOURCES: "own", SIJILL_ALLOW_HOSTS: "127.0.0.0/8" } };
    const alone = await sijill(["queue", "status"], team);
    expect(alone.out).toMatch(/^visit +0 +0 +0 +0 +0$/m);
    expect(alone.out).toContain("No scheduler is at work");
    expect(alone.out).toContain("No worker takes these jobs");

    const [worker, scheduler] = [startSijill(["worker"], team), startSijill(["scheduler", "mute"], team)];
    await Promise.all([worker.logged("worker started"), scheduler.logged("scheduler started")]);
    await vi.waitFor(
      async () => {
        const { out } = await sijill(["queue", "status"], team);
        for (const queue of ["look", "visit", "extract", "merge"])
          expect(out).toMatch(new RegExp(`^${queue} +1 `, "m"));
        expect(out).not.toContain("is at work:");
      },
      { timeout: 60_000, interval: 500 },
    );
    const told = await sijill(["queue", "status", "--json"], team);
    expect(jsonLines(told.out)).toEqual(
      expect.arrayContaining([{ scheduler: true }, expect.objectContaining({ queue: "merge", workers: 1, failed: 0 })]),
    );
    const [retried, drained] = [await sijill(["queue", "retry"], team), await sijill(["queue", "drain"], team)];
    expect(retried).toEqual({ status: 0, out: "0 jobs were put back.\n", err: "" });
    expect(drained.out).toBe(
      "Emptied: look, visit, extract, merge. The scheduler fills them again with what is due.\n",
    );
  });
});
