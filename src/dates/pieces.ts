/** The smallest pieces of dates, which points and periods share. */
import type { FactDate } from "../model.ts";
import type { Token } from "../text/tokens.ts";
import { fold } from "../text/words.ts";
import { quantityLexicon } from "../quantities/lexicon.ts";
import { countsNoun } from "../quantities/units.ts";
import { day, isYear, nearestYear, ofDay, ofMonth } from "./calendar.ts";
import type { Reference } from "./calendar.ts";
import type { DateLexicon, Side } from "./lexicon.ts";

/** What was read, up to token `last` inclusive. */
export interface Point {
  readonly date: FactDate | null;
  readonly last: number;
  /** True for years inside a name ("Plan 2014-2020"). */
  readonly name: boolean;
  readonly consistent: boolean;
  /** True where a weekday is named beside the date. */
  readonly weekday?: boolean;
}

export const point = (date: FactDate | null, last: number, consistent = true): Point => ({
  date,
  last,
  name: false,
  consistent,
});

export const digits = (token: Token | undefined): number | null =>
  token?.kind === "number" && /^\d{1,4}$/.test(token.text) ? Number(token.text) : null;

/** The year at a token, or null. */
export const yearAt = (tokens: readonly Token[], at: number): number | null => {
  const value = digits(tokens[at]);
  return value !== null && tokens[at]?.text.length === 4 && isYear(value) ? value : null;
};

/** Skips at most two articles and prepositions. */
export const skipFillers = (tokens: readonly Token[], at: number, lexicon: DateLexicon): number => {
  let next = at;
  while (next < at + 3 && lexicon.data.fillers.includes(tokens[next]?.lower ?? "")) next += 1;
  return next;
};

/** The word behind a date that says on which side of the reference day it lies. */
export const sideAt = (
  tokens: readonly Token[],
  at: number,
  lexicon: DateLexicon,
): { side: Side | null; last: number } => {
  const hit = lexicon.sides.longestAt(tokens, at);
  return hit === null ? { side: null, last: at - 1 } : { side: hit.payload, last: hit.last };
};

/** The month at a token, where it is written as months are. */
const monthAt = (
  tokens: readonly Token[],
  at: number,
  lexicon: DateLexicon,
): { month: number; last: number } | null => {
  const hit = lexicon.months.longestAt(tokens, at);
  if (hit === null || (lexicon.data.capitalMonths && tokens[at]?.capital !== true)) return null;
  const dot = tokens[hit.last + 1]?.text === "." && tokens[hit.last + 2]?.kind === "number" ? 1 : 0;
  return { month: hit.payload, last: hit.last + (lexicon.data.monthFirst ? dot : 0) };
};

/** "March 25, 2024", "March 25th": null where the number behind the month counts something. */
function readMonthAndDay(
  tokens: readonly Token[],
  at: number,
  reference: Reference | null,
  lexicon: DateLexicon,
  given: Side | null,
): Point | null {
  const month = lexicon.data.monthFirst ? monthAt(tokens, at, lexicon) : null;
  if (month === null) return null;
  const dayOfMonth = digits(tokens[month.last + 1]);
  if (dayOfMonth === null || dayOfMonth < 1 || dayOfMonth > 31) return null;
  const suffixed = lexicon.data.daySuffixes.includes(tokens[month.last + 2]?.lower ?? "");
  if (!suffixed && countsNoun(tokens, month.last + 1, quantityLexicon(lexicon.language))) return null;
  const end = month.last + (suffixed ? 2 : 1);
  const comma = tokens[end + 1]?.text === "," ? 1 : 0;
  const year = yearAt(tokens, end + 1 + comma);
  const resolved = year ?? (reference === null ? null : nearestYear(reference, month.month, dayOfMonth, given));
  const last = year === null ? end : end + 1 + comma;
  if (resolved === null) return point(null, last);
  const found = day(resolved, month.month, dayOfMonth);
  return found === null ? null : point(ofDay(found, year === null ? "relative" : "explicit"), last);
}

