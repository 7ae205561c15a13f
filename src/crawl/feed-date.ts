import { localDay, readDay } from "../page/day.ts";

/** RFC 822, as RSS has it, with its offset: `Wed, 01 May 2024 23:30:00 +0100`. Without the offset it is read as any date. */
const withOffset = /^[a-z]{0,9},?\s?\d{1,2}\s[a-z]{3,9}\s\d{2,4}\s\d{1,2}:\d{2}(?::\d{2})?\s(?:[+-]\d{4}|UTC?|GMT|Z)$/i;

/**
 * When a feed says that an article was published.
 * @param text as the feed writes it
 * @param fetchedAt ISO 8601 instant at which the feed was fetched: nothing in it is published later
 * @returns a bare day or an instant with its offset; null for what is no date, or one to come
 */
export function readFeedDate(text: string | undefined, fetchedAt: string): string | null {
  const written = text?.trim().slice(0, 100) ?? "";
  const moment = withOffset.test(written) ? Date.parse(written) : Number.NaN;
  const value = Number.isNaN(moment) ? readDay(written) : new Date(moment).toISOString().replace(".000Z", "Z");
  return value === null || localDay(value) > localDay(fetchedAt) ? null : value;
}
