/** A record in words, for whoever reads it in a mail or a feed. */
import type { ListedRecord } from "../../store/records.ts";
import { unprintable } from "../../text/one-line.ts";
import { type Formats, formatsOf } from "./formats.ts";
import type { Words } from "./words.ts";

/** Letters of a quote or a title; an article's own is a click away. */
const longest = 400;

/** What is told of a record; all of it plain text. */
export interface Telling {
  /** "320 jobs, planned". */
  readonly claim: string;
  readonly when: string;
  /** What it is about, and who: "" where nobody says. */
  readonly about: string;
  readonly quote: string;
  /** "Le Journal, 3 outlets". */
  readonly outlets: string;
  readonly title: string;
  /** Web address of the article that speaks for it; null where there is none. */
  readonly article: string | null;
}

export function tellingIn(words: Words, formats: Formats = formatsOf(words)): (record: ListedRecord) => Telling {
  const { separator } = words;
  return (record) => {
    const { status, subject, parties, outlets, independentOutlets, lead } = record;
    const names = [...new Set([subject ?? "", ...parties.map(({ name }) => name)])].filter((name) => name !== "");
    const count = Math.max(outlets.length, independentOutlets);
    return {
      claim: [formats.quantity(record), words.say(`status.${status}`)].join(separator),
      when: formats.when(record),
      about: line(names.join(separator)),
      quote: line(lead?.quote ?? ""),
      outlets: line(
        [lead?.outlet ?? outlets[0] ?? "", ...(count > 1 ? [words.say("outlets", { count })] : [])]
          .filter((part) => part !== "")
          .join(separator),
      ),
      title: line(lead?.title ?? ""),
      article: webAddress(lead?.url ?? null),
    };
  };
}

/** One line without characters that turn what follows round, or that no XML holds. */
export function line(text: string): string {
  const plain = text
    .replaceAll(unprintable, " ")
    .replaceAll(/[\ufffe\uffff\p{Surrogate}]/gu, " ")
    .replaceAll(/\s+/gu, " ")
    .trim();
  if (plain.length <= longest) return plain;
  const cut = plain.slice(0, longest - 1).replace(/\p{Surrogate}$/u, "");
  return `${cut.trimEnd()}…`;
}

/** Where a reader may be led: to the web and nowhere else. */
function webAddress(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  return protocol === "http:" || protocol === "https:" ? href : null;
}
