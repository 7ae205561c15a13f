import { asSijillError, SijillError } from "../errors.ts";
import type { Page } from "../model.ts";
import { AskedToWait } from "./failures.ts";
import { meaningfulLines, robotsBytes, rulesForAgent } from "./robots-text.ts";

/** What asking for the robots.txt of an origin gave: plain data, so that it can be kept and shared by all who visit the host. */
export interface KeptRobots {
  /** `none` where there are no rules and everything is allowed, `closed` where they are unknown and nothing is. */
  readonly state: "rules" | "none" | "closed";
  /** The file, at most `robotsBytes` characters; "" unless there are rules. */
  readonly text: string;
  /** Why the origin is closed, for people; else null. */
  readonly reason: string | null;
  /** ISO 8601 instant in UTC at which it should be asked again. */
  readonly until: string;
}

/** What a robots.txt says to us. */
export interface RobotsRules {
  /** @throws SijillError "robots-disallow", "robots-unreadable" with the reason */
  check(url: URL): void;
  /** Seconds between requests that the host asks for; 0 without a wish. */
  readonly crawlDelay: number;
  /** Addresses of sitemaps, each once, on whatever hosts. */
  readonly sitemaps: readonly string[];
}

/** RFC 9309, section 2.4: rules should not be used for longer than a day. */
const keptFor = 24 * 3600 * 1000;
/** A host whose rules could not be had is asked again after this time. */
const troubleKeptFor = 10 * 60 * 1000;
/** A host that wants more seconds than this between two requests wants no visits. */
const longestDelay = 86_400;
/** A robots.txt lists one sitemap or a few. */
const mostSitemaps = 1_000;
const longestAddress = 2_000;

/** Failures that say "there are no rules here" (RFC 9309, section 2.3.1.3). */
const noRules: ReadonlySet<string> = new Set(["http-refused", "too-many-redirects"]);
/** Failures of the host rather than of its rules, better reported as what they are; nothing else can be asked of it either. */
const unreachable: ReadonlySet<string> = new Set([
  "bad-address",
  "address-forbidden",
  "unknown-host",
  "connection-failed",
  "tls-failed",
  "too-many-requests",
]);

/**
 * Asks an origin for its rules.
 * @param origin for example `https://example.org`
 * @param fetch fetches a robots.txt, following redirects to other hosts too
 * @param now milliseconds since 1970
 * @throws SijillError with one of the codes in `unreachable` where the host cannot be spoken to at all
 */
export async function askRobots(
  origin: string,
  fetch: (address: string) => Promise<Page>,
  now: number,
): Promise<KeptRobots> {
  const until = (milliseconds: number) => new Date(now + milliseconds).toISOString();
  try {
    const page = await fetch(`${origin}/robots.txt`);
    const text = textOf(page.body);
    // A page of HTML, an image, an empty file: whatever it is, it has no rules.
    if (meaningfulLines(text).length === 0) return { state: "none", text: "", reason: null, until: until(keptFor) };
    return { state: "rules", text, reason: null, until: until(keptFor) };
  } catch (thrown) {
    const error = asSijillError(thrown);
    if (noRules.has(error.code)) return { state: "none", text: "", reason: null, until: until(keptFor) };
    if (unreachable.has(error.code)) throw error;
    const asked = error instanceof AskedToWait ? (error.seconds ?? 0) * 1000 : 0;
    const reason = `its robots.txt cannot be read for now: ${error.message}`;
    return { state: "closed", text: "", reason, until: until(Math.min(Math.max(troubleKeptFor, asked), keptFor)) };
  }
}

/** Without a line that was cut in two, which would forbid or allow more than it says, and without what no database keeps. */
function textOf(body: Uint8Array): string {
  const text = new TextDecoder().decode(body.subarray(0, robotsBytes)).replaceAll("\0", "");
  if (body.length <= robotsBytes) return text;
  return text.slice(0, Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r")) + 1);
}

/**
 * The rules of the origin that `kept` was asked of.
 * @param agent the name that groups in robots.txt are addressed to, for example `Sijill`
 */
export function robotsRules(kept: KeptRobots, agent: string): RobotsRules {
  if (kept.state === "none") return { check: () => undefined, crawlDelay: 0, sitemaps: [] };
  if (kept.state === "closed") return forbidding("robots-unreadable", kept.reason ?? "its robots.txt cannot be read");
  const lines = meaningfulLines(kept.text);
  const { allows, crawlDelay, isUnreadable } = rulesForAgent(lines, agent);
  if (isUnreadable) return forbidding("robots-disallow", "its robots.txt has more wildcards than can be obeyed");
  if (crawlDelay > longestDelay) {
    return forbidding(
      "robots-disallow",
      `its robots.txt wants ${crawlDelay} seconds between two requests, which is more than a day`,
    );
  }
  return {
    check(url) {
      if (!allows(`${url.pathname}${url.search}`))
        throw refused("robots-disallow", url, `its robots.txt asks ${agent} to stay away`);
    },
    crawlDelay,
    sitemaps: sitemapsOf(lines.flatMap(({ name, value }) => (name === "sitemap" ? [value] : []))),
  };
}

function sitemapsOf(values: readonly string[]): readonly string[] {
  const addresses = values
    .filter((value) => value.length <= longestAddress && URL.canParse(value))
    .map((value) => new URL(value))
    .filter((url) => url.protocol === "http:" || url.protocol === "https:")
    .map((url) => url.href);
  return [...new Set(addresses)].slice(0, mostSitemaps);
}

function forbidding(code: "robots-disallow" | "robots-unreadable", reason: string): RobotsRules {
  return {
    check(url) {
      throw refused(code, url, reason);
    },
    crawlDelay: 0,
    sitemaps: [],
  };
}

function refused(code: "robots-disallow" | "robots-unreadable", url: URL, reason: string): SijillError {
  return new SijillError(code, `${url.href} is not fetched: ${reason}`);
}
