/** A desk over a real register in a file of its own, for one test. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { InjectOptions, LightMyRequestResponse } from "fastify";
import { onTestFinished } from "vitest";
import { createGuard } from "../../src/crawl/guard.ts";
import type { App, DeskOptions } from "../../src/desk/server/app.ts";
import { openDesk } from "../../src/desk/server/desk.ts";
import { hashPassword } from "../../src/desk/server/passwords.ts";
import { hashOfSecret, newSecret } from "../../src/desk/server/secrets.ts";
import { loadEngine } from "../../src/facts/engine.ts";
import { loadSources } from "../../src/sources/load.ts";
import type { Role } from "../../src/store/accounts.ts";
import type { Register } from "../../src/store/register.ts";
import { openSqliteRegister } from "../../src/store/sqlite/open.ts";

const engine = loadEngine();
const sources = loadSources();

/** A day in the life of a desk; `clock` is moved by hand. */
export interface TestDesk {
  readonly app: App;
  readonly register: Register;
  readonly clock: { time: number };
  /** What was told to the log. */
  readonly troubles: unknown[];
}

export const noon = Date.parse("2026-03-02T12:00:00Z");

export async function openTestDesk(options: Partial<DeskOptions> = {}): Promise<TestDesk> {
  const folder = mkdtempSync(join(tmpdir(), "sijill-desk-"));
  const register = await openSqliteRegister(join(folder, "register.db"));
  const clock = { time: noon };
  const troubles: unknown[] = [];
  const app = await openDesk(register, {
    version: "1.2.3",
    clock: { now: () => clock.time },
    host: "127.0.0.1",
    names: [],
    sources,
    engine,
    guard: createGuard(["127.0.0.1"], 5),
    pages: join(folder, "no pages"),
    logins: { byAddress: 20, byName: 10 },
    mergeSoon: () => undefined,
    trouble: (_, error) => troubles.push(error),
    ...options,
  });
  onTestFinished(async () => {
    await app.close();
    await register.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { app, register, clock, troubles };
}

export const password = "neuf lettres et plus";
/** Made once: a hash takes a quarter of a second. */
let hash: Promise<string> | null = null;

export async function addUser({ register }: TestDesk, name: string, role: Role): Promise<void> {
  hash ??= hashPassword(password);
  await register.saveUser({ name, role, createdAt: "2026-01-01T00:00:00.000Z", disabledAt: null }, await hash);
}

/** A token of a user who is added with it, as the header that sends it. */
export async function tokenFor(desk: TestDesk, name: string, role: Role): Promise<{ authorization: string }> {
  await addUser(desk, name, role);
  const secret = newSecret();
  const id = `t${hashOfSecret(secret)
    .replaceAll(/[^a-f0-9]/g, "0")
    .padEnd(16, "0")
    .slice(0, 16)}`;
  const times = { createdAt: "2026-01-01T00:00:00.000Z", expiresAt: null, usedAt: null, revokedAt: null };
  await desk.register.saveToken({ id, user: name, label: "test", scope: role, ...times }, hashOfSecret(secret));
  return { authorization: `Bearer ${secret}` };
}

/** What a browser sends after a login. */
export async function logIn({ app }: TestDesk, name: string): Promise<{ cookie: string; "x-csrf-token": string }> {
  const answer = await app.inject({ method: "POST", url: "/api/login", headers: local, payload: { name, password } });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  const [cookie] = answer.cookies;
  return {
    cookie: `${cookie?.name ?? ""}=${cookie?.value ?? ""}`,
    "x-csrf-token": answer.json<{ csrf: string }>().csrf,
  };
}

/** By which name loopback is called. */
export const local = { host: "localhost:4090" };

/** Asks as a browser on the same machine does. */
export function ask({ app }: TestDesk, request: InjectOptions): Promise<LightMyRequestResponse> {
  return app.inject({ ...request, headers: { ...local, ...request.headers } });
}

/** The token for changes on loopback without users. */
export async function localToken(desk: TestDesk): Promise<{ "x-csrf-token": string }> {
  return { "x-csrf-token": (await ask(desk, { url: "/api/session" })).json<{ csrf: string }>().csrf };
}
