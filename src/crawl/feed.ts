import { parseFeed } from "feedsmith";
import { SijillError } from "../errors.ts";
import { decodeEntities } from "../page/document.ts";
import type { ShownEntry } from "./shown-entry.ts";

/** Entries that are read of one feed; feeds hold 10 to 100. */
const mostEntries = 1_000;

/**
 * The entries of an RSS, Atom, RDF or JSON feed. Where a service stands between the feed and its readers, the link of an entry
 * leads through it; the site's own address is then its `feedburner:origLink`, or the guid or id that is a permalink.
 *
 * @param address of the feed, for the error
 * @throws SijillError "not-a-feed"
 */
export function readFeed(text: string, address: string): ShownEntry[] {
  const entries = parseEntries(text, address);
  const originals = readOriginalLinks(text).slice(0, mostEntries);
  if (originals.length !== entries.length) return entries;
  return entries.map(({ links, published, changed }, at) => ({
    links: [...(originals[at] ?? []), ...links],
    published,
    changed,
  }));
}

function parseEntries(text: string, address: string): ShownEntry[] {
  const parsed = parse(text, address);
  if (parsed.format === "atom") {
    return (parsed.feed.entries ?? []).map(({ links = [], id, published, dc }) => {
      const alternates = links.filter(({ rel = "alternate" }) => rel === "alternate").map(({ href }) => href);
      return entryOf(alternates, id, [published, dc?.dates?.[0]]);
    });
  }
  if (parsed.format === "json") {
    return (parsed.feed.items ?? []).map(({ url, external_url: external, id, date_published: published }) =>
      entryOf([url, external], id, [published]),
    );
  }
  if (parsed.format === "rdf") {
    return (parsed.feed.items ?? []).map(({ link, rdf, dc }) => entryOf([link], rdf?.about, [dc?.dates?.[0]]));
  }
  return (parsed.feed.items ?? []).map(({ link, guid, pubDate, dc, atom }) => {
    const permalink = guid?.isPermaLink === false ? undefined : guid?.value;
    return entryOf([link], permalink, [pubDate, dc?.dates?.[0], atom?.published]);
  });
}

/** @param name of the entry, which is often but not always its address */
function entryOf(
  links: readonly (string | undefined)[],
  name: string | undefined,
  dates: readonly (string | undefined)[],
): ShownEntry {
  const permalinks = name !== undefined && /^\s*https?:\/\//iu.test(name) ? [name] : [];
  return {
    links: [...links.filter((link) => link !== undefined), ...permalinks],
    published: dates.find((date) => date !== undefined) ?? "",
    changed: "",
  };
}

const original = /<feedburner:origLink>\s*(?:<!\[CDATA\[\s*)?([^\s<\]]{1,2000})/iu;

/** What the parser does not know: a link or none for each entry, in their order; nothing at all where the feed has none. */
function readOriginalLinks(text: string): string[][] {
  if (!/<feedburner:origLink>/iu.test(text)) return [];
  return text
    .split(/<(?:item|entry)[\s>]/iu)
    .slice(1)
    .map((entry) => original.exec(entry)?.slice(1).map(decodeEntities) ?? []);
}

function parse(text: string, address: string): ReturnType<typeof parseFeed<string>> {
  try {
    return parseFeed(text.trimStart(), { maxItems: mostEntries });
  } catch (cause) {
    throw new SijillError("not-a-feed", `${address} holds no RSS, Atom or JSON feed; correct the source`, { cause });
  }
}
