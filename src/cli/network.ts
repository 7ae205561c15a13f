import { randomUUID } from "node:crypto";
import { systemClock } from "../crawl/clock.ts";
import { type Fetcher, type FetcherOptions, openFetcher } from "../crawl/fetcher.ts";
import { registeredHosts, rememberedHosts } from "../crawl/hosts.ts";
import { createTurns, type Turns } from "../crawl/turns.ts";
import type { Settings } from "../settings.ts";
import type { Register } from "../store/register.ts";
import { readVersion } from "./version.ts";

/** Nobody waits longer than this many milliseconds for a single page; a host that wants longer pauses is told of. */
const longestPause = 300_000;

/**
 * A fetcher for a few pages, as the settings want it; it is polite by itself.
 * @throws SijillError "bad-setting"
 */
export function openSettledFetcher(settings: Settings): Fetcher {
  const hosts = rememberedHosts();
  const turns = createTurns({ clock: systemClock, hosts, lease: 0, longestWait: longestPause, random: Math.random });
  return openFetcher(fetcherOptions(settings, turns));
}

/** Pauses up to this many milliseconds are waited for; a host that wants longer ones is visited for one page at a time. */
const longestWait = 20_000;
/** A process that says nothing for so many times the longest request is taken for dead. */
const grace = 4 / 3;

export interface CrawlFetcherOptions extends Partial<FetcherOptions> {
  readonly watched?: (turns: Turns) => Turns;
}

/** Longest time in milliseconds, a whole number, that a process says nothing while it speaks to a host. */
export function leaseOf({ requestTimeout }: Pick<Settings, "requestTimeout">): number {
  return Math.ceil(requestTimeout * 1000 * grace);
}

/**
 * A fetcher for crawling: it is polite together with every other process over the same register.
 * @param options `watched` puts a watch on the turns; the others stand in for what the settings say of the fetcher
 * @throws SijillError "bad-setting"
 */
export function openCrawlFetcher(
  settings: Settings,
  register: Register,
  { watched = (turns) => turns, ...changes }: CrawlFetcherOptions = {},
): { readonly fetcher: Fetcher; readonly turns: Turns } {
  const turns = watched(
    createTurns({
      clock: systemClock,
      hosts: registeredHosts(register, randomUUID()),
      lease: leaseOf(settings),
      longestWait,
      random: Math.random,
    }),
  );
  return { turns, fetcher: openFetcher({ ...fetcherOptions(settings, turns), ...changes }) };
}

function fetcherOptions(settings: Settings, turns: Turns): FetcherOptions {
  return {
    userAgent: settings.userAgent,
    version: readVersion(),
    contact: settings.contact,
    pause: settings.hostPause,
    deadline: settings.requestTimeout,
    maxBytes: settings.pageLimit,
    allowed: settings.allowHosts,
    clock: systemClock,
    turns,
  };
}
