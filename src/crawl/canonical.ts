import { z } from "zod";
import { readData } from "../data.ts";
import { readablePath } from "../page/address.ts";
import { bareHost, type Source } from "../sources/load.ts";
import { matchesPattern } from "../sources/pattern.ts";

const names = z.array(z.string().regex(/^\S+$/));
const tracking = readData(
  new URL("tracking.yaml", import.meta.url),
  z.strictObject({ prefixes: names, names: names.transform((list) => new Set(list)) }),
);

const swaps = z.array(z.strictObject({ twin: z.string().min(1), page: z.string() }));
const twins = readData(
  new URL("twins.yaml", import.meta.url),
  z.strictObject({ parameters: names.transform((list) => new Set(list)), endings: swaps, beginnings: swaps }),
);

/** What is known of a source's articles by their addresses. */
interface Patterns {
  readonly articlePatterns: readonly string[];
}

/** Longer addresses are no article's. */
const longestAddress = 2_000;

/**
 * A link as the address that is fetched: absolute, as the source prints it, without fragment, password and tracking parameters
 * (`tracking.yaml`).
 *
 * @param link as it was found, relative or not
 * @param base address of the document it was found in
 * @returns null for what is no web address, or on none of the source's hosts and their twins
 */
export function ownAddress(link: string, base: string, { hosts }: Pick<Source, "hosts">): string | null {
  const written = /^www\./iu.test(link) ? `https://${link}` : link;
  if (written.length > longestAddress || !URL.canParse(written, base)) return null;
  const url = new URL(written, base);
  if (!isWeb(url)) return null;
  const bare = bareHost(url.hostname);
  if (!hosts.some((host) => bareHost(host) === bare)) return null;
  url.username = "";
  url.password = "";
  url.hash = "";
  url.search = withoutParameters(url.search, isTracking);
  return url.href;
}

/**
 * The key by which two addresses are the same page: with https and http, with and without tracking parameters, on a host and
 * its `www.`, `m.`, `mobile.` and `amp.` twins, as AMP page and as page, however its letters are escaped. Everything else tells
 * pages apart: trailing slashes, the order of parameters, `?p=123`.
 *
 * @param source whose page it is, where that is known: its `articlePatterns` tell an article's AMP page from a page about amps
 * @returns an address again, whose own identity it is; what is no web address, or longer than any, stays as it is
 */
export function identityOf(address: string, source: Patterns | null): string {
  if (address.length > longestAddress || !URL.canParse(address)) return address;
  const url = new URL(address);
  if (!isWeb(url)) return address;
  const port = url.port === "" ? "" : `:${url.port}`;
  const search = withoutParameters(
    evenEscapes(url.search, unreserved),
    (part) => isTracking(part) || twins.parameters.has(part.toLowerCase()),
  );
  const path = withoutTwins(evenEscapes(url.pathname, plainInPaths), source?.articlePatterns ?? []);
  return `https://${bareHost(url.hostname)}${port}${path}${search}`;
}

/** Whether the path of an address, or of the page that it is a twin of, is that of an article. Without patterns every path is. */
export function isArticleAddress(address: string, { articlePatterns }: Patterns): boolean {
  if (articlePatterns.length === 0) return true;
  return [address, identityOf(address, { articlePatterns })].some((one) =>
    matchesAny(readablePath(new URL(one)), articlePatterns),
  );
}

function isWeb({ protocol }: URL): boolean {
  return protocol === "http:" || protocol === "https:";
}

function matchesAny(path: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => matchesPattern(pattern, path));
}

function isTracking(part: string): boolean {
  const name = (part.split("=", 1)[0] ?? "").toLowerCase();
  return tracking.names.has(name) || tracking.prefixes.some((prefix) => name.startsWith(prefix));
}

function withoutParameters(search: string, isIdle: (part: string) => boolean): string {
  const kept = search
    .slice(1)
    .split("&")
    .filter((part) => part !== "" && !isIdle(part));
  return kept.length === 0 ? "" : `?${kept.join("&")}`;
}

/** RFC 3986: what never needs an escape. */
const unreserved = /[\w.~-]/u;
/** What sites write in a path with and without an escape, and mean the same by. */
const plainInPaths = /[\w.~!$'()*,:;@|-]/u;

/** Escapes in capitals, and none of what is plain without. */
function evenEscapes(part: string, plain: RegExp): string {
  return part.replaceAll(/%(?![\da-f]{2})/giu, "%25").replaceAll(/%([\da-f]{2})/giu, (escape: string, code: string) => {
    const character = String.fromCharCode(Number.parseInt(code, 16));
    return plain.test(character) ? character : escape.toUpperCase();
  });
}

function withoutTwins(path: string, patterns: readonly string[]): string {
  const page = pageOfTwin(path);
  if (page === null || (patterns.length > 0 && !matchesAny(readable(page), patterns))) return path;
  return withoutTwins(page, patterns);
}

function pageOfTwin(path: string): string | null {
  const ending = twins.endings.find(({ twin }) => path.length > twin.length && path.endsWith(twin));
  if (ending !== undefined) return path.slice(0, path.length - ending.twin.length) + ending.page;
  const beginning = twins.beginnings.find(({ twin }) => path.length > twin.length && path.startsWith(twin));
  return beginning === undefined ? null : beginning.page + path.slice(beginning.twin.length);
}

const readable = (path: string): string => readablePath(new URL(`https://host.invalid${path}`));
