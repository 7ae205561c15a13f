import type { Source } from "../sources/load.ts";
import { sitemapPeriod } from "./address-period.ts";
import { type Bounds, placeOf } from "./bounds.ts";
import { identityOf, ownAddress } from "./canonical.ts";
import { readFeedDay } from "./feed-date.ts";
import type { ShownEntry } from "./shown-entry.ts";
import { isWithoutArticles } from "./sitemap.ts";

interface Child {
  readonly address: string;
  /** The last day that it is about, or that it changed; "" where nothing tells. */
  readonly latest: string;
}

/**
 * The sitemaps of an index that are worth reading: on the source's own hosts, each once, and neither changed last before the
 * days asked for nor of other days by their address. Newest first, and those that hold no articles at the end.
 *
 * @param base address of the index
 * @param today ISO 8601 day on which it was fetched
 */
export function childrenOf(
  entries: readonly ShownEntry[],
  base: string,
  source: Source,
  bounds: Bounds,
  today: string,
): string[] {
  const children = new Map<string, Child>();
  for (const { links, changed } of entries) {
    const address = ownAddress(links[0]?.trim() ?? "", base, source);
    if (address === null) continue;
    const period = sitemapPeriod(address);
    const changedAt = changed === "" ? null : readFeedDay(changed, today);
    if (period !== null && placeOf(period, bounds) !== "within") continue;
    if (changedAt !== null && placeOf({ from: changedAt, to: changedAt }, bounds) === "before") continue;
    const identity = identityOf(address, null);
    if (!children.has(identity)) children.set(identity, { address, latest: changedAt ?? period?.to ?? "" });
  }
  children.delete(identityOf(base, null));
  return [...children.values()]
    .toSorted((one, other) => (one.latest < other.latest ? 1 : one.latest > other.latest ? -1 : 0))
    .toSorted((one, other) => Number(isWithoutArticles(one.address)) - Number(isWithoutArticles(other.address)))
    .map(({ address }) => address);
}
