import type { DatedFrom } from "../model.ts";
import { localDay } from "./day.ts";

/** A day that the page may have been published on, with how far the place that tells it can be relied on. */
export interface Candidate extends DatedFrom {
  /**
   * - `stated`: for machines, or with words that say what the day is
   * - `address`: carried by the address
   * - `shown`: beside the title, without words that say what it is
   */
  readonly trust: "stated" | "address" | "shown";
}

/**
 * The day of publication; null where no candidate can be, where those that are merely shown disagree, and where the first
 * stands alone against another.
 *
 * No day after the page was fetched can be. The day of an address is written when the article is, and by the site's own clock:
 * a later one, or the same moment on another clock, gives way to it. So does the day of the visit, which careless templates
 * print as if it were that of the article.
 *
 * @param candidates the most reliable first
 * @param fetchedAt ISO 8601 instant; null for a text whose time of copying nobody knows
 * @param modified when the page says that it was changed: a day that is shown may be that one, and says nothing of publication
 */
export function choosePublished(
  candidates: readonly Candidate[],
  fetchedAt: string | null,
  modified: readonly DatedFrom[] = [],
): DatedFrom | null {
  const today = fetchedAt === null ? null : localDay(fetchedAt);
  const possible = candidates
    .map((candidate) => ({ ...candidate, day: localDay(candidate.value) }))
    .filter(({ day }) => today === null || day <= today);
  const [first] = possible;
  if (first === undefined) return null;
  const address = possible.find(({ trust }) => trust === "address");
  const { day } = first;
  if (address !== undefined && (address.value < day || daysApart(address.value, day) === 1)) return asFound(address);
  if (day === today) return asFound(possible.find((each) => each.trust !== "shown" && each.day < day) ?? first);
  if (address !== undefined || surest.has(first.from)) return asFound(first);
  const others = possible.filter((each) => each.from !== first.from);
  const isShown = first.trust === "shown";
  const changed = new Set(modified.map(({ value }) => localDay(value)));
  const isDoubted = others.some((each) => each.day !== day && (isShown || isOtherDay(each.day, day, changed)));
  const isBorneOut = !isShown && others.some((each) => each.day === day);
  return isDoubted && !isBorneOut ? null : asFound(first);
}

/** Places described for one publisher alone: whatever else the page shows is something else. */
const surest: ReadonlySet<string> = new Set(["attribution", "source selector"]);

/** Two clocks may show one moment on two days. */
function isOtherDay(one: string, other: string, changed: ReadonlySet<string>): boolean {
  return daysApart(one, other) > 1 && !changed.has(one);
}

/** The first candidate that can be. */
export function firstPossible(candidates: readonly DatedFrom[], fetchedAt: string | null): DatedFrom | null {
  const today = fetchedAt === null ? null : localDay(fetchedAt);
  return candidates.find(({ value }) => today === null || localDay(value) <= today) ?? null;
}

function asFound({ value, from }: DatedFrom): DatedFrom {
  return { value, from };
}

function daysApart(one: string, other: string): number {
  return Math.abs(Date.parse(one) - Date.parse(other)) / 86_400_000;
}
