import { createRequire } from "node:module";
import type robotsModule from "robots-parser";
import { asSijillError, SijillError } from "../errors.ts";
import type { Page } from "../model.ts";
import type { Clock } from "./clock.ts";

/** The package exports the function itself, while its types say that it is a property. */
const parseRobots: typeof robotsModule.default = createRequire(import.meta.url)("robots-parser");

/** What the robots.txt of one host says to us. */
export interface RobotsRules {
  /** @throws SijillError "robots-disallow" with the reason */
  check(url: URL): void;
  /** Seconds between requests that the host asks for; 0 without a wish. */
  readonly crawlDelay: number;
}

/** Rules by host, fetched when first needed. */
export interface Robots {
  /**
   * @throws SijillError where the host cannot be reached at all
   */
  rulesFor(url: URL): Promise<RobotsRules>;
}

export interface RobotsOptions {
  /** Fetches a robots.txt, following redirects. */
  readonly fetch: (address: string) => Promise<Page>;
  /** The name that groups in robots.txt are addressed to, for example `Sijill`. */
  readonly agent: string;
  readonly clock: Clock;
}

/** RFC 9309, section 2.4: rules should not be used for longer than a day. */
const keptFor = 24 * 3600 * 1000;
/** A host whose rules could not be had is asked again after this time. */
const troubleKeptFor = 10 * 60 * 1000;
/** RFC 9309, section 2.5: at least this much of a file is parsed. */
const parsedBytes = 500 * 1024;
/** A host that wants more seconds than this between two requests does not want to be crawled in one go. */
const longestDelay = 300;

/** Failures that say "there are no rules here" (RFC 9309, section 2.3.1.3); any other leaves them unknown. */
const noRules: ReadonlySet<string> = new Set(["http-refused", "too-many-redirects"]);
/** Failures of the host rather than of its rules, better reported as what they are. */
const unreachable: ReadonlySet<string> = new Set([
  "bad-address",
  "address-forbidden",
  "unknown-host",
  "connection-failed",
  "too-many-requests",
]);

export function createRobots(options: RobotsOptions): Robots {
  const { clock, agent } = options;
  const cache = new Map<string, { until: number; readonly rules: Promise<RobotsRules> }>();

  async function load(origin: string): Promise<RobotsRules> {
    const address = `${origin}/robots.txt`;
    try {
      const page = await options.fetch(address);
      return parsed(address, page.body, agent);
    } catch (thrown) {
      const error = asSijillError(thrown);
      if (noRules.has(error.code)) return { check: () => undefined, crawlDelay: 0 };
      const cached = cache.get(origin);
      if (cached !== undefined) cached.until = clock.now() + troubleKeptFor;
      if (unreachable.has(error.code)) throw error;
      return forbidding(`its robots.txt cannot be read for now: ${error.message}`);
    }
  }

  return {
    rulesFor({ origin }) {
      const cached = cache.get(origin);
      if (cached !== undefined && clock.now() < cached.until) return cached.rules;
      const rules = load(origin);
      cache.set(origin, { until: clock.now() + keptFor, rules });
      return rules;
    },
  };
}

function parsed(address: string, body: Uint8Array, agent: string): RobotsRules {
  const robots = parseRobots(address, new TextDecoder().decode(body.subarray(0, parsedBytes)));
  const crawlDelay = Math.max(0, robots.getCrawlDelay(agent) ?? 0);
  if (crawlDelay > longestDelay) {
    return forbidding(
      `its robots.txt wants ${crawlDelay} seconds between two requests, which is longer than a crawl waits`,
    );
  }
  return {
    check(url) {
      if (robots.isAllowed(url.href, agent) === false)
        throw disallowed(url, `its robots.txt asks ${agent} to stay away`);
    },
    crawlDelay,
  };
}

function forbidding(reason: string): RobotsRules {
  return {
    check(url) {
      throw disallowed(url, reason);
    },
    crawlDelay: 0,
  };
}

function disallowed(url: URL, reason: string): SijillError {
  return new SijillError("robots-disallow", `${url.href} is not fetched: ${reason}`);
}
