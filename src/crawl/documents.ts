import type { Page } from "../model.ts";
import { bareHost, type Source } from "../sources/load.ts";
import { boundsOf } from "./bounds.ts";
import { ownAddress } from "./canonical.ts";
import { documentText } from "./document-text.ts";
import { readFeed } from "./feed.ts";
import type { DayRange, DocumentRole, FurtherDocument, Shown } from "./find.ts";
import { readListing } from "./listing.ts";
import { type OwnFinds, ownFinds } from "./own-finds.ts";
import { nextPage } from "./paging.ts";
import { nextPostsAddress, postsAddress, readPosts } from "./posts.ts";
import type { ShownEntry } from "./shown-entry.ts";
import { childrenOf } from "./sitemap-children.ts";
import { readSitemap } from "./sitemap.ts";

/** What bounds the reading of one document. */
export interface DocumentLimits {
  /** Largest document after decompression, in bytes. */
  readonly maxBytes: number;
  /** ISO 8601 day on which it is read; nothing in it was published later. */
  readonly today: string;
  /** The days of a backfill; null for what is new. */
  readonly range: DayRange | null;
}

/** How deep indexes may nest, and how many pages of a listing follow the first, where the source does not say. */
const usualDepth = { sitemap: 3, listing: 1 };
/** A backfill pages on until it comes to articles that are too old; sites that never end are left here. */
const mostPages = 500;
/** Sitemaps taken from one index: what a crawl can bear, and the days of many years. */
const mostChildren = { crawl: 50, backfill: 5_000 };

/** The documents that a source begins with: for what is new all that it names, for a backfill those that reach back. */
export function rootDocuments(source: Source, range: DayRange | null): FurtherDocument[] {
  const { feeds, sitemaps, listings, wordpress } = source;
  if (range === null) return [...roots("feed", feeds), ...roots("sitemap", sitemaps), ...roots("listing", listings)];
  const posts = wordpress ? originsOf(source).map((origin) => postsAddress(origin, range)) : [];
  const reachBack = [...roots("sitemap", sitemaps), ...roots("posts", posts), ...roots("listing", listings)];
  // A feed does not, but whoever asks for it learns which sitemaps its host has.
  return reachBack.length > 0 ? reachBack : roots("feed", feeds);
}

/**
 * The sitemaps to read of those that a robots.txt names, for a source that names none: on its own hosts, and worth it by their addresses.
 * Nobody has looked at what they list, so that only a source whose patterns tell its articles from the rest has any.
 * @param origin address on the host whose robots.txt it is
 */
export function robotsDocuments(
  sitemaps: readonly string[],
  origin: string,
  source: Source,
  { today, range }: Omit<DocumentLimits, "maxBytes">,
): FurtherDocument[] {
  if (source.sitemaps.length > 0 || source.articlePatterns.length === 0) return [];
  if ((source.maxDepth ?? usualDepth.sitemap) < 1) return [];
  const entries = sitemaps.map((address) => ({ links: [address], published: "", changed: "" }));
  const own = childrenOf(entries, origin, source, boundsOf(source, "sitemap", range, today), today);
  return own.slice(0, mostChildren.crawl).map((address) => ({ address, role: "sitemap", depth: 1 }));
}

function roots(role: DocumentRole, addresses: readonly string[]): FurtherDocument[] {
  return addresses.map((address) => ({ address, role, depth: 0 }));
}

/**
 * What one document shows of a source's articles, and which documents follow from it.
 *
 * @param page the document as it was fetched
 * @throws SijillError "not-a-feed" where it is none of its role, "too-large", "connection-failed" for damaged gzip, and what `decodePage` throws
 */
export function readDocument(page: Page, document: FurtherDocument, source: Source, limits: DocumentLimits): Shown {
  const { maxBytes, today, range } = limits;
  const { address, role, depth } = document;
  const text = documentText(page, maxBytes);
  const base = page.finalAddress;
  const bounds = boundsOf(source, role, range, today);
  const own = (entries: readonly ShownEntry[]) => ownFinds(entries, { source, role, base, bounds, today });
  const further = (addresses: readonly string[], deepest: number): FurtherDocument[] =>
    depth < deepest ? addresses.map((each) => ({ address: each, role, depth: depth + 1 })) : [];

  if (role === "feed") return shown(own(readFeed(text, base)), []);
  if (role === "posts") {
    const { entries, isLast } = readPosts(text, address, page.headers["x-wp-totalpages"]);
    return shown(own(entries), further(isLast ? [] : [nextPostsAddress(address)], mostPages));
  }
  if (role === "listing") {
    const { links, next } = readListing(text, base);
    const finds = own(links.map((link) => ({ links: [link], published: "", changed: "" })));
    const nextAddress = finds.goesOn ? nextPage(document, next, source) : null;
    const deepest = range === null ? (source.maxDepth ?? usualDepth.listing) : mostPages;
    return shown(finds, further(nextAddress === null ? [] : [nextAddress], deepest));
  }
  const { pages, sitemaps } = readSitemap(text, base);
  const children = childrenOf(sitemaps, base, source, bounds, today);
  const most = range === null ? mostChildren.crawl : mostChildren.backfill;
  const documents = further(children.slice(0, most), source.maxDepth ?? usualDepth.sitemap);
  return shown(own(pages), documents, Math.max(0, children.length - most));
}

function shown({ finds, left }: OwnFinds, documents: readonly FurtherDocument[], leftDocuments = 0): Shown {
  const problems = [
    ...(left > 0 ? [`it shows ${left} articles more than are taken from one document`] : []),
    ...(leftDocuments > 0 ? [`it names ${leftDocuments} sitemaps more than are taken from one index`] : []),
  ];
  return { articles: finds, documents, ...(problems.length > 0 && { problems }) };
}

/** Where a WordPress publisher's sites stand: each has its feed on it, and may have a language or an edition of its own. */
function originsOf(source: Source): string[] {
  const origins = new Map<string, string>();
  for (const feed of source.feeds) {
    const { hostname, origin } = new URL(feed);
    const isOwn = ownAddress(feed, feed, source) !== null;
    if (isOwn && !origins.has(bareHost(hostname))) origins.set(bareHost(hostname), origin);
  }
  return origins.size > 0 ? [...origins.values()] : source.hosts.slice(0, 1).map((host) => `https://${host}`);
}
