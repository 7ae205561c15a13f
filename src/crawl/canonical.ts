import { z } from "zod";
import { readData } from "../data.ts";
import { bareHost } from "../sources/load.ts";

const names = z.array(z.string().regex(/^\S+$/));
const tracking = readData(
  new URL("tracking.yaml", import.meta.url),
  z.strictObject({ prefixes: names, names: names.transform((list) => new Set(list)) }),
);

/** Longer addresses are no article's. */
const longestAddress = 2_000;

/**
 * The one form in which an address is kept, so that a page is known again however it was linked: no fragment, no tracking
 * parameters (`tracking.yaml`), no default port, a host's `www.` and `m.` twins under the name its source lists first.
 * Everything else stays as it is, the order of parameters too.
 *
 * @param link as it was found, relative or not
 * @param base address of the page it was found on
 * @param hosts of the source
 * @returns null for what is no web address, or none of the source's hosts
 */
export function canonicalise(link: string, base: string, hosts: readonly string[]): string | null {
  if (link.length > longestAddress || !URL.canParse(link, base)) return null;
  const url = new URL(link, base);
  if (url.protocol !== "http:" && url.protocol !== "https:") return null;
  const bare = bareHost(url.hostname);
  const host = hosts.find((listed) => bareHost(listed) === bare);
  if (host === undefined) return null;
  url.hostname = host;
  url.username = "";
  url.password = "";
  url.hash = "";
  const kept = url.search
    .slice(1)
    .split("&")
    .filter((part) => part !== "" && !isTracking(part));
  url.search = kept.length === 0 ? "" : `?${kept.join("&")}`;
  return url.href;
}

function isTracking(part: string): boolean {
  const name = (part.split("=", 1)[0] ?? "").toLowerCase();
  return tracking.names.has(name) || tracking.prefixes.some((prefix) => name.startsWith(prefix));
}
