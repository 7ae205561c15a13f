import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { articlePage, feedPage } from "./articles.ts";

/** One request as its server saw it. Moments are milliseconds of `performance.now()`. */
export interface SeenRequest {
  readonly host: string;
  readonly path: string;
  readonly status: number;
  readonly connection: number;
  readonly agent: string;
  readonly began: number;
  /** When the answer was handed over, or the connection broke before that. */
  readonly ended: number;
}

/** A press of many hosts on loopback, each with a feed, articles and a memory of whoever asked for what and when. */
export interface Press {
  readonly hosts: readonly string[];
  readonly seen: SeenRequest[];
  /** YAML of a source by host name, as a folder of sources holds them. */
  readonly sourceFiles: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export interface PressOptions {
  readonly hosts: number;
  readonly articles: number;
  /** Articles of an agency that every host shows beside its own. */
  readonly shared?: number;
  /** Bytes around each article. */
  readonly weight?: number;
  readonly robots?: string;
  /** Milliseconds that each answer takes. */
  readonly delay?: number;
  /** Answers instead of the press; false lets the press answer. */
  readonly instead?: (request: IncomingMessage, response: ServerResponse, host: string) => boolean;
}

/** Every article carries an ETag and is answered with 304 to whoever has it. */
export async function openPress(options: PressOptions): Promise<Press> {
  const seen: SeenRequest[] = [];
  const servers: Server[] = [];
  const hosts: string[] = [];
  let connections = 0;
  for (let number = 1; number <= options.hosts; number += 1) {
    const address = `127.0.${2 + Math.floor(number / 250)}.${1 + (number % 250)}`;
    const ids = new WeakMap<object, number>();
    const server = createServer((request, response) => {
      const began = performance.now();
      const host = request.headers.host ?? "";
      let answered: number | null = null;
      response.once("close", () => {
        const connection = ids.get(request.socket) ?? 0;
        const [path, agent] = [request.url ?? "", request.headers["user-agent"] ?? ""];
        const ended = answered ?? performance.now();
        seen.push({ host, path, status: response.statusCode, connection, agent, began, ended });
      });
      // Not when the socket closes: a busy server hears of that late, and the pause after it would seem short.
      response.once("prefinish", () => (answered ??= performance.now()));
      setTimeout(() => {
        if (options.instead?.(request, response, host) === true) return;
        // Nor when it has been written: on a busy machine that is told when whoever asked has had it for a while.
        answered = performance.now();
        answer(request, response, host, number, options);
      }, options.delay ?? 0);
    });
    server.on("connection", (socket) => ids.set(socket, (connections += 1)));
    // One port for all would be neater, but only the first can be sure to get it.
    await new Promise<void>((resolve) => server.listen(0, address, resolve));
    servers.push(server);
    const bound = server.address();
    hosts.push(`${address}:${typeof bound === "object" && bound !== null ? bound.port : 0}`);
  }
  return {
    hosts,
    seen,
    sourceFiles: Object.fromEntries(hosts.map((host, at) => [`press-${at}.yaml`, sourceFile(host, at)])),
    async close() {
      for (const server of servers) server.closeAllConnections();
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  host: string,
  number: number,
  { articles, shared = 0, weight = 0, robots = "User-agent: *\nAllow: /\n" }: PressOptions,
): void {
  const path = request.url ?? "";
  const first = number * 100_000;
  const reply = (type: string, body: string) => {
    const etag = `"${path}"`;
    if (request.headers["if-none-match"] === etag) response.writeHead(304, { etag }).end();
    else response.writeHead(200, { "content-type": type, etag }).end(body);
  };
  if (path === "/robots.txt") return reply("text/plain", robots);
  if (path === "/feed") {
    const own = Array.from({ length: articles }, (_, at) => first + at);
    const agency = Array.from({ length: shared }, (_, at) => 1 + at);
    return reply("application/rss+xml; charset=utf-8", feedPage(`http://${host}`, [...own, ...agency]));
  }
  const [, article] = /^\/article\/(\d+)$/.exec(path) ?? [];
  if (article !== undefined) return reply("text/html; charset=utf-8", articlePage(Number(article), weight));
  response.writeHead(404, { "content-type": "text/plain" }).end("nothing here");
}

function sourceFile(host: string, at: number): string {
  const name = host.split(":", 1)[0] ?? "";
  return `id: press_${at}\nname: Press ${at}\nhosts: [${name}]\nlanguages: [fr]\noutlet: press\nfeeds: [http://${host}/feed]\nmarkup: unproven\n`;
}

/** How a host was treated: requests while another was under way, the shortest pause between two, and which two these were. */
export function treatmentOf(seen: readonly SeenRequest[], host: string) {
  const requests = seen.filter((request) => request.host === host).toSorted((one, other) => one.began - other.began);
  let shortestPause = Infinity;
  let overlaps = 0;
  let last: SeenRequest | null = null;
  let closest: readonly [SeenRequest, SeenRequest] | null = null;
  for (const request of requests) {
    const pause = last === null ? Infinity : request.began - last.ended;
    if (pause < 0) overlaps += 1;
    else if (last !== null && pause < shortestPause) {
      shortestPause = pause;
      closest = [last, request];
    }
    if (last === null || request.ended > last.ended) last = request;
  }
  return { requests: requests.length, overlaps, shortestPause, closest };
}
