import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { onTestFinished } from "vitest";
import { type Clock, systemClock } from "../../src/crawl/clock.ts";
import { type Fetcher, type FetcherOptions, openFetcher } from "../../src/crawl/fetcher.ts";
import { type Hosts, rememberedHosts } from "../../src/crawl/hosts.ts";
import { createTurns, type Turns } from "../../src/crawl/turns.ts";

/** One request as the server saw it, in milliseconds since 1970. */
export interface Visit {
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly began: number;
  ended: number;
}

export interface TestServer {
  readonly origin: string;
  readonly host: string;
  readonly port: number;
  readonly visits: Visit[];
  /** Paths asked for, without robots.txt and tdmrep.json. */
  paths(): string[];
}

const rulePaths: ReadonlySet<string> = new Set(["/robots.txt", "/.well-known/tdmrep.json"]);

/** A real server on loopback for the length of one test. */
export async function serve(listener: RequestListener): Promise<TestServer> {
  const visits: Visit[] = [];
  const server = createServer((request, response) => {
    const visit = { path: request.url ?? "", headers: request.headers, began: Date.now(), ended: 0 };
    visits.push(visit);
    response.on("close", () => (visit.ended = Date.now()));
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  const bound = server.address();
  const port = typeof bound === "object" && bound !== null ? bound.port : 0;
  const host = `127.0.0.1:${port}`;
  const paths = () => visits.map(({ path }) => path).filter((path) => !rulePaths.has(path));
  return { origin: `http://${host}`, host, port, visits, paths };
}

/** What one path answers with: a text is a page of HTML. */
export type Reply = string | ((request: IncomingMessage, response: ServerResponse) => void);

/** A server that answers paths from a table, and 404 to everything else. */
export function serveTable(table: { readonly [path: string]: Reply }): Promise<TestServer> {
  return serve((request, response) => {
    const reply = table[request.url ?? ""];
    if (typeof reply === "function") reply(request, response);
    else if (reply === undefined) response.writeHead(404).end("nothing here");
    else response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(reply);
  });
}

/** A fetcher without pauses that may visit the given hosts, for the length of one test. */
export function openTestFetcher(allowed: readonly string[], options: Partial<FetcherOptions> = {}): Fetcher {
  const clock = options.clock ?? systemClock;
  const fetcher = openFetcher({
    userAgent: "Sijill",
    version: "9.9.9",
    contact: "https://example.org/crawler",
    pause: 0,
    deadline: 5,
    maxBytes: 1_000_000,
    turns: testTurns(clock),
    ...options,
    clock,
    allowed,
  });
  onTestFinished(() => fetcher.close());
  return fetcher;
}

/** Turns that wait for any pause, and of which each process is told by `hosts`. */
export function testTurns(clock: Clock, hosts: Hosts = rememberedHosts(), longestWait = Infinity): Turns {
  return createTurns({ clock, hosts, lease: 60_000, longestWait, random: () => 0 });
}

/** A clock that stands still until somebody sleeps, and then jumps to the end of the sleep. */
export function stillClock(
  start = Date.UTC(2026, 0, 15, 12),
): Clock & { readonly sleeps: number[]; set(now: number): void } {
  let now = start;
  const sleeps: number[] = [];
  return {
    sleeps,
    now: () => now,
    set: (moment) => (now = moment),
    sleep: (milliseconds) => {
      sleeps.push(milliseconds);
      now += milliseconds;
      return Promise.resolve();
    },
  };
}
