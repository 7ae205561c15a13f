import { connect } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { SijillError } from "../../src/errors.ts";
import { openMetrics } from "../../src/operations/metrics.ts";
import { type Check, openReadiness } from "../../src/operations/readiness.ts";
import { openOperationsServer, type OperationsServer } from "../../src/operations/server.ts";

async function serverWith(checks: Record<string, Check>, patience?: number): Promise<OperationsServer> {
  const server = await openOperationsServer({
    host: "127.0.0.1",
    port: 0,
    metrics: openMetrics({ sources: [], version: "9.9.9" }),
    readiness: openReadiness(checks, patience),
    trouble: (message) => expect.fail(message),
  });
  onTestFinished(() => server.close());
  return server;
}

const fine = () => Promise.resolve();
const never = () => new Promise<void>(() => undefined);

describe("a service", () => {
  test("answers who asks for metrics and health, and nobody else", async () => {
    const { origin } = await serverWith({ register: fine });
    expect(origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const metrics = await fetch(`${origin}/metrics?x=1`);
    expect(metrics.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(await metrics.text()).toContain('sijill_info{version="9.9.9"} 1\n');
    const health = await fetch(`${origin}/healthz`);
    expect([health.status, await health.json()]).toEqual([200, { status: "ok" }]);
    const head = await fetch(`${origin}/healthz`, { method: "HEAD" });
    expect([head.status, head.headers.get("content-length"), await head.text()]).toEqual([200, "16", ""]);
    expect((await fetch(`${origin}/`)).status).toBe(404);
    expect((await fetch(`${origin}/metrics/../secrets`)).status).toBe(404);
    const post = await fetch(`${origin}/metrics`, { method: "POST", body: "x".repeat(100_000) });
    expect([post.status, post.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
  });

  test("is ready when all that it needs answers, and says what does not", async () => {
    let redis: Check = fine;
    const { origin } = await serverWith({ register: fine, redis: () => redis() }, 100);
    const ask = async () => {
      const response = await fetch(`${origin}/readyz`);
      return [response.status, await response.json()];
    };
    expect(await ask()).toEqual([200, { ready: true, checks: { register: { ok: true }, redis: { ok: true } } }]);
    redis = () => Promise.reject(new SijillError("queue-unreachable", "Redis is not connected"));
    const gone = { ok: false, code: "queue-unreachable", reason: "Redis is not connected" };
    expect(await ask()).toEqual([503, { ready: false, checks: { register: { ok: true }, redis: gone } }]);
    redis = () => Promise.reject(new Error("password s3cret is wrong"));
    const [, defect] = await ask();
    expect(JSON.stringify(defect)).not.toContain("s3cret");
    redis = never;
    const late = { ok: false, code: "timed-out", reason: "no answer within 0.1 s" };
    expect(await ask()).toEqual([503, { ready: false, checks: { register: { ok: true }, redis: late } }]);
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
  });

  test("asks what does not answer only once, however often it is asked itself", async () => {
    let asked = 0;
    const { origin } = await serverWith({ register: () => ((asked += 1), never()) }, 50);
    for (let round = 0; round < 3; round += 1) expect((await fetch(`${origin}/readyz`)).status).toBe(503);
    expect(asked).toBe(1);
  });

  test("says so where another program has its port", async () => {
    const { origin } = await serverWith({});
    const port = Number(new URL(origin).port);
    const metrics = openMetrics({ sources: [], version: "9.9.9" });
    const opening = openOperationsServer({
      host: "127.0.0.1",
      port,
      metrics,
      readiness: openReadiness({}),
      trouble: (message) => expect.fail(message),
    });
    await expect(opening).rejects.toMatchObject({
      code: "bad-setting",
      message: expect.stringMatching(/another program listens there.+SIJILL_METRICS_PORT/),
    });
  });

  test("closes at once, whoever is still connected", async () => {
    const server = await serverWith({});
    const socket = connect(Number(new URL(server.origin).port), "127.0.0.1");
    const closed = new Promise((resolve) => socket.once("close", resolve));
    await new Promise<void>((resolve) => socket.once("connect", () => resolve()));
    socket.on("error", () => undefined);
    await server.close();
    await closed;
    await expect(fetch(`${server.origin}/healthz`)).rejects.toThrow("fetch failed");
  });
});
