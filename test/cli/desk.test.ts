import { createServer } from "node:net";
import { request } from "undici";
import { describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { jsonLines, makeFolder, sijill, startSijill } from "./program.ts";

const password = "twelve letters and more\n";
const session = z.looseObject({ user: z.looseObject({ name: z.string() }).nullable(), loginNeeded: z.boolean() });

async function sessionAt(address: string, headers: Record<string, string> = {}) {
  return session.parse(await (await fetch(`${address}/api/session`, { headers })).json());
}

const env = { SIJILL_DESK_PORT: "0" };

test("the sample leaves the desk open over what was crawled, until it is stopped", { timeout: 120_000 }, async () => {
  const folder = makeFolder();
  const sample = startSijill(["sample"], { folder, env });
  const address = await sample.printed(/(?<=The desk is open on )http:\/\/127\.0\.0\.1:\d+/);
  expect(await sessionAt(address)).toMatchObject({ user: { name: "local" }, loginNeeded: false });
  const { sources } = z
    .object({ sources: z.array(z.looseObject({ id: z.string(), articles: z.number() })) })
    .parse(await (await fetch(`${address}/api/sources`)).json());
  expect(sources.find(({ id }) => id === "sample")?.articles).toBeGreaterThan(50);
  const { pending } = z.object({ pending: z.number() }).parse(await (await fetch(`${address}/api/statistics`)).json());
  expect(pending).toBeGreaterThan(100);
  expect(await sample.stop("SIGTERM")).toMatchObject({ status: 0 });
});

describe("the desk", () => {
  test("opens on loopback without users, tells where, and ends when it is told to", async () => {
    const folder = makeFolder();
    const desk = startSijill(["serve"], { folder, env });
    const address = String((await desk.logged("the desk is open"))["address"]);
    expect(await sessionAt(address)).toMatchObject({ user: { name: "local" }, loginNeeded: false });
    expect((await request(`${address}/api/session`, { headers: { host: "evil.example" } })).statusCode).toBe(421);
    expect((await desk.stop("SIGINT")).status).toBe(0);
  });

  test("is not opened to others as long as nobody has to log in", async () => {
    const folder = makeFolder();
    for (const [args, names] of [
      [["serve", "--host", "0.0.0.0"], ""],
      [["serve"], "desk.example"],
    ] as const) {
      const ended = await sijill(args, { folder, env: { ...env, SIJILL_DESK_NAMES: names } });
      expect([ended.status, ended.err]).toEqual([2, expect.stringContaining("sijill user add")]);
    }
  });

  test("asks users to log in, on loopback too, and takes their tokens", async () => {
    const folder = makeFolder();
    const run = (...args: string[]) => sijill(args, { folder, input: password });
    expect(await run("user", "add", "amina", "--role", "admin", "--password-stdin")).toMatchObject({
      status: 0,
      err: "",
    });
    const secret = (await run("token", "add", "amina", "--label", "nightly")).out.trim();
    expect(secret).toMatch(/^[\w-]{43}$/);
    const desk = startSijill(["serve", "--host", "0.0.0.0"], { folder, env });
    const address = String((await desk.logged("the desk is open"))["address"]).replace("0.0.0.0", "127.0.0.1");
    expect(await sessionAt(address)).toMatchObject({ user: null, loginNeeded: true });
    const authorization = `Bearer ${secret}`;
    expect(await sessionAt(address, { authorization })).toMatchObject({ user: { name: "amina", role: "reader" } });
    const [token] = jsonLines((await run("token", "list", "--json")).out, z.looseObject({ id: z.string() }));
    expect((await run("token", "revoke", token?.id ?? "")).status).toBe(0);
    expect((await fetch(`${address}/api/session`, { headers: { authorization } })).status).toBe(401);
  });

  test("tells of a port that somebody has", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void other.close());
    const { port } = z.object({ port: z.number() }).parse(other.address());
    const { status, err } = await sijill(["serve", "--port", String(port)], { folder: makeFolder() });
    expect([status, err]).toEqual([2, expect.stringContaining("another program listens there")]);
  });
});

describe("users", () => {
  test("are added, listed, changed and disabled", async () => {
    const folder = makeFolder();
    const run = (...args: string[]) => sijill(args, { folder, input: password });
    expect((await run("user", "list")).out).toContain("there are no users");
    expect((await run("user", "add", "amina", "--password-stdin")).out).toBe("amina may log in now, as reviewer\n");
    expect(await run("user", "add", "amina", "--password-stdin")).toMatchObject({
      status: 2,
      err: expect.stringContaining("already"),
    });
    expect((await run("user", "role", "amina", "admin")).out).toBe("amina is admin now\n");
    expect((await run("user", "password", "amina", "--password-stdin")).status).toBe(0);
    expect((await run("user", "disable", "amina")).status).toBe(0);
    const [user] = jsonLines((await run("user", "list", "--json")).out);
    expect(user).toMatchObject({ name: "amina", role: "admin", disabledAt: expect.any(String) });
    expect(await run("token", "add", "amina")).toMatchObject({ status: 2, err: expect.stringContaining("disabled") });
  });

  test("and tokens that are not there, and names that are none, are refused with what to do", async () => {
    const folder = makeFolder();
    const refusals: readonly (readonly [readonly string[], RegExp])[] = [
      [["user", "add", "a b", "--password-stdin"], /no name of a user/],
      [["user", "add", "amina"], /--password-stdin/],
      [["user", "role", "nobody", "admin"], /no user "nobody"/],
      [["user", "role", "nobody", "king"], /reader, reviewer, admin/],
      [["user", "disable", "nobody"], /no user "nobody"/],
      [["user", "password", "nobody", "--password-stdin"], /no user "nobody"/],
      [["token", "add", "nobody"], /no user "nobody"/],
      [["token", "revoke", "t0"], /no token "t0"/],
    ];
    await sijill(["user", "list"], { folder });
    await Promise.all(
      refusals.map(async ([args, reason]) => {
        const { status, out, err } = await sijill(args, { folder, input: password });
        expect([status, out, err]).toEqual([2, "", expect.stringMatching(reason)]);
      }),
    );
  });

  test("have passwords of some length", async () => {
    const folder = makeFolder();
    const ended = await sijill(["user", "add", "amina", "--password-stdin"], { folder, input: "short\n" });
    expect([ended.status, ended.err]).toEqual([2, expect.stringContaining("12 to 1024 characters")]);
    expect((await sijill(["user", "list"], { folder })).out).toContain("there are no users");
  });
});
