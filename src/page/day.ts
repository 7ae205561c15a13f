import { Temporal } from "temporal-polyfill";
import { afterNoon, dayForms, monthNumbers, weekdayNumbers } from "./day-forms.ts";

/** A day, or a moment, that a text states. */
export interface StatedDay {
  /** ISO 8601: the bare day. */
  readonly day: string;
  /** ISO 8601: the bare day, or with the time of day that is stated and its offset. */
  readonly value: string;
  /** Where the words that state it stand in the text, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

/** The clock that Moroccan sites show where they state no offset. */
const timeZone = "Africa/Casablanca";
/** No news site is older. */
const earliestYear = 1990;

/** Of the years that a day may be in. */
const statesYear = /19[89]\d|20\d\d|[٠-٩]{4}/;

/**
 * Every complete day in a text, in the forms of the press of the four languages: "12 mars 2024 à 10h32",
 * "01 - 11 - 2014", "March 12, 2024", "الخميس 21 يوليوز 2022 - 12:00", ISO 8601. Day before month where only digits tell.
 *
 * @param text short: a line, an attribute
 */
export function findDays(text: string): StatedDay[] {
  if (!statesYear.test(text)) return [];
  const western = plain(text);
  const found: StatedDay[] = [];
  for (const { hint, pattern } of dayForms) {
    if (!hint.test(western)) continue;
    pattern.lastIndex = 0;
    for (let match = pattern.exec(western); match !== null; match = pattern.exec(western)) {
      const start = match.index;
      const end = start + match[0].trimEnd().length;
      const taken = found.some((other) => start < other.end && other.start < end);
      const stated = taken ? null : readGroups(match.groups ?? {}, start, end);
      if (stated !== null) found.push(stated);
    }
  }
  return found.length > 1 ? found.toSorted((a, b) => a.start - b.start) : found;
}

/** Small letters and Western digits, as long as that keeps every position. */
function plain(text: string): string {
  const small = text.toLowerCase();
  return (small.length === text.length ? small : text).replace(/[٠-٩]/gu, (digit) =>
    String(digit.charCodeAt(0) - 0x660),
  );
}

/** The first day that a text states, or null. */
export function readDay(text: string): string | null {
  return findDays(text.slice(0, 300))[0]?.value ?? null;
}

type Groups = { readonly [name: string]: string | undefined };

function readGroups(groups: Groups, start: number, end: number): StatedDay | null {
  const year = Number(groups["year"]);
  let month = monthNumbers.get(groups["name"] ?? "") ?? Number(groups["month"]);
  let day = Number(groups["day"]);
  const isTurned = month > 12 || fits(groups["weekday"], year, day, month);
  if (isTurned && day <= 12 && !fits(groups["weekday"], year, month, day)) [day, month] = [month, day];
  if (year < earliestYear || year > 2100 || !isDay(year, month, day)) return null;
  const bare = `${year}-${twoDigits(month)}-${twoDigits(day)}`;
  // Its offset takes long to look up, and most days found are not asked for theirs.
  return {
    day: bare,
    start,
    end,
    get value() {
      return groups["hour"] === undefined ? bare : withTime(bare, groups);
    },
  };
}

/** Whether a day is the one of the week that is named with it. */
function fits(weekday: string | undefined, year: number, month: number, day: number): boolean {
  if (weekday === undefined || !isDay(year, month, day)) return false;
  const sundayFirst = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return weekdayNumbers.get(weekday) === (sundayFirst === 0 ? 7 : sundayFirst);
}

function isDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}

/** A time that cannot be is left away; midnight without an offset is how programs write a bare day. */
function withTime(day: string, groups: Groups): string {
  const half = groups["half"];
  const stated = Number(groups["hour"]);
  const hour = half === undefined ? stated : (stated % 12) + (afterNoon.has(half) ? 12 : 0);
  const minute = Number(groups["minute"]);
  const second = Number(groups["second"] ?? 0);
  const offset = groups["offset"];
  if (hour > 23 || minute > 59 || second > 59 || !isOffset(offset ?? "z")) return day;
  if (offset === undefined && hour + minute + second === 0) return day;
  const local = `${day}T${twoDigits(hour)}:${twoDigits(minute)}:${twoDigits(second)}`;
  if (offset !== undefined) return `${local}${writeOffset(offset)}`;
  return `${local}${offsetAt(local)}`;
}

/** Offsets by day and hour: they change on the hour, and the pages of a crawl are of the same days. */
const knownOffsets = new Map<string, string>();
const mostKnown = 2_000;

/** How far the Moroccan clock is from Greenwich at a time that it shows. */
function offsetAt(local: string): string {
  const hour = local.slice(0, 13);
  const known = knownOffsets.get(hour);
  if (known !== undefined) return known;
  if (knownOffsets.size >= mostKnown) knownOffsets.clear();
  const { offset } = Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone);
  knownOffsets.set(hour, offset);
  return offset;
}

function writeOffset(offset: string): string {
  return offset === "z" ? "Z" : `${offset.slice(0, 3)}:${offset.slice(-2)}`;
}

/** The clocks of the world are at most fourteen hours from Greenwich. */
function isOffset(offset: string): boolean {
  return offset === "z" || (Number(offset.slice(1, 3)) <= 14 && Number(offset.slice(-2)) <= 59);
}

/** By moment: a page tells its own several times, and several steps ask. */
const knownDays = new Map<string, string>();

/** The day of an ISO 8601 value as a Moroccan reader's calendar shows it. */
export function localDay(value: string): string {
  if (value.length <= 10) return value;
  const known = knownDays.get(value);
  if (known !== undefined) return known;
  if (knownDays.size >= mostKnown) knownDays.clear();
  const day = dayOfMoment(value);
  knownDays.set(value, day);
  return day;
}

function dayOfMoment(value: string): string {
  const moment = new Date(value).toISOString();
  // The clock is that of Greenwich or an hour ahead: only in the last hour of a day does it matter which.
  if (moment.slice(11, 13) !== "23") return moment.slice(0, 10);
  return Temporal.Instant.from(value).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}
