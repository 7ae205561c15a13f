/** Years that stand behind a part of them ("... de l'année 2018"), and periods told by their side ("l'an dernier"). */
import type { DateBasis } from "../model.ts";
import type { Token } from "../text/tokens.ts";
import type { Reference } from "./calendar.ts";
import type { DateLexicon, Period, Side } from "./lexicon.ts";
import { skipFillers, yearAt } from "./pieces.ts";

const shift: { readonly [side in Side]: number } = { next: 1, last: -1, current: 0 };

/** A week, month or year, `by` of them away from the reference day. */
export interface RelativePeriod {
  readonly period: Period;
  readonly by: number;
  readonly last: number;
}

/** "la semaine dernière", "l'an prochain", "cette année", "le mois en cours". */
export function relativePeriodAt(tokens: readonly Token[], at: number, lexicon: DateLexicon): RelativePeriod | null {
  const these = lexicon.data.these.includes(tokens[at]?.lower ?? "");
  const start = these ? at + 1 : skipFillers(tokens, at, lexicon);
  const early = lexicon.sides.longestAt(tokens, start);
  const period = lexicon.periods.longestAt(tokens, early === null ? start : early.last + 1);
  if (period === null) return null;
  const late = early ?? lexicon.sides.longestAt(tokens, period.last + 1);
  if (late === null && !these) return null;
  return {
    period: period.payload,
    by: shift[late?.payload ?? "current"],
    last: Math.max(period.last, late?.last ?? 0),
  };
}

/** A year; null where the words need a reference day that is not known. */
export interface YearBehind {
  readonly year: number | null;
  readonly basis: DateBasis;
  readonly last: number;
}

/** The year behind a part of it: "2018", "de l'année 2018", "de l'année dernière", "de l'année". */
export function yearBehind(
  tokens: readonly Token[],
  at: number,
  reference: Reference | null,
  lexicon: DateLexicon,
): YearBehind | null {
  const start = skipFillers(tokens, at, lexicon);
  const word = lexicon.periods.longestAt(tokens, start);
  const named = word?.payload === "year" ? word : null;
  const written = named === null ? start : named.last + 1;
  const year = yearAt(tokens, written);
  if (year !== null) return { year, basis: "explicit", last: written };
  const these = lexicon.data.these.includes(tokens[start - 1]?.lower ?? "") ? start - 1 : start;
  const relative = relativePeriodAt(tokens, these, lexicon);
  if (relative?.period === "year")
    return {
      year: reference === null ? null : reference.first.year + relative.by,
      basis: "relative",
      last: relative.last,
    };
  return named === null ? null : { year: reference?.first.year ?? null, basis: "relative", last: named.last };
}

/** "entre les premiers trimestres de 2023 et 2024", "from ... 2023 to the same period of 2024": a balance ends in the later one. */
export function comparedYear(
  tokens: readonly Token[],
  at: number,
  reference: Reference | null,
  lexicon: DateLexicon,
): { year: number; last: number } | null {
  const join = tokens[at + 1]?.lower ?? "";
  const start = skipFillers(tokens, at + 2, lexicon);
  const same = lexicon.samePeriod.longestAt(tokens, start);
  if (same === null ? join !== lexicon.data.ranges.join[0] : !lexicon.data.ranges.join.includes(join)) return null;
  const other = yearBehind(tokens, same === null ? start : same.last + 1, same === null ? null : reference, lexicon);
  return other === null || other.year === null ? null : { year: other.year, last: other.last };
}
