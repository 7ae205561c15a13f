import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { readData } from "../data.ts";

/** A day, or a moment, that a text states. */
export interface StatedDay {
  /** ISO 8601: a bare day, or with the time of day that is stated and its offset. */
  readonly value: string;
  /** Where the words that state it stand in the text, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

/** The clock that Moroccan sites show where they state no offset. */
const timeZone = "Africa/Casablanca";
/** No news site is older. */
const earliestYear = 1990;

const monthLists = readData(
  new URL("months.yaml", import.meta.url),
  z.array(z.array(z.string().min(1)).min(1)).length(12),
);
const monthNumbers = new Map(
  monthLists.flatMap((names, at) => names.map((name) => [name.toLowerCase(), at + 1] as const)),
);
const monthNames = [...monthNumbers.keys()].toSorted((a, b) => b.length - a.length).join("|");

const time =
  "(?:[\\s,|/–—-]{0,5}(?:à|a las|at|على الساعة|الساعة)?\\s{0,2}(?<hour>\\d{1,2})\\s?[h:]\\s?(?<minute>\\d{2})(?::(?<second>\\d{2}))?(?!\\d)(?:\\s?(?<half>[ap])\\.?m\\b)?)?";
const isoTime =
  "(?:[T\\s](?<hour>\\d{2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,]\\d{1,9})?)?\\s?(?<offset>Z|[+-]\\d{2}:?\\d{2})?)?";

const forms = [
  `(?<!\\d)(?<year>\\d{4})(?<mark>[-/.])(?<month>\\d{1,2})\\k<mark>(?<day>\\d{1,2})(?!\\d)${isoTime}`,
  `(?<![\\d/.-])(?<day>\\d{1,2})\\s?(?<mark>[-/.])\\s?(?<month>\\d{1,2})\\s?\\k<mark>\\s?(?<year>\\d{4})(?!\\d)${time}`,
  `(?<!\\d)(?<day>\\d{1,2})(?:er|re|st|nd|rd|th|º)?[\\s,.-]{0,3}(?:de\\s|of\\s)?(?<name>${monthNames})(?!\\p{L})\\.?[\\s,./-]{0,3}(?:de\\s|del\\s)?(?<year>\\d{4})(?!\\d)${time}`,
  `(?<!\\p{L})(?<name>${monthNames})(?!\\p{L})\\.?\\s{1,2}(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s{1,2}(?<year>\\d{4})(?!\\d)${time}`,
].map((form) => new RegExp(form, "giu"));

/**
 * Every complete day in a text, in the forms of the press of the four languages: "12 mars 2024 à 10h32",
 * "01 - 11 - 2014", "March 12, 2024", "الخميس 21 يوليوز 2022 - 12:00", ISO 8601. Day before month where only digits tell.
 *
 * @param text short: a line, an attribute
 */
export function findDays(text: string): StatedDay[] {
  if (!/[\d٠-٩]{4}/u.test(text)) return [];
  const western = text.replaceAll(/[٠-٩]/gu, (digit) => String(digit.charCodeAt(0) - 0x660));
  const found: StatedDay[] = [];
  for (const form of forms) {
    for (const match of western.matchAll(form)) {
      const value = toIso(match.groups ?? {});
      const start = match.index;
      const end = start + match[0].trimEnd().length;
      const taken = found.some((other) => start < other.end && other.start < end);
      if (value !== null && !taken) found.push({ value, start, end });
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}

/** The first day that a text states, or null. */
export function readDay(text: string): string | null {
  return findDays(text.slice(0, 300))[0]?.value ?? null;
}

type Groups = { readonly [name: string]: string | undefined };

function toIso(groups: Groups): string | null {
  const year = Number(groups["year"]);
  let month = monthNumbers.get(groups["name"]?.toLowerCase() ?? "") ?? Number(groups["month"]);
  let day = Number(groups["day"]);
  if (month > 12 && day <= 12) [day, month] = [month, day];
  if (year < earliestYear || year > 2100 || month < 1 || month > 12 || day < 1) return null;
  const date = tryDate(year, month, day);
  if (date === null) return null;
  return groups["hour"] === undefined ? date.toString() : withTime(date, groups);
}

function tryDate(year: number, month: number, day: number): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: "reject" });
  } catch {
    return null;
  }
}

/** A time that cannot be is left away; midnight without an offset is how programs write a bare day. */
function withTime(date: Temporal.PlainDate, groups: Groups): string {
  const half = groups["half"]?.toLowerCase();
  const stated = Number(groups["hour"]);
  const hour = half === undefined ? stated : (stated % 12) + (half === "p" ? 12 : 0);
  const minute = Number(groups["minute"]);
  const second = Number(groups["second"] ?? 0);
  const offset = groups["offset"];
  if (hour > 23 || minute > 59 || second > 59) return date.toString();
  if (offset === undefined && hour + minute + second === 0) return date.toString();
  const local = date.toPlainDateTime({ hour, minute, second });
  if (offset !== undefined) return `${local.toString({ smallestUnit: "second" })}${writeOffset(offset)}`;
  return local.toZonedDateTime(timeZone).toString({ smallestUnit: "second", timeZoneName: "never" });
}

function writeOffset(offset: string): string {
  return offset.toUpperCase() === "Z" ? "Z" : `${offset.slice(0, 3)}:${offset.slice(-2)}`;
}

/** The day of an ISO 8601 value as a Moroccan reader's calendar shows it. */
export function localDay(value: string): string {
  if (value.length <= 10) return value;
  return Temporal.Instant.from(value).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}
