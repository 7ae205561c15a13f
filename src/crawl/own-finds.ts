import type { Source } from "../sources/load.ts";
import { articlePeriod } from "./address-period.ts";
import { type Bounds, placeOf, type Place } from "./bounds.ts";
import { identityOf, isArticleAddress, ownAddress } from "./canonical.ts";
import { readFeedDay } from "./feed-date.ts";
import type { DocumentRole, Find } from "./find.ts";
import type { ShownEntry } from "./shown-entry.ts";

/** Articles taken from one document; a sitemap lists 50,000 at most. */
const mostFinds = 20_000;

/** How the entries of one document are looked at. */
export interface Look {
  readonly source: Source;
  readonly role: DocumentRole;
  /** Address that links are relative to. */
  readonly base: string;
  readonly bounds: Bounds;
  /** ISO 8601 day on which the document was fetched. */
  readonly today: string;
}

/** What is left of a document's entries. */
export interface OwnFinds {
  /** The source's own articles of the days asked for, each once. */
  readonly finds: readonly Find[];
  /** How many more there would have been. */
  readonly left: number;
  /** Whether it shows any article that is not too old: where it does not, older pages need not be asked for. */
  readonly goesOn: boolean;
}

/**
 * Feeds and lists of posts hold nothing but articles; what sitemaps and listings link to must look like one by the source's
 * patterns. Of two twins the one with https is kept, and the day that either of them tells.
 */
export function ownFinds(entries: readonly ShownEntry[], look: Look): OwnFinds {
  const finds = new Map<string, Find>();
  let left = 0;
  let goesOn = false;
  for (const entry of entries) {
    const address = articleOf(entry, look);
    if (address === null) continue;
    const publishedAt = entry.published === "" ? null : readFeedDay(entry.published, look.today);
    const place = timeOf(address, publishedAt, entry, look);
    goesOn ||= place !== "before";
    if (place !== "within") continue;
    const find: Find = { address, foundBy: look.role, publishedAt };
    const identity = identityOf(address, look.source);
    const known = finds.get(identity);
    if (known === undefined && finds.size >= mostFinds) left += 1;
    else finds.set(identity, known === undefined ? find : joined(known, find));
  }
  return { finds: [...finds.values()], left, goesOn };
}

function articleOf({ links }: ShownEntry, { source, role, base }: Look): string | null {
  const isArticle = (address: string): boolean =>
    role === "feed" || role === "posts" || isArticleAddress(address, source);
  const own = links.map((link) => ownAddress(link.trim(), base, source));
  return own.find((address) => address !== null && isArticle(address)) ?? null;
}

function timeOf(address: string, publishedAt: string | null, { changed }: ShownEntry, { bounds, today }: Look): Place {
  if (publishedAt !== null) return placeOf({ from: publishedAt, to: publishedAt }, bounds);
  const period = articlePeriod(address);
  if (period !== null) return placeOf(period, bounds);
  // An article was published before it changed; how long before is not known.
  const changedAt = bounds.from === null || changed === "" ? null : readFeedDay(changed, today);
  return changedAt !== null && placeOf({ from: changedAt, to: changedAt }, bounds) === "before" ? "before" : "within";
}

function joined(one: Find, other: Find): Find {
  const address = one.address.startsWith("https:") || !other.address.startsWith("https:") ? one.address : other.address;
  return { ...one, address, publishedAt: one.publishedAt ?? other.publishedAt };
}
