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
 * The day of publication; null where no candidate can be, and where those that are merely shown disagree.
 *
 * No day after the page was fetched can be. The day of an address is written when the article is, and by the site's own clock:
 * a later one, or the same moment on another clock, gives way to it. So does the day of the visit, which careless templates
 * print as if it were that of the article.
 *
 * @param candidates the most reliable first
 * @param fetchedAt ISO 8601 instant; null for a text whose time of copying nobody knows
 */
export function choosePublished(candidates: readonly Candidate[], fetchedAt: string | null): DatedFrom | null {
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
  if (first.trust === "shown" && address === undefined) {
    const others = possible.filter((each) => each.from !== first.from && each.day !== day);
    if (others.length > 0) return null;
  }
  return asFound(first);
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
