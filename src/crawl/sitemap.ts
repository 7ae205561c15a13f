import { XMLParser } from "fast-xml-parser";
import { z } from "zod";
import { SijillError } from "../errors.ts";
import type { Page } from "../model.ts";
import { decodePage } from "../page/decode.ts";
import { decompress } from "./body.ts";
import { readFeedDate } from "./feed-date.ts";

/** sitemaps.org: no sitemap lists more. */
const mostEntries = 50_000;

const text = z.string().optional().catch(undefined);
const entry = z
  .object({
    loc: z.string().min(1),
    lastmod: text,
    news: z.object({ publication_date: text }).optional().catch(undefined),
  })
  .nullable()
  .catch(null);
const entries = z.array(entry).default([]);
const document = z.union([
  z.object({ urlset: z.union([z.object({ url: entries }), z.literal("")]) }),
  z.object({ sitemapindex: z.union([z.object({ sitemap: entries }), z.literal("")]) }),
]);

const parser = new XMLParser({
  ignoreAttributes: true,
  removeNSPrefix: true,
  parseTagValue: false,
  htmlEntities: true,
  isArray: (name) => name === "url" || name === "sitemap",
});

/** One address of a sitemap. */
export interface SitemapEntry {
  /** As written. */
  readonly link: string;
  /** When the page last changed, as written; "" where that is not said. */
  readonly changed: string;
  /** When a news sitemap says that the article was published, see `Find.publishedAt`. */
  readonly publishedAt: string | null;
}

export interface Sitemap {
  readonly pages: readonly SitemapEntry[];
  /** Further sitemaps, where this one is an index. */
  readonly sitemaps: readonly SitemapEntry[];
}

/**
 * Reads a sitemap or sitemap index, compressed or not. Entities that it declares itself are not expanded.
 * @param maxBytes limit after decompression
 * @throws SijillError "not-a-feed", "too-large"
 */
export async function readSitemap(page: Page, maxBytes: number): Promise<Sitemap> {
  const isGzip = page.body[0] === 0x1f && page.body[1] === 0x8b;
  const body = isGzip ? await decompress(page.body, "gzip", maxBytes) : page.body;
  const parsed = parse(decodePage({ body, headers: page.headers }), page.finalAddress);
  const entriesOf = (list: z.output<typeof entries>): SitemapEntry[] =>
    list
      .slice(0, mostEntries)
      .filter((item) => item !== null)
      .map(({ loc, lastmod = "", news }) => ({
        link: loc,
        changed: lastmod,
        publishedAt: readFeedDate(news?.publication_date, page.fetchedAt),
      }));
  if ("urlset" in parsed) return { pages: parsed.urlset === "" ? [] : entriesOf(parsed.urlset.url), sitemaps: [] };
  return { pages: [], sitemaps: parsed.sitemapindex === "" ? [] : entriesOf(parsed.sitemapindex.sitemap) };
}

function parse(content: string, address: string): z.output<typeof document> {
  try {
    return document.parse(parser.parse(content));
  } catch (cause) {
    throw new SijillError("not-a-feed", `${address} holds no sitemap; correct the source`, { cause });
  }
}
