/** What a chaos run stands on: a press, a folder of its sources, and the processes that crawl it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPress, type Press } from "../support/press/press.ts";
import { makeProcesses, type Processes } from "./processes.ts";

export interface GroundOptions {
  readonly hosts: number;
  /** Articles of all hosts together. */
  readonly pages: number;
  /** Seconds between two requests to a host, by how many seconds a process takes to start and how many pages a host has. */
  readonly pauseFor: (start: number, pagesOfHost: number) => number;
}

export interface Ground {
  readonly press: Press;
  readonly processes: Processes;
  /** Ids of the press's sources. */
  readonly sources: readonly string[];
  /** How many different articles were asked for. */
  pagesAsked(): number;
  readonly pages: number;
  /** Seconds that a request may take, and that lie between two requests to a host. */
  readonly requestTimeout: number;
  readonly pause: number;
  /** A folder for a register. */
  folder(name: string): string;
  /** Ends every process that is still there, and clears the folder away. */
  clear(): Promise<void>;
}

/** Shown by every host, so that the register has links to keep. */
const shared = 2;
/** Milliseconds that the press takes for an answer: some requests are to be under way when a process is killed. */
const delay = 15;
/**
 * A request may take so many times what the program takes to start, so that none is lost on a busy machine. A host that a
 * killed process had is free again a third of that later: on an idle machine the time is to be short.
 */
const startsPerRequest = 4;
const shortestTimeout = 6;
const longestTimeout = 30;

export async function layGround({ hosts, pages, pauseFor }: GroundOptions): Promise<Ground> {
  const root = mkdtempSync(join(tmpdir(), "sijill-chaos-"));
  const asked = new Set<string>();
  const articles = Math.max(1, Math.round(pages / hosts) - shared);
  const press = await openPress({
    hosts,
    articles,
    shared,
    delay,
    instead(request, _response, host) {
      if (request.url?.startsWith("/article/") === true) asked.add(`${host}${request.url}`);
      return false;
    },
  });
  const sourcesFolder = join(root, "sources");
  mkdirSync(sourcesFolder);
  for (const [name, text] of Object.entries(press.sourceFiles)) writeFileSync(join(sourcesFolder, name), text);
  const environment: NodeJS.ProcessEnv = {
    SIJILL_SOURCES: sourcesFolder,
    SIJILL_ALLOW_HOSTS: "127.0.0.0/8",
    SIJILL_LOG_LEVEL: "info",
  };
  const processes = makeProcesses(join(root, "program"), environment);
  const began = performance.now();
  await processes.start(["sources"]).ended;
  const start = (performance.now() - began) / 1000;
  const requestTimeout = Math.min(longestTimeout, Math.max(shortestTimeout, Math.ceil(startsPerRequest * start)));
  const pause = Math.round(1000 * pauseFor(start, articles + shared)) / 1000;
  environment["SIJILL_REQUEST_TIMEOUT"] = String(requestTimeout);
  environment["SIJILL_HOST_PAUSE"] = String(pause);
  return {
    press,
    processes,
    sources: press.hosts.map((_, at) => `press_${at}`),
    pagesAsked: () => asked.size,
    pages: hosts * (articles + shared),
    requestTimeout,
    pause,
    folder: (name) => join(root, name),
    async clear() {
      await processes.killAll();
      await press.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
