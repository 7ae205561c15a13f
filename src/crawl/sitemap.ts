import { XMLParser } from "fast-xml-parser";
import { z } from "zod";
import { readData } from "../data.ts";
import { SijillError } from "../errors.ts";
import { decodeEntities } from "../page/document.ts";
import type { ShownEntry } from "./shown-entry.ts";

/** sitemaps.org: no sitemap lists more. */
const mostEntries = 50_000;
/** With its entities; what is longer is no article's address. */
const longestLink = 10_000;

const { withoutArticles } = readData(
  new URL("sitemaps.yaml", import.meta.url),
  z.strictObject({ withoutArticles: z.array(z.string().regex(/^[a-z]+$/)).transform((words) => new Set(words)) }),
);

const text = z.string().optional().catch(undefined);
const entry = z
  .object({ loc: text, lastmod: text, news: z.object({ publication_date: text }).optional().catch(undefined) })
  .nullable()
  .catch(null);
const entries = z.array(entry).default([]);
const document = z.union([
  z.object({ urlset: z.union([z.object({ url: entries }), z.literal("")]) }),
  z.object({ sitemapindex: z.union([z.object({ sitemap: entries }), z.literal("")]) }),
]);

/** No entity is expanded, not even the usual ones: those of an address are read afterwards. */
const parser = new XMLParser({
  ignoreAttributes: true,
  removeNSPrefix: true,
  parseTagValue: false,
  processEntities: false,
  isArray: (name) => name === "url" || name === "sitemap",
});

export interface Sitemap {
  readonly pages: readonly ShownEntry[];
  /** Further sitemaps, where this one is an index. */
  readonly sitemaps: readonly ShownEntry[];
}

/**
 * Reads a sitemap, news sitemap or sitemap index.
 * @param address of the sitemap, for the error
 * @throws SijillError "not-a-feed"
 */
export function readSitemap(content: string, address: string): Sitemap {
  const parsed = parse(content, address);
  if ("urlset" in parsed) return { pages: parsed.urlset === "" ? [] : shown(parsed.urlset.url), sitemaps: [] };
  return { pages: [], sitemaps: parsed.sitemapindex === "" ? [] : shown(parsed.sitemapindex.sitemap) };
}

/** Whether a sitemap's name says that it holds something other than articles (`sitemaps.yaml`). */
export function isWithoutArticles(address: string): boolean {
  const name = new URL(address).pathname.split("/").at(-1) ?? "";
  return /\.xml(?:\.gz)?$/u.test(name) && name.split(/[^a-z]+/u).some((word) => withoutArticles.has(word));
}

function shown(list: z.output<typeof entries>): ShownEntry[] {
  return list.slice(0, mostEntries).flatMap((each) => {
    if (each?.loc === undefined || each.loc.length > longestLink) return [];
    const link = decodeEntities(each.loc.replaceAll("&amp;", "&"));
    return [{ links: [link], published: each.news?.publication_date ?? "", changed: each.lastmod ?? "" }];
  });
}

function parse(content: string, address: string): z.output<typeof document> {
  try {
    if (/<!ENTITY\s/u.test(content)) throw new Error("a sitemap declares no entities");
    return document.parse(parser.parse(content.trimStart()));
  } catch (cause) {
    throw new SijillError("not-a-feed", `${address} holds no sitemap; correct the source`, { cause });
  }
}
