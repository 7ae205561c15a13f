/**
 * Real servers for tests. A suite asks when its file is loaded and runs if there is one:
 *
 *     const database = await testDatabase();
 *     describe.runIf(database.available)("…", () => { …open(database.url)… });
 *
 * Asked again, each gives another fresh place. Where there is none the suite is skipped with a warning, and with CI=true
 * asking fails. `makePostgres` and `makeRedis` give a server to the test alone, to stop and start at will on one address:
 *
 *     const { server } = await makePostgres();
 *     await server.start();   // server.url; server.stop(), server.kill(), server.start()
 *     onTestFinished(() => server.remove());
 */
import { inject } from "vitest";
import { z } from "zod";
import { type Fresh, freshPlace } from "./fresh.ts";

export { makePostgres } from "./postgres.ts";
export { makeRedis } from "./redis.ts";

/** A place of one's own on a server that others use as well. */
export interface TestPlace {
  /** Whether there is one. Where there is none, the rest is empty. */
  readonly available: boolean;
  readonly url: string;
  /** For Redis: what every key has to begin with. */
  readonly prefix: string;
  /** Clears it away now; without that it goes at the end of the run. */
  readonly clear: () => Promise<void>;
}

/** An empty schema on a PostgreSQL. */
export function testDatabase(): Promise<TestPlace> {
  return ask("postgres", "PostgreSQL");
}

/** A database number, and a prefix for its keys, on a Redis or Valkey. */
export function testRedis(): Promise<TestPlace> {
  return ask("redis", "Redis");
}

const answer = z.union([freshPlace, z.object({ missing: z.string() })]);

async function ask(path: string, name: string): Promise<TestPlace> {
  const address = `${inject("testServers")}/${path}`;
  const response = await fetch(address);
  const given = answer.parse(await response.json());
  if (!("missing" in given)) return { available: true, ...given, clear: () => clear(address, given) };
  const message = `${name} cannot be had for tests: ${given.missing}`;
  if (process.env["CI"] === "true") throw new Error(message);
  process.stderr.write(`\nWARNING: ${message}\nWARNING: the tests that need it are SKIPPED.\n\n`);
  return { available: false, url: "", prefix: "", clear: () => Promise.resolve() };
}

async function clear(address: string, place: Fresh): Promise<void> {
  await (await fetch(address, { method: "DELETE", body: JSON.stringify(place) })).text();
}
