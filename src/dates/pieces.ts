/** The smallest pieces of dates, which points and periods share. */
import type { FactDate } from "../model.ts";
import type { Token } from "../text/tokens.ts";
import { fold } from "../text/words.ts";
import { day, isYear, nearestYear, ofDay, ofMonth } from "./calendar.ts";
import type { Day } from "./calendar.ts";
import type { DateLexicon, Side } from "./lexicon.ts";

/** What was read, up to token `last` inclusive. */
export interface Point {
  readonly date: FactDate | null;
  readonly last: number;
  /** True for years inside a name ("Plan 2014-2020"). */
  readonly name: boolean;
  readonly consistent: boolean;
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

/** "2 mai 2016", "1er juin", "25 mars prochain"; or a month without a day: "juin 2017", "juillet". */
export function readDayAndMonth(
  tokens: readonly Token[],
  at: number,
  reference: Day | null,
  lexicon: DateLexicon,
): Point | null {
  const number = digits(tokens[at]);
  const spelledDay = lexicon.data.spelledDays[tokens[at]?.lower ?? ""] ?? null;
  const word = lexicon.data.firstDay.includes(tokens[at]?.lower ?? "") ? 1 : spelledDay;
  const dayOfMonth = word ?? (number !== null && number >= 1 && number <= 31 ? number : null);
  let next = dayOfMonth === null ? at : at + 1;
  if (dayOfMonth !== null) {
    const linked = tokens.slice(next, next + 2).findIndex((token) => !lexicon.data.dayLinks.includes(token.lower));
    next += Math.max(0, linked);
  }
  if (dayOfMonth === 1 && word === null && lexicon.data.firstDay.includes(tokens[next]?.lower ?? "")) next += 1;
  const month = lexicon.months.longestAt(tokens, next);
  if (month === null) return null;
  const spelled = lexicon.data.months[month.payload - 1]?.[0] ?? "";
  const dot = tokens[month.last + 1]?.text === "." && yearAt(tokens, month.last + 2) !== null ? 1 : 0;
  const link =
    lexicon.data.fillers.includes(tokens[month.last + 1]?.lower ?? "") && yearAt(tokens, month.last + 2) !== null
      ? 1
      : 0;
  const year = yearAt(tokens, month.last + 1 + dot + link);
  if (year === null && dayOfMonth === null && fold(spelled) !== fold(tokens[month.last]?.lower ?? "")) return null;
  const { side, last } =
    year === null ? sideAt(tokens, month.last + 1, lexicon) : { side: null, last: month.last + 1 + dot + link };
  const basis = year === null ? "relative" : "explicit";
  const resolved = year ?? (reference === null ? null : nearestYear(reference, month.payload, dayOfMonth ?? 15, side));
  if (resolved === null) return point(null, last);
  if (dayOfMonth === null) return point(ofMonth(resolved, month.payload, basis), last);
  const found = day(resolved, month.payload, dayOfMonth);
  return found === null ? null : point(ofDay(found, basis), last);
}

/** True where the words right before token `at` open a range: "entre", "de", "sur la période". */
export const opensRange = (tokens: readonly Token[], at: number, lexicon: DateLexicon): boolean => {
  for (let from = Math.max(0, at - 5); from < at; from += 1) {
    if (lexicon.rangeOpen.at(tokens, from).some((hit) => hit.last === at - 1)) return true;
  }
  return false;
};
