import { expect, test } from "vitest";
import { AskedToWait } from "../../src/crawl/failures.ts";
import { rememberedHosts } from "../../src/crawl/hosts.ts";
import { SijillError } from "../../src/errors.ts";
import { openTestFetcher, serveTable, stillClock, testTurns } from "./server.ts";

test("the pause runs from the end of one request to the start of the next", async () => {
  const clock = stillClock(0);
  const turns = testTurns(clock);
  const log: string[] = [];
  const work = (name: string, takes: number) => async () => {
    log.push(`${name} at ${clock.now()}`);
    await Promise.resolve();
    clock.set(clock.now() + takes);
  };
  await Promise.all([
    turns.take("a.ma", 2_000, work("first", 700)),
    turns.take("a.ma", 2_000, work("second", 100)),
    turns.take("a.ma", 5_000, work("third", 0)),
  ]);
  expect(log).toEqual(["first at 0", "second at 2700", "third at 7800"]);
});

test("time that has passed anyway counts towards the pause", async () => {
  const clock = stillClock(0);
  const turns = testTurns(clock);
  await turns.take("a.ma", 2_000, () => Promise.resolve());
  clock.set(1_500);
  await turns.take("a.ma", 2_000, () => Promise.resolve());
  clock.set(9_000);
  await turns.take("a.ma", 2_000, () => Promise.resolve());
  expect(clock.sleeps).toEqual([500]);
});

test("a host is one visit's until it is let go, in this process as in others", async () => {
  const turns = testTurns(stillClock(0));
  expect(await turns.hold("a.ma")).toBe(true);
  expect(await turns.hold("a.ma")).toBe(false);
  expect(await turns.hold("b.ma")).toBe(true);
  await turns.take("a.ma", 0, () => Promise.resolve());
  expect(await turns.hold("a.ma")).toBe(false);
  await turns.letGo("a.ma");
  expect(await turns.hold("a.ma")).toBe(true);
});

const done = () => Promise.resolve("done");

test("a visit is over once another process has asked the host", async () => {
  const clock = stillClock(0);
  const hosts = rememberedHosts();
  const [turns, others] = [testTurns(clock, hosts), testTurns(clock, hosts)];
  await turns.hold("a.ma");
  expect(await turns.take("a.ma", 0, done)).toBe("done");
  clock.set(100);
  expect(await turns.take("a.ma", 0, done)).toBe("done");
  clock.set(200_000);
  await others.take("a.ma", 0, done);
  await expect(turns.take("a.ma", 0, done)).rejects.toMatchObject({ code: "host-busy" });
  expect(turns.stateOf("a.ma")).toBeNull();
  await turns.letGo("a.ma");
  expect(await turns.hold("a.ma")).toBe(true);
  expect(await turns.take("a.ma", 0, done)).toBe("done");
});

test("whoever vanishes at work keeps the host for the longest request and the pause after it", async () => {
  const clock = stillClock(0);
  const kept: number[] = [];
  const hosts = rememberedHosts();
  const take = (host: string, now: number, until: number) => {
    kept.push(until);
    return hosts.take(host, now, until);
  };
  const turns = testTurns(clock, { ...hosts, take });
  await turns.take("a.ma", 2_000, () => Promise.resolve());
  expect(kept).toEqual([62_000]);
  clock.set(500);
  await turns.take("a.ma", 2_000, () => Promise.resolve());
  // Its request begins 1,500 ms later.
  expect(kept.slice(1)).toEqual([62_500, 64_000]);
});

test("a clock that is set back does not stretch the pause", async () => {
  const clock = stillClock(3_600_000);
  const turns = testTurns(clock);
  await turns.take("a.ma", 2_000, () => Promise.resolve());
  clock.set(0);
  await turns.take("a.ma", 2_000, () => Promise.resolve());
  expect(clock.sleeps).toEqual([2_000]);
});

test("hosts do not wait for each other, and one that fails keeps its turn's pause", async () => {
  const clock = stillClock(0);
  const turns = testTurns(clock);
  await expect(
    turns.take("a.ma", 2_000, () => Promise.reject(new SijillError("http-refused", "broken"))),
  ).rejects.toThrow("broken");
  await turns.take("b.ma", 2_000, () => Promise.resolve());
  expect(clock.sleeps).toEqual([]);
  await turns.take("a.ma", 2_000, () => Promise.resolve());
  expect(clock.sleeps).toEqual([2_000]);
});

test("a host that asks for patience is left alone for as long as it asked", async () => {
  const clock = stillClock(0);
  const turns = testTurns(clock);
  const busy = new AskedToWait("too-many-requests", "busy", 90);
  await expect(turns.take("a.ma", 0, () => Promise.reject(busy))).rejects.toThrow("busy");
  let asked = 0;
  const work = () => Promise.resolve((asked += 1));
  clock.set(30_000);
  await expect(turns.take("a.ma", 0, work)).rejects.toMatchObject({ code: "too-many-requests", seconds: 60 });
  expect(asked).toBe(0);
  clock.set(90_000);
  await turns.take("a.ma", 0, work);
  expect(asked).toBe(1);
});

test.each(["connection-failed", "timed-out", "tls-failed", "server-error", "unknown-host"] as const)(
  "a host that fails again and again with %s is left alone, and what only one page did wrong costs it nothing",
  async (code) => {
    const turns = testTurns(stillClock(0));
    const fail = (failure: SijillError) => turns.take("a.ma", 0, () => Promise.reject(failure));
    for (let time = 0; time < 5; time += 1) await expect(fail(new SijillError("too-large", "x"))).rejects.toThrow("x");
    for (let time = 0; time < 3; time += 1)
      await expect(fail(new SijillError(code, "x"))).rejects.toMatchObject({ code });
    await expect(fail(new SijillError(code, "x"))).rejects.toMatchObject({ code: "too-many-requests" });
  },
);

test("a server sees one request at a time, with the pause between them", async () => {
  const pause = 0.15;
  const server = await serveTable(
    Object.fromEntries(
      [1, 2, 3, 4].map((name) => [`/${name}`, (_, response) => setTimeout(() => response.end("x"), 30)]),
    ),
  );
  const fetcher = openTestFetcher([server.host], { pause });
  await Promise.all([1, 2, 3, 4].map((name) => fetcher.fetch(`${server.origin}/${name}`, { kind: "page" })));
  expect(server.visits).toHaveLength(5);
  const began = server.visits.map((visit) => visit.began);
  const gaps = server.visits.slice(0, -1).map((visit, at) => (began[at + 1] ?? 0) - visit.began);
  // From start to start: the pause and the 30 ms that an answer takes; timers may be a few milliseconds early.
  for (const [at, gap] of gaps.entries()) expect(gap).toBeGreaterThanOrEqual(at === 0 ? 145 : 170);
});

test("the longest of setting, source and Crawl-delay is kept", async () => {
  const clock = stillClock();
  const server = await serveTable({
    "/robots.txt": (_, response) => response.end("User-agent: *\nCrawl-delay: 7"),
    "/page": "<p>hello",
  });
  const fetcher = openTestFetcher([server.host], { clock, pause: 2 });
  await fetcher.fetch(`${server.origin}/page`, { kind: "page" });
  await fetcher.fetch(`${server.origin}/page`, { kind: "page", pause: 5 });
  await fetcher.fetch(`${server.origin}/page`, { kind: "page", pause: 11 });
  expect(clock.sleeps).toEqual([7_000, 7_000, 11_000]);
});
