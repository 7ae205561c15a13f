/** An Atom feed (RFC 4287) of records. Pure: the same records give the same feed, byte for byte. */
import { generateAtomFeed } from "feedsmith";
import type { ListedRecord } from "../../store/records.ts";
import { line, type Telling, tellingIn } from "../words/telling.ts";
import type { Words } from "../words/words.ts";

export interface FeedAsked {
  /** Of the saved filter: it stays when the filter is renamed. */
  readonly id: string;
  readonly name: string;
  /** When the filter was saved: a feed without entries has changed then. */
  readonly savedAt: string;
  /** The feed's own web address, and that of the desk without a slash at its end. */
  readonly self: string;
  readonly desk: string;
  /** The records of the filter in the desk. */
  readonly page: string;
}

/**
 * @param records what changed last first
 * @returns XML
 */
export function atomFeed(records: readonly ListedRecord[], asked: FeedAsked, words: Words): string {
  const { id, name, savedAt, self, desk, page } = asked;
  const tell = tellingIn(words);
  const updated = records.reduce((last, { changedAt }) => (changedAt > last ? changedAt : last), savedAt);
  return generateAtomFeed(
    {
      id: tagOf("filter", id),
      title: { value: words.say("feed.title", { name: line(name) }) },
      subtitle: { value: words.say("feed.about", { name: line(name) }) },
      updated: new Date(updated),
      authors: [{ name: "Sijill" }],
      generator: { text: "Sijill" },
      links: [
        { href: self, rel: "self", type: "application/atom+xml" },
        { href: page, rel: "alternate", type: "text/html" },
      ],
      xml: { lang: words.language },
      entries: records.map((record) => {
        const told = tell(record);
        const pageOf = `${desk}/records/${encodeURIComponent(record.id)}`;
        return {
          id: tagOf("record", record.id),
          title: { value: [told.claim, told.about].filter((part) => part !== "").join(" – ") },
          updated: new Date(record.changedAt),
          published: new Date(record.since),
          content: { value: contentOf(record, told, words) },
          links: [
            { href: pageOf, rel: "alternate", type: "text/html" },
            ...(told.article === null ? [] : [{ href: told.article, rel: "via", type: "text/html" }]),
          ],
          categories: [{ term: record.type }, { term: record.status }, { term: record.state }],
        };
      }),
    },
    { strict: true },
  );
}

/** Lines of plain text: readers that show HTML show the characters of a quote and run nothing. */
function contentOf(record: ListedRecord, { claim, when, about, quote, outlets, title }: Telling, words: Words): string {
  return [
    [words.say(`type.${record.type}`), claim, when].join(" · "),
    about,
    quote === "" ? "" : `“${quote}”`,
    [outlets, title].filter((part) => part !== "").join(" – "),
    words.say(`state.${record.state}`),
  ]
    .filter((part) => part !== "")
    .join("\n");
}

/**
 * A name that nothing else has (RFC 4151) and that no change of the desk's address changes. ".invalid" belongs to nobody (RFC 6761), so that it
 * names nobody's web site.
 */
function tagOf(what: "filter" | "record", id: string): string {
  return `tag:sijill.invalid,2026:${what}:${id}`;
}
