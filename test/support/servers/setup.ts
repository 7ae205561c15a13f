/**
 * Runs once for a test run, beside the tests: it hands out places on shared servers to whoever asks, starts a server when it
 * is asked for the first time, and stops what it started when the run ends, however it ends.
 */
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { json } from "node:stream/consumers";
import type { TestProject } from "vitest/node";
import { freshPlace } from "./fresh.ts";
import { type Shared, sharePostgres, shareRedis } from "./shared.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where places on servers are handed out. */
    testServers: string;
  }
}

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const started = new Map<string, Promise<Shared>>();
  const starters = {
    "/postgres": () => sharePostgres(process.env["SIJILL_TEST_DATABASE_URL"], (text) => tell(`PostgreSQL: ${text}`)),
    "/redis": () => shareRedis(process.env["SIJILL_TEST_REDIS_URL"], (text) => tell(`Redis: ${text}`)),
  };
  const answer = async (request: IncomingMessage): Promise<unknown> => {
    const path = request.url ?? "";
    const start = Object.entries(starters).find(([name]) => name === path)?.[1];
    if (start === undefined) throw new Error(`there is no server ${path}`);
    const shared = started.get(path) ?? start();
    started.set(path, shared);
    const server = await shared;
    return request.method === "DELETE" ? await server.clear(freshPlace.parse(await json(request))) : server.fresh();
  };
  const desk = createServer((request, response) => {
    // A test that keeps its thread busy for seconds would not see that the connection was closed meanwhile.
    response.shouldKeepAlive = false;
    answer(request).then(
      (given) => response.end(JSON.stringify(given ?? {})),
      (error: unknown) => response.end(JSON.stringify({ missing: String(error) })),
    );
  });
  desk.listen(0, "127.0.0.1");
  await once(desk, "listening");
  const address = desk.address();
  if (address === null || typeof address === "string") throw new Error("the desk of the servers has no port");
  project.provide("testServers", `http://127.0.0.1:${address.port}`);
  return async () => {
    desk.close();
    desk.closeAllConnections();
    const ends = [...started.values()].map((shared) => shared.then((one) => one.close()));
    await Promise.allSettled(ends);
  };
}

function tell(text: string): void {
  process.stderr.write(`Tests use ${text}\n`);
}
