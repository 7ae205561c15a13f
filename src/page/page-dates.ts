import { textContent } from "domutils";
import type { DatedFrom } from "../model.ts";
import type { Source } from "../sources/load.ts";
import type { PlacedLine } from "./around-title.ts";
import type { Attribution } from "./attribution.ts";
import { localDay } from "./day.ts";
import { Draft } from "./draft.ts";
import type { Metadata } from "./metadata.ts";
import { choosePublished, firstPossible, type Candidate } from "./choose-day.ts";
import { readDateLine, type Dates } from "./date-line.ts";
import { dayOfAddress } from "./address-day.ts";
import { readMarkupDates } from "./markup-dates.ts";
import { readMachineDay } from "./machine-day.ts";
import { findScriptDay } from "./script-days.ts";
import { attributeDays, timeElements } from "./element-days.ts";
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
  /** Its HTML in UTF-8, scripts included. */
  readonly content: Uint8Array;
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
  const times = timeElements(page.view, page.lines);
  const inAddress = page.path === null ? null : dayOfAddress(page.path);
  const labelledChanges = without(
    lines.flatMap((dates) => dates.modified ?? []),
    lines.flatMap((dates) => dates.published ?? []),
  );
  const found = [
    ...trusted("stated", dated(attributed, "attribution")),
    ...trusted("stated", markup.published),
    ...trusted(
      "stated",
      selected.flatMap((dates) => dates.published ?? []),
    ),
    ...trusted("shown", without(times.published, labelledChanges)),
    ...lines.flatMap(({ published, isLabelled }) => {
      if (published === null) return [];
      return isLabelled ? trusted("stated", [published]) : trusted("shown", without([published], times.modified));
    }),
    ...trusted("address", dated(inAddress, "address")),
  ];
  const candidates = found.length > 0 ? found : trusted("shown", lastResort(page));
  const changes = [
    ...markup.modified,
    ...times.modified,
    ...selected.flatMap((dates) => dates.modified ?? []),
    ...lines.flatMap((dates) => dates.modified ?? []),
  ];
  const day = choosePublished(candidates, page.fetchedAt, changes);
  const published = day ?? (candidates.length === 0 ? firstPossible(markup.months, page.fetchedAt) : null);
  const modified = firstPossible(changes, page.fetchedAt);
  const isLater = modified !== null && (published === null || localDay(modified.value) >= localDay(published.value));
  return { published, modified: isLater ? modified : null, candidates };
}

/** Where nothing else tells: what stands behind "3 days ago", then what the page tells its own scripts. */
function lastResort({ lines, content }: DatedPage): DatedFrom[] {
  const days = attributeDays(lines);
  return days.length > 0 ? days : findScriptDay(content);
}

/** Days but for those that are known to be something else. */
function without(days: readonly DatedFrom[], others: readonly DatedFrom[]): DatedFrom[] {
  const known = new Set(others.map(({ value }) => localDay(value)));
  return days.filter(({ value }) => !known.has(localDay(value)));
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
      const machine = readMachineDay(element.attribs["datetime"] ?? element.attribs["content"] ?? "");
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
