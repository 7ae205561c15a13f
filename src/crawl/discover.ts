import { asSijillError, type SijillError } from "../errors.ts";
import { readablePath } from "../page/address.ts";
import type { Source } from "../sources/load.ts";
import { matchesPattern } from "../sources/pattern.ts";
import { canonicalise } from "./canonical.ts";
import { readFeed } from "./feed.ts";
import type { Fetcher } from "./fetcher.ts";
import type { Find } from "./find.ts";
import { readLinks } from "./listing.ts";
import { readSitemap, type SitemapEntry } from "./sitemap.ts";

/** A feed, sitemap or listing that could not be read, and why. */
export interface DiscoveryFailure {
  readonly address: string;
  readonly error: SijillError;
}

export interface Discovery {
  /** Each address once, feeds before sitemaps before listings. */
  readonly finds: readonly Find[];
  readonly failures: readonly DiscoveryFailure[];
}

export interface DiscoverOptions {
  readonly fetcher: Fetcher;
  /** Largest sitemap after decompression, in bytes. */
  readonly maxBytes: number;
}

/** Sitemaps fetched for one source in one go, the most recently changed first. */
const mostSitemaps = 20;
/** An index may name indexes, but not for ever. */
const deepestIndex = 2;
/** Addresses of one source in one go; more are found the next time. */
const mostFinds = 20_000;

/** What a source shows of its articles. The failure of one feed does not stop the others. */
export async function discover(source: Source, options: DiscoverOptions): Promise<Discovery> {
  const finds = new Map<string, Find>();
  const failures: DiscoveryFailure[] = [];

  const add = (found: readonly Find[]) => {
    for (const find of found) {
      const known = finds.get(find.address);
      if (known === undefined && finds.size >= mostFinds) return;
      finds.set(
        find.address,
        known === undefined ? find : { ...known, publishedAt: known.publishedAt ?? find.publishedAt },
      );
    }
  };
  const attempt = async (address: string, read: () => Promise<readonly Find[]>) => {
    try {
      add(await read());
    } catch (error) {
      failures.push({ address, error: asSijillError(error) });
    }
  };
  const fetch = (address: string, kind: "feed" | "page") =>
    options.fetcher.fetch(address, { kind, pause: source.pause });

  for (const address of source.feeds) {
    await attempt(address, async () => readFeed(await fetch(address, "feed"), source.hosts));
  }

  const waiting = source.sitemaps.map((address) => ({ address, depth: 0 }));
  for (let count = 0; count < mostSitemaps; count += 1) {
    const next = waiting.shift();
    if (next === undefined) break;
    await attempt(next.address, async () => {
      const page = await fetch(next.address, "feed");
      const { pages, sitemaps } = await readSitemap(page, options.maxBytes);
      if (next.depth < deepestIndex) waiting.push(...furtherSitemaps(sitemaps, page.finalAddress, next.depth + 1));
      return pages.flatMap((entry) => ownArticle(source, entry.link, page.finalAddress, "sitemap", entry.publishedAt));
    });
  }

  for (const address of source.listings) {
    await attempt(address, async () => {
      const page = await fetch(address, "page");
      return readLinks(page).flatMap((link) => ownArticle(source, link, page.finalAddress, "listing", null));
    });
  }
  return { finds: [...finds.values()], failures };
}

function furtherSitemaps(
  entries: readonly SitemapEntry[],
  base: string,
  depth: number,
): { address: string; depth: number }[] {
  return entries
    .toSorted((one, other) => (one.changed < other.changed ? 1 : -1))
    .filter(({ link }) => URL.canParse(link, base))
    .map(({ link }) => ({ address: new URL(link, base).href, depth }));
}

/** The link as a find, if it is one of the source's articles: a feed holds nothing else, but sitemaps and listings do. */
function ownArticle(
  source: Source,
  link: string,
  base: string,
  foundBy: "sitemap" | "listing",
  publishedAt: string | null,
): Find[] {
  const address = canonicalise(link.trim(), base, source.hosts);
  if (address === null) return [];
  const path = readablePath(new URL(address));
  const { articlePatterns: patterns } = source;
  const isArticle = patterns.length === 0 || patterns.some((pattern) => matchesPattern(pattern, path));
  return isArticle ? [{ address, foundBy, publishedAt }] : [];
}
