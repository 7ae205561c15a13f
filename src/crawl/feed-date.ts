import { localDay, readDay } from "../page/day.ts";

/** ISO 8601 with its offset, as Atom and sitemaps have it. */
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/;

/** RFC 822, as RSS has it, with its offset: `Wed, 01 May 2024 23:30:00 +0100`. Without the offset it is read as any date. */
const withOffset = /^[a-z]{0,9},?\s?\d{1,2}\s[a-z]{3,9}\s\d{2,4}\s\d{1,2}:\d{2}(?::\d{2})?\s(?:[+-]\d{4}|UTC?|GMT|Z)$/i;

/**
 * The day that a feed or sitemap states, by the Moroccan calendar.
 * @param text as it is written there
 * @param today the day on which it was fetched: nothing in it happened later
 * @returns ISO 8601; null for what is no date, or one to come
 */
export function readFeedDay(text: string, today: string): string | null {
  const written = text.trim().slice(0, 100);
  const moment = instant.test(written) || withOffset.test(written) ? Date.parse(written) : Number.NaN;
  const value = Number.isNaN(moment) ? readDay(written) : new Date(moment).toISOString();
  const day = value === null ? null : localDay(value);
  return day === null || day > today ? null : day;
}