/**
 * "2 mai 2016", "1er juin", "25 mars prochain"; or a month without a day: "juin 2017", "juillet".
 * @param given the side that a word before it names: "el pasado 29 de enero"
 */
export function readDayAndMonth(
  tokens: readonly Token[],
  at: number,
  reference: Reference | null,
  lexicon: DateLexicon,
  given: Side | null = null,
): Point | null {
  const monthFirst = readMonthAndDay(tokens, at, reference, lexicon, given);
  if (monthFirst !== null) return monthFirst;
  const number = digits(tokens[at]);
  const spelledDay = lexicon.spelledDays.get(tokens[at]?.lower ?? "") ?? null;
  const word = lexicon.data.firstDay.includes(tokens[at]?.lower ?? "") ? 1 : spelledDay;
  const dayOfMonth = word ?? (number !== null && number >= 1 && number <= 31 ? number : null);
  let next = dayOfMonth === null ? at : at + 1;
  if (dayOfMonth !== null) {
    const linked = tokens.slice(next, next + 2).findIndex((token) => !lexicon.data.dayLinks.includes(token.lower));
    next += Math.max(0, linked);
  }
  if (dayOfMonth === 1 && word === null && lexicon.data.firstDay.includes(tokens[next]?.lower ?? "")) next += 1;
  if (dayOfMonth !== null && lexicon.data.daySuffixes.includes(tokens[next]?.lower ?? "")) next += 1;
  if (dayOfMonth !== null && lexicon.data.dayMonthLinks.includes(tokens[next]?.lower ?? "")) next += 1;
  const month = monthAt(tokens, next, lexicon);
  if (month === null) return null;
  const spelled = lexicon.data.months[month.month - 1]?.[0] ?? "";
  const dot = tokens[month.last + 1]?.text === "." && yearAt(tokens, month.last + 2) !== null ? 1 : 0;
  const link =
    lexicon.data.fillers.includes(tokens[month.last + 1]?.lower ?? "") && yearAt(tokens, month.last + 2) !== null
      ? 1
      : 0;
  const comma = lexicon.data.monthFirst && dot + link === 0 && tokens[month.last + 1]?.text === "," ? 1 : 0;
  const gap = dot + link + (yearAt(tokens, month.last + 2) === null ? 0 : comma);
  const year = yearAt(tokens, month.last + 1 + gap);
  if (year === null && dayOfMonth === null && fold(spelled) !== fold(tokens[month.last]?.lower ?? "")) return null;
  const behind = year === null ? sideAt(tokens, month.last + 1, lexicon) : { side: null, last: month.last + 1 + gap };
  const side = behind.side ?? given;
  const { last } = behind;
  const basis = year === null ? "relative" : "explicit";
  const resolved = year ?? (reference === null ? null : nearestYear(reference, month.month, dayOfMonth ?? 15, side));
  if (resolved === null) return point(null, last);
  if (dayOfMonth === null) return point(ofMonth(resolved, month.month, basis), last);
  const found = day(resolved, month.month, dayOfMonth);
  return found === null ? null : point(ofDay(found, basis), last);
}

/** How many tokens a phrase that stands before a date may have. */
const longestBefore = 5;

/** How many tokens the longest of the phrases right before token `at` has; 0 where none stands there. */
export const lengthBefore = (tokens: readonly Token[], at: number, phrases: DateLexicon["beforeYear"]): number => {
  for (let from = Math.max(0, at - longestBefore); from < at; from += 1) {
    if (phrases.at(tokens, from).some((hit) => hit.last === at - 1)) return at - from;
  }
  return 0;
};

/** True where the words right before token `at` open a range: "entre", "de", "sur la période". */
export const opensRange = (tokens: readonly Token[], at: number, lexicon: DateLexicon): boolean =>
  lengthBefore(tokens, at, lexicon.rangeOpen) > 0;
