import { isTag, type Element } from "domhandler";
import { textContent } from "domutils";
import type { DatedFrom } from "../model.ts";
import type { Source } from "../sources/load.ts";
import type { PlacedLine } from "./around-title.ts";
import type { Attribution } from "./attribution.ts";
import type { PageDraft } from "./blocks.ts";
import { localDay, readDay } from "./day.ts";
import { Draft } from "./draft.ts";
import type { Metadata } from "./metadata.ts";
import { choosePublished, firstPossible, type Candidate } from "./choose-day.ts";
import { readDateLine, type Dates } from "./date-line.ts";
import { dayOfAddress, readMarkupDates } from "./markup-dates.ts";
import { tidy } from "./tidy.ts";
import type { PageView } from "./walk.ts";

/** The days of a page, with all that its day of publication was chosen from, the surest first. */
export interface PageDates extends Dates {
  readonly candidates: readonly Candidate[];
}

/** Everything on a page that may tell its days. */
export interface DatedPage {
  readonly view: PageView;
  readonly metadata: Metadata;
  readonly source: Source | null;
  readonly lines: readonly PlacedLine[];
  readonly attribution: Attribution | null;
  readonly path: string | null;
  readonly fetchedAt: string;
}

/**
 * The days of a page, from ranked candidates: what an aggregator says of its source, the head of the page, the
 * publisher's own place for it, `time` elements and lines beside the title, the address.
 */
export function readDates(page: DatedPage): PageDates {
  const markup = readMarkupDates(page.view, page.metadata);
  const lines = page.lines
    .filter(({ draft }) => draft.days.length > 0)
    .map(({ draft, beside }) => readDateLine(draft, !beside, page.source));
  const selected = selectedDays(page);
  const attributed = page.attribution?.day ?? null;
  const inAddress = page.path === null ? null : dayOfAddress(page.path);
  const candidates = [
    ...trusted("stated", dated(attributed, "attribution")),
    ...trusted("stated", markup.published),
    ...trusted(
      "stated",
      selected.flatMap((dates) => dates.published ?? []),
    ),
    ...trusted("shown", timeElements(page)),
    ...lines.flatMap(({ published, isLabelled }) =>
      published === null ? [] : trusted(isLabelled ? "stated" : "shown", [published]),
    ),
    ...trusted("address", dated(inAddress, "address")),
  ];
  const changes = [
    ...markup.modified,
    ...selected.flatMap((dates) => dates.modified ?? []),
    ...lines.flatMap((dates) => dates.modified ?? []),
  ];
  const day = choosePublished(candidates, page.fetchedAt, changes);
  const published = day ?? (candidates.length === 0 ? firstPossible(markup.months, page.fetchedAt) : null);
  const modified = firstPossible(changes, page.fetchedAt);
  const isLater = modified !== null && (published === null || localDay(modified.value) >= localDay(published.value));
  return { published, modified: isLater ? modified : null, candidates };
}

function trusted(trust: Candidate["trust"], days: readonly DatedFrom[]): Candidate[] {
  return days.map((day) => ({ ...day, trust }));
}

function dated(value: string | null, from: string): DatedFrom[] {
  return value === null ? [] : [{ value, from }];
}

/** What stands where the publisher's file says that days stand. */
function selectedDays({ view, source }: DatedPage): Dates[] {
  return view
    .selected("date")
    .slice(0, mostSelected)
    .map((element) => {
      const machine = readDay(element.attribs["datetime"] ?? element.attribs["content"] ?? "");
      if (machine !== null) return { published: { value: machine, from: "source selector" }, modified: null };
      const said = readDateLine(new Draft("dateline", tidy(textContent(element)).slice(0, 200)), false, source);
      return {
        published: said.published === null ? null : { ...said.published, from: "source selector" },
        modified: said.modified,
      };
    });
}

/** Elements in the publisher's place for the day that are looked at: related stories have theirs further down. */
const mostSelected = 5;

/** The first machine-readable day after the title, or inside the article. */
function timeElements({ view }: DatedPage): DatedFrom[] {
  const times = view.named("time");
  if (times.length === 0) return [];
  const near = view.drafts.filter((draft) => draft.place.inMain || isNearTitle(draft));
  const good = new Set<unknown>(near.map((draft) => draft.place.element));
  return times
    .slice(0, 50)
    .filter((element) => "datetime" in element.attribs && isBelow(element, good))
    .flatMap((element) => dated(readDay(element.attribs["datetime"] ?? ""), "time element"))
    .slice(0, 1);
}

function isBelow(element: Element, some: ReadonlySet<unknown>): boolean {
  if (some.has(element)) return true;
  return element.parent !== null && isTag(element.parent) && isBelow(element.parent, some);
}

function isNearTitle(draft: PageDraft): boolean {
  return draft.role === "dateline" || draft.role === "byline";
}
