import { isTag, type Element } from "domhandler";
import { textContent } from "domutils";
import { z } from "zod";
import type { DatedFrom } from "../model.ts";
import { readData } from "../data.ts";
import type { Source } from "../sources/load.ts";
import { localDay, readDay } from "./day.ts";
import type { Draft } from "./draft.ts";
import { judgeElement } from "./elements.ts";
import { textOf, type Metadata } from "./metadata.ts";
import { fold } from "./tidy.ts";
import type { PageView } from "./walk.ts";

/** When an article was published and last changed, each with where the page says so; null where it does not. */
export interface Dates {
  readonly published: DatedFrom | null;
  readonly modified: DatedFrom | null;
}

const noDates: Dates = { published: null, modified: null };

const labelSchema = z.array(z.string().min(1)).transform((labels) => labels.map(fold));
const labels = readData(
  new URL("datelines.yaml", import.meta.url),
  z.strictObject({ published: labelSchema, modified: labelSchema, other: labelSchema }),
);

/**
 * What a line says about the article's days.
 *
 * @param labelledOnly where it stands, a bare day is as likely somebody else's
 */
export function readDateLine(line: Draft, labelledOnly: boolean, source: Source | null): Dates {
  let { published, modified }: Dates = noDates;
  let before = 0;
  for (const day of line.days) {
    const words = fold(line.text.slice(before, day.start));
    before = day.end;
    const kind = labelKind(words, source);
    if (kind === "modified") modified ??= { value: day.value, from: "dateline" };
    else if (kind === "published") published ??= { value: day.value, from: "dateline" };
    else if (kind === null && !labelledOnly && isBareDateline(line.text)) {
      published ??= { value: day.value, from: "dateline" };
    }
  }
  return { published, modified };
}

type LabelKind = "published" | "modified" | "other";
type Labels = ReadonlyMap<string, LabelKind>;

const generalLabels: Labels = new Map(
  (["other", "published", "modified"] as const).flatMap((kind) => labels[kind].map((label) => [label, kind] as const)),
);
const labelsOfSources = new WeakMap<Source, Labels>();

/** What a publisher says of its days comes before what others say. */
function labelsOf(source: Source | null): Labels {
  if (source === null) return generalLabels;
  const known = labelsOfSources.get(source);
  if (known !== undefined) return known;
  const own = (["published", "modified"] as const).flatMap((kind) =>
    source.dates[kind].map((form) => [fold(form.slice(0, form.indexOf("{day}"))), kind] as const),
  );
  const all = new Map([...generalLabels, ...own]);
  labelsOfSources.set(source, all);
  return all;
}

/** By the longest label that the words before a day end in; a weekday may stand between. */
function labelKind(words: string, source: Source | null): LabelKind | null {
  const known = labelsOf(source);
  let best: LabelKind | null = null;
  let longest = 0;
  for (const variant of [words, words.replace(/ ?\p{L}+$/u, "")]) {
    for (let start = variant.length; start > 0 && variant.length - start < longestLabel;) {
      start = variant.lastIndexOf(" ", start - 2) + 1;
      const label = variant.slice(start);
      const kind = known.get(label);
      if (kind === undefined || label.length <= longest) continue;
      best = kind;
      longest = label.length;
    }
  }
  return best;
}

/** In characters. */
const longestLabel = 40;

/** A day with an author and a rubric beside it, not a sentence. */
function isBareDateline(text: string): boolean {
  return text.length <= 160 && !/[.!?؟]\s*$/u.test(text);
}

/** Days in the head of the page and in its markup, in the order in which they are believed. */
export function readMarkupDates(page: PageView, metadata: Metadata): { published: DatedFrom[]; modified: DatedFrom[] } {
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
  for (let at = element.parent; at !== null && isTag(at); at = at.parent) {
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

/** The day that an address carries: /2024/03/12/, /20240312103000.html with or without parts of a second, -2024-03-12; null where it carries none. */
export function dayOfAddress(path: string): string | null {
  const match =
    /(?:\/|-)((?:19|20)\d\d)[/-](\d\d)[/-](\d\d)(?=\D|$)/u.exec(path) ??
    /\/((?:19|20)\d\d)(\d\d)(\d\d)(?:\d{6,12})?(?=\D|$)/u.exec(path);
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
