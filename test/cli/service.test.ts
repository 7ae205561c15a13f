import { describe, expect, onTestFinished, test, vi } from "vitest";
import { openPress, type Press } from "../support/press/press.ts";
import { makeRedis, testRedis } from "../support/servers/index.ts";
import { makeFolder, type Running, startSijill } from "./program.ts";

/** Two hosts, each with a feed and three articles, and a folder with their sources. */
async function pressWithFolder(): Promise<{ press: Press; folder: string; env: { [name: string]: string } }> {
  const press = await openPress({ hosts: 2, articles: 3 });
  onTestFinished(() => press.close());
  const files = Object.entries(press.sourceFiles).map(([name, text]) => [`own/${name}`, text]);
  const folder = makeFolder({
    ...Object.fromEntries(files),
    "own/mute.yaml": `id: mute\nname: Mute\nhosts: [mute.example]\nlanguages: [fr]\noutlet: press\nfeeds: [http://${press.hosts[0]}/none]\nmarkup: unproven\n`,
  });
  const env = { SIJILL_SOURCES: "own", SIJILL_ALLOW_HOSTS: "127.0.0.0/8", SIJILL_HOST_PAUSE: "0" };
  return { press, folder, env: { ...env, SIJILL_METRICS_PORT: "0" } };
}

/** Where a service says that it answers. */
async function originOf(service: Running): Promise<string> {
  const { address } = await service.logged("metrics are served");
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  return String(address);
}

async function metricsAt(origin: string): Promise<string> {
  return await (await fetch(`${origin}/metrics`)).text();
}

async function readinessAt(origin: string): Promise<{ status: number; body: string }> {
  const response = await fetch(`${origin}/readyz`);
  return { status: response.status, body: await response.text() };
}

const sources = ["press_0", "press_1", "mute"];

test("an endless crawl that nobody looks at logs JSON and answers for itself", { timeout: 180_000 }, async () => {
  const { folder, env } = await pressWithFolder();
  const crawl = startSijill(["crawl", ...sources, "--every", "30m"], { folder, env });
  const origin = await originOf(crawl);
  await vi.waitFor(
    async () => {
      const body = await metricsAt(origin);
      for (const line of [
        'sijill_articles_total{source="press_0"} 3',
        'sijill_articles_total{source="press_1"} 3',
        'sijill_failures_total{source="mute",code="http-refused"} 1',
        'sijill_reading_seconds_count{kind="article"} 6',
        'sijill_gathered_seconds{what="due"}',
        "process_resident_memory_bytes",
      ])
        expect(body).toContain(line);
      expect(body).not.toContain("/article/");
    },
    { timeout: 90_000, interval: 100 },
  );
  expect((await fetch(`${origin}/healthz`)).status).toBe(200);
  expect(await readinessAt(origin)).toEqual({
    status: 200,
    body: '{"ready":true,"checks":{"register":{"ok":true}}}\n',
  });
  const failure = await crawl.logged("failed");
  expect(failure).toMatchObject({ level: 40, source: "mute", code: "http-refused", time: expect.any(String) });

  const { status, out, err } = await crawl.stop("SIGTERM");
  expect([status, out]).toEqual([0, ""]);
  expect(crawl.log().filter(({ msg }) => msg === "article")).toHaveLength(6);
  expect(crawl.log().at(-1)?.msg).toBe("stopped");
  expect(err).not.toContain("sijill:");
});

test("what ends a service is the last line of its log", { timeout: 180_000 }, async () => {
  const { folder, env } = await pressWithFolder();
  const first = startSijill(["crawl", ...sources, "--every", "30m"], { folder, env });
  const port = new URL(await originOf(first)).port;
  const second = startSijill(["crawl", "mute", "--every", "30m"], {
    folder,
    env: { ...env, SIJILL_METRICS_PORT: port },
  });
  const last = await second.logged("stopped by a failure");
  expect(last).toMatchObject({ level: 60, err: { code: "bad-setting", message: expect.stringContaining(port) } });
  expect(await second.ended).toMatchObject({ status: 2, out: "" });
});

const redis = await testRedis();

describe.runIf(redis.available)("a team", { timeout: 240_000 }, () => {
  test("answers for itself, process by process, and says when Redis is away", async () => {
    const { server } = await makeRedis();
    await server.start();
    onTestFinished(() => server.remove());
    const { folder, env } = await pressWithFolder();
    const team = { folder, env: { ...env, REDIS_URL: server.url } };
    const worker = startSijill(["worker", "--threads", "1"], team);
    const scheduler = startSijill(["scheduler", ...sources], team);
    const [atWorker, atScheduler] = [await originOf(worker), await originOf(scheduler)];
    await vi.waitFor(
      async () => {
        const [worked, scheduled] = [await metricsAt(atWorker), await metricsAt(atScheduler)];
        expect(worked).toContain('sijill_articles_total{source="press_1"} 3');
        expect(worked).toContain('sijill_register_seconds_count{call="saveReadings"}');
        expect(scheduled).toContain('sijill_queue_jobs{queue="visit",state="waiting"}');
        expect(scheduled).toContain('sijill_dead_letters{queue="extract"} 0');
        expect(scheduled).toContain('sijill_gathered_seconds{what="due"}');
      },
      { timeout: 90_000, interval: 200 },
    );
    expect(await readinessAt(atWorker)).toMatchObject({ status: 200 });
    expect(await readinessAt(atScheduler)).toMatchObject({ status: 200 });
    await server.kill();
    for (const origin of [atWorker, atScheduler]) {
      await vi.waitFor(
        async () => {
          const { status, body } = await readinessAt(origin);
          expect(status).toBe(503);
          expect(body).toContain('"register":{"ok":true}');
          expect(body).toMatch(/"redis":\{"ok":false,"code":"(?:queue-unreachable|timed-out)"/);
        },
        { timeout: 30_000, interval: 100 },
      );
      expect((await fetch(`${origin}/healthz`)).status).toBe(200);
    }
    await server.start();
    await vi.waitFor(async () => expect(await readinessAt(atWorker)).toMatchObject({ status: 200 }), {
      timeout: 60_000,
      interval: 200,
    });
    expect([await worker.stop("SIGTERM"), await scheduler.stop("SIGTERM")]).toMatchObject([
      { status: 0, out: "" },
      { status: 0, out: "" },
    ]);
    expect(worker.log().at(-1)?.msg).toBe("stopped");
  });

  test("ends when it is told to though Redis is away", async () => {
    const { server } = await makeRedis();
    await server.start();
    onTestFinished(() => server.remove());
    const { folder, env } = await pressWithFolder();
    const team = { folder, env: { ...env, REDIS_URL: server.url } };
    const [worker, scheduler] = [startSijill(["worker", "--threads", "1"], team), startSijill(["scheduler"], team)];
    await Promise.all([worker.logged("worker started"), scheduler.logged("scheduler started")]);
    await server.kill();
    const began = performance.now();
    const ended = await Promise.all([worker.stop("SIGTERM"), scheduler.stop("SIGTERM")]);
    expect(ended).toMatchObject([{ status: 0 }, { status: 0 }]);
    expect(worker.log().at(-1)?.msg).toBe("stopped");
    expect(performance.now() - began).toBeLessThan(60_000);
  });
});
