import { createRequire } from "node:module";
import type robotsModule from "robots-parser";

/** The package exports the function itself, while its types say that it is a property. */
const parseRobots: typeof robotsModule.default = createRequire(import.meta.url)("robots-parser");

/** Bytes of a file that are read (RFC 9309, section 2.5: at least 500 KiB). */
export const robotsBytes = 500 * 1024;

/** What a robots.txt says to one agent. */
export interface AgentRules {
  /** @param path with its query, as it stands in an address */
  readonly allows: (path: string) => boolean;
  /** Seconds between two requests; 0 without a wish. */
  readonly crawlDelay: number;
  /** Whether there are more wildcards than can be matched in reasonable time, so that `allows` says no to everything. */
  readonly isUnreadable: boolean;
}

interface Line {
  readonly name: string;
  readonly value: string;
}

/** Longer patterns are cut, which forbids more rather than less; no address of an article is that long. */
const longestPattern = 2_000;
/** Each star costs a step per letter of each address that is checked. Files that people write hold dozens. */
const mostStars = 1_000;
/** The parser wants to know whose rules they are; a path alone is what they are about. */
const anyOrigin = "http://robots.invalid";

/** The lines that mean something, in order, with their names in lower case and without comments. */
export function meaningfulLines(text: string): readonly Line[] {
  return text.split(/\r\n|\r|\n/).flatMap((line) => {
    const said = line.split("#", 1)[0] ?? "";
    const colon = said.indexOf(":");
    const name = said.slice(0, Math.max(0, colon)).trim().toLowerCase();
    return known.has(name) ? [{ name, value: said.slice(colon + 1).trim() }] : [];
  });
}

const known: ReadonlySet<string> = new Set(["user-agent", "allow", "disallow", "crawl-delay", "sitemap"]);

/**
 * The rules for one agent (RFC 9309, section 2.2): those of all groups that name it, in any case and with whatever follows
 * the name; else of the groups that name what it is a kind of (`Sijill` for `Sijill-News`); else of the groups for all.
 */
export function rulesForAgent(lines: readonly Line[], agent: string): AgentRules {
  const own = groupOf(lines, agent.toLowerCase());
  // Only the lines of our own groups reach the parser, which copies each rule for each of the agents it is addressed to.
  const rules = own
    .filter(({ name }) => name !== "crawl-delay")
    .map(({ name, value }) => `${name}: ${plain(value.slice(0, longestPattern).replaceAll(/\*{2,}/g, "*"))}`);
  const text = ["User-agent: *", ...rules].join("\n");
  const isUnreadable = text.split("*").length > mostStars;
  const robots = parseRobots(`${anyOrigin}/robots.txt`, isUnreadable ? "User-agent: *\nDisallow: /" : text);
  const delays = own.flatMap(({ name, value }) => (name === "crawl-delay" ? secondsOf(value) : []));
  return {
    allows: (path) => robots.isAllowed(`${anyOrigin}${plain(path)}`, "*") !== false,
    crawlDelay: Math.max(0, ...delays.slice(0, 100)),
    isUnreadable,
  };
}

/** Whether a path fits a pattern of robots.txt, which other protocols use too. */
export function pathMatcher(pattern: string): (path: string) => boolean {
  const { allows } = rulesForAgent(
    [
      { name: "user-agent", value: "*" },
      { name: "disallow", value: pattern },
    ],
    "*",
  );
  return (path) => !allows(path);
}

/** The rules and delays of the groups that are for this agent. */
function groupOf(lines: readonly Line[], agent: string): readonly Line[] {
  const tokens = new Set(lines.flatMap(({ name, value }) => (name === "user-agent" ? [tokenOf(value)] : [])));
  const [addressed = "*"] = [...tokens]
    .filter((token) => agent === token || agent.startsWith(`${token}-`) || agent.startsWith(`${token}_`))
    .toSorted((one, other) => other.length - one.length);
  let isOurs = false;
  let isHeading = false;
  return lines.filter(({ name, value }) => {
    // A sitemap stands for itself, wherever it stands.
    if (name === "sitemap") return false;
    if (name !== "user-agent") {
      isHeading = false;
      return isOurs;
    }
    isOurs = (isHeading && isOurs) || tokenOf(value) === addressed;
    isHeading = true;
    return false;
  });
}

/** `sijill` of `Sijill/2.0 (news)`; "" of what names nobody. */
function tokenOf(value: string): string {
  return (/^(?:\*|[\w-]+)/.exec(value)?.[0] ?? "").toLowerCase();
}

function secondsOf(value: string): number[] {
  const number = /^\d{1,9}(?:[.,]\d{1,9})?/.exec(value)?.[0];
  return number === undefined ? [] : [Number(number.replace(",", "."))];
}

/** With characters that need no percent-encoding written out, so that `/%7Ejo` and `/~jo` are the same path (RFC 9309, section 2.2.2). */
function plain(path: string): string {
  return path.replaceAll(/%[2-7][\da-f]/gi, (code) => {
    const character = String.fromCodePoint(Number.parseInt(code.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : code;
  });
}
