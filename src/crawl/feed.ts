import { parseFeed } from "feedsmith";
import { SijillError } from "../errors.ts";
import type { Page } from "../model.ts";
import { decodePage } from "../page/decode.ts";
import { canonicalise } from "./canonical.ts";
import { readFeedDate } from "./feed-date.ts";
import type { Find } from "./find.ts";

/** Entries that are read of one feed; feeds hold 10 to 100. */
const mostEntries = 1_000;

interface Entry {
  readonly link: string | undefined;
  readonly date: string | undefined;
}

/**
 * What an RSS, Atom, RDF or JSON feed shows of a source's own articles.
 * @throws SijillError "not-a-feed"
 */
export function readFeed(page: Page, hosts: readonly string[]): Find[] {
  const finds: Find[] = [];
  for (const { link, date } of parseEntries(decodePage(page), page.finalAddress)) {
    const address = link === undefined ? null : canonicalise(link.trim(), page.finalAddress, hosts);
    if (address !== null) finds.push({ address, foundBy: "feed", publishedAt: readFeedDate(date, page.fetchedAt) });
  }
  return finds;
}

function parseEntries(text: string, address: string): Entry[] {
  const parsed = parse(text, address);
  if (parsed.format === "atom") {
    return (parsed.feed.entries ?? []).map((entry) => ({
      link: (entry.links ?? []).find(({ rel = "alternate" }) => rel === "alternate")?.href,
      date: entry.published,
    }));
  }
  if (parsed.format === "json") {
    return (parsed.feed.items ?? []).map((item) => ({
      link: item.url ?? item.external_url,
      date: item.date_published,
    }));
  }
  if (parsed.format === "rdf") {
    return (parsed.feed.items ?? []).map((item) => ({ link: item.link, date: item.dc?.dates?.[0] }));
  }
  return (parsed.feed.items ?? []).map((item) => ({
    link: item.link ?? (item.guid?.isPermaLink === false ? undefined : item.guid?.value),
    date: item.pubDate ?? item.dc?.dates?.[0],
  }));
}

function parse(text: string, address: string): ReturnType<typeof parseFeed<string>> {
  try {
    return parseFeed(text, { maxItems: mostEntries });
  } catch (cause) {
    throw new SijillError("not-a-feed", `${address} holds no RSS, Atom or JSON feed; correct the source`, { cause });
  }
}
