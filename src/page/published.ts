import type { Element } from "domhandler";
import { textContent } from "domutils";
import { z } from "zod";
import type { DatedFrom } from "../model.ts";
import { readData } from "../data.ts";
import type { Source } from "../sources/load.ts";
import type { PageDocument } from "./document.ts";
import { findDays, localDay, readDay } from "./day.ts";
import { judgeElement } from "./elements.ts";
import { textOf, type Metadata } from "./metadata.ts";
import { parentOf } from "./prose.ts";
import { fold } from "./tidy.ts";

/** When an article was published and last changed, each with where the page says so; null where it does not. */
export interface Dates {
  readonly published: DatedFrom | null;
  readonly modified: DatedFrom | null;
}

const labelSchema = z.array(z.string().min(1)).transform((labels) => labels.map(fold));
const labels = readData(
  new URL("datelines.yaml", import.meta.url),
  z.strictObject({ published: labelSchema, modified: labelSchema, other: labelSchema }),
);

/** Longer blocks are prose that mentions a day. */
const longestDateline = 200;

/** A line that may tell the day. `labelledOnly`: where it stands, a bare day is as likely somebody else's. */
export interface DateLine {
  readonly text: string;
  readonly labelledOnly: boolean;
}

/** What a line says about the article's days. */
export function readDateLine(line: DateLine, source: Source | null): Dates {
  const none = { published: null, modified: null };
  if (line.text.length > longestDateline) return none;
  let { published, modified }: Dates = none;
  let before = 0;
  for (const day of findDays(line.text)) {
    const words = fold(line.text.slice(before, day.start));
    before = day.end;
    const kind = labelKind(words, source);
    if (kind === "modified") modified ??= { value: day.value, from: "dateline" };
    else if (kind === "published") published ??= { value: day.value, from: "dateline" };
    else if (kind === null && !line.labelledOnly && isBareDateline(line.text)) {
      published ??= { value: day.value, from: "dateline" };
    }
  }
  return { published, modified };
}

type LabelKind = "published" | "modified" | "other";

/** By the longest label that the words before a day end in; a weekday may stand between. */
function labelKind(words: string, source: Source | null): LabelKind | null {
  const own = {
    published: (source?.dates.published ?? []).map(labelOfForm),
    modified: (source?.dates.modified ?? []).map(labelOfForm),
  };
  const kinds: readonly (readonly [LabelKind, readonly string[]])[] = [
    ["modified", [...own.modified, ...labels.modified]],
    ["published", [...own.published, ...labels.published]],
    ["other", labels.other],
  ];
  let best: LabelKind | null = null;
  let longest = 0;
  const variants = [words, words.replace(/ ?\p{L}+$/u, "")];
  for (const [kind, list] of kinds) {
    for (const label of list) {
      if (label.length > longest && variants.some((variant) => ` ${variant}`.endsWith(` ${label}`))) {
        best = kind;
        longest = label.length;
      }
    }
  }
  return best;
}

function labelOfForm(form: string): string {
  return fold(form.slice(0, form.indexOf("{day}")));
}

/** A day with an author and a rubric beside it, not a sentence. */
function isBareDateline(text: string): boolean {
  return text.length <= 160 && !/[.!?؟]\s*$/u.test(text);
}

/** Days in the head of the page and in its markup, in the order in which they are believed. */
export function readMarkupDates(
  page: PageDocument,
  metadata: Metadata,
): { published: DatedFrom[]; modified: DatedFrom[] } {
  const attribute = (name: string): string | undefined => {
    const element = page.properties.find((each) => each.attribs["itemprop"] === name && !isSetAside(each));
    if (element === undefined) return undefined;
    return element.attribs["datetime"] ?? element.attribs["content"] ?? textContent(element).slice(0, 100);
  };
  const { meta, article } = metadata;
  return {
    published: [
      ...stated(textOf(article, "datePublished"), "json-ld"),
      ...publishedNames.flatMap((name) => stated(meta.get(name), `meta ${name}`)),
      ...stated(attribute("datePublished"), "itemprop datePublished"),
    ],
    modified: [
      ...stated(textOf(article, "dateModified"), "json-ld"),
      ...modifiedNames.flatMap((name) => stated(meta.get(name), `meta ${name}`)),
      ...stated(attribute("dateModified"), "itemprop dateModified"),
    ],
  };
}

/** In a list of other stories, in comments: somebody else's day. */
function isSetAside(element: Element): boolean {
  for (let at = parentOf(element); at !== null; at = parentOf(at)) {
    const role = judgeElement(at)?.role;
    if (role === "related" || role === "promotion") return true;
  }
  return false;
}

function stated(value: string | null | undefined, from: string): DatedFrom[] {
  const day = readDay(value ?? "");
  return day === null ? [] : [{ value: day, from }];
}

const publishedNames = [
  "article:published_time",
  "og:published_time",
  "article:published",
  "datepublished",
  "publishdate",
  "publish-date",
  "publication_date",
  "parsely-pub-date",
  "sailthru.date",
  "dc.date.issued",
  "dcterms.created",
  "cxenseparse:recs:publishtime",
  "pubdate",
  "dc.date",
  "dcterms.date",
  "date",
];
const modifiedNames = ["article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified"];

/** The day that an address carries: /2024/03/12/, /20240312103000.html, -2024-03-12; null where it carries none. */
export function dayOfAddress(path: string): string | null {
  const match =
    /(?:\/|-)((?:19|20)\d\d)[/-](\d\d)[/-](\d\d)(?=\D|$)/u.exec(path) ??
    /\/((?:19|20)\d\d)(\d\d)(\d\d)(?:\d{6,10})?(?=\D|$)/u.exec(path);
  return match === null ? null : readDay(`${match[1] ?? ""}-${match[2] ?? ""}-${match[3] ?? ""}`);
}

/**
 * The first candidate that can be: no day after the page was fetched is when something was published.
 *
 * @param fetchedAt ISO 8601 instant; null for a text whose time of copying nobody knows
 */
export function firstPossible(candidates: readonly DatedFrom[], fetchedAt: string | null): DatedFrom | null {
  const last = fetchedAt === null ? null : localDay(fetchedAt);
  return candidates.find(({ value }) => last === null || localDay(value) <= last) ?? null;
}
