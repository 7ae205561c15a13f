import type { Element } from "domhandler";
import type { DatedFrom } from "../model.ts";
import type { Source } from "../sources/load.ts";
import type { PlacedLine } from "./around-title.ts";
import type { Attribution } from "./attribution.ts";
import { localDay, readDay } from "./day.ts";
import type { PageDocument } from "./document.ts";
import type { Metadata } from "./metadata.ts";
import type { PageDraft } from "./page-drafts.ts";
import { dayOfAddress, firstPossible, readDateLine, readMarkupDates, type Dates } from "./published.ts";
import { parentOf } from "./prose.ts";
import { tidy } from "./tidy.ts";

/** Everything on a page that may tell its days. */
export interface DatedPage {
  readonly document: PageDocument;
  readonly metadata: Metadata;
  readonly source: Source | null;
  readonly drafts: readonly PageDraft[];
  readonly lines: readonly PlacedLine[];
  readonly attribution: Attribution | null;
  readonly path: string | null;
  readonly fetchedAt: string;
}

/**
 * The days of a page, from ranked candidates: what an aggregator says of its source, the head of the page, the
 * publisher's own place for it, `time` elements and lines beside the title, the address.
 */
export function readDates(page: DatedPage): Dates {
  const markup = readMarkupDates(page.document, page.metadata);
  const lines = page.lines.map(({ text, beside }) => readDateLine({ text, labelledOnly: !beside }, page.source));
  const selected = selectedDays(page);
  const attributed = page.attribution?.day ?? null;
  const inAddress = page.path === null ? null : dayOfAddress(page.path);
  const published = firstPossible(
    [
      ...dated(attributed, "attribution"),
      ...markup.published,
      ...selected.flatMap((dates) => dates.published ?? []),
      ...timeElements(page),
      ...lines.flatMap((dates) => dates.published ?? []),
      ...dated(inAddress, "address"),
    ],
    page.fetchedAt,
  );
  const modified = firstPossible(
    [
      ...markup.modified,
      ...selected.flatMap((dates) => dates.modified ?? []),
      ...lines.flatMap((dates) => dates.modified ?? []),
    ],
    page.fetchedAt,
  );
  const isLater = modified !== null && (published === null || localDay(modified.value) >= localDay(published.value));
  return { published, modified: isLater ? modified : null };
}

function dated(value: string | null, from: string): DatedFrom[] {
  return value === null ? [] : [{ value, from }];
}

/** What stands where the publisher's file says that days stand. */
function selectedDays({ document: { $ }, source }: DatedPage): Dates[] {
  return (source?.selectors.date ?? []).flatMap((selector) =>
    $(selector)
      .slice(0, 3)
      .toArray()
      .map((element) => {
        const machine = readDay($(element).attr("datetime") ?? $(element).attr("content") ?? "");
        if (machine !== null) return { published: { value: machine, from: "source selector" }, modified: null };
        const said = readDateLine({ text: tidy($(element).text()).slice(0, 200), labelledOnly: false }, source);
        return {
          published: said.published === null ? null : { ...said.published, from: "source selector" },
          modified: said.modified,
        };
      }),
  );
}

/** The first machine-readable day after the title, or inside the article. */
function timeElements({ document, drafts }: DatedPage): DatedFrom[] {
  const good = new Set(drafts.filter((draft) => draft.inMain || isNearTitle(draft)).map((draft) => draft.element));
  return document
    .named("time")
    .slice(0, 50)
    .filter((element) => "datetime" in element.attribs && isBelow(element, good))
    .flatMap((element) => dated(readDay(element.attribs["datetime"] ?? ""), "time element"))
    .slice(0, 1);
}

function isBelow(element: Element, some: ReadonlySet<Element>): boolean {
  for (let at: Element | null = element; at !== null; at = parentOf(at)) if (some.has(at)) return true;
  return false;
}

function isNearTitle(draft: PageDraft): boolean {
  return draft.role === "dateline" || draft.role === "byline";
}
