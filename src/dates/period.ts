/** Periods and their edges: "premier semestre 2025", "à fin juin 2017", "la semaine dernière", "cette année". */
import type { FactDate } from "../model.ts";
import type { Token } from "../text/tokens.ts";
import { closingDay, ofMonth, ofPeriod, ofYear, week } from "./calendar.ts";
import type { Day } from "./calendar.ts";
import type { DateLexicon, Edge, Period, Side } from "./lexicon.ts";
import { point, readDayAndMonth, skipFillers, yearAt } from "./pieces.ts";
import type { Point } from "./pieces.ts";

export function readPeriod(
  tokens: readonly Token[],
  at: number,
  reference: Day | null,
  lexicon: DateLexicon,
): Point | null {
  return (
    readEdge(tokens, at, reference, lexicon) ??
    readPart(tokens, at, reference, lexicon) ??
    readFirstMonths(tokens, at, reference, lexicon) ??
    readRelativePeriod(tokens, at, reference, lexicon)
  );
}

/** "fin 2018", "à fin septembre 2017", "début 2024", "la fin de l'année". */
function readEdge(tokens: readonly Token[], at: number, reference: Day | null, lexicon: DateLexicon): Point | null {
  for (const edge of lexicon.edges.at(tokens, at).toReversed()) {
    const hyphen = tokens[edge.last + 1]?.text === "-" ? 1 : 0;
    const start = skipFillers(tokens, edge.last + 1 + hyphen, lexicon);
    const year = yearAt(tokens, start);
    if (year !== null) return point(atEdge(edge.payload, year, null, "explicit"), start);
    const month = readDayAndMonth(tokens, start, reference, lexicon);
    if (month !== null && (month.date === null || month.date.precision === "month")) {
      const date = month.date;
      if (date === null) return month;
      return point(
        atEdge(edge.payload, Number(date.value.slice(0, 4)), Number(date.value.slice(5, 7)), date.basis),
        month.last,
      );
    }
    const period = readRelativePeriod(tokens, start, reference, lexicon) ?? bareYear(tokens, start, reference, lexicon);
    if (period !== null && (period.date === null || period.date.precision === "year")) {
      return point(
        period.date === null ? null : atEdge(edge.payload, Number(period.date.value), null, "relative"),
        period.last,
      );
    }
  }
  return null;
}

/** The end of a period is its last day; a beginning or middle is only as exact as the period. */
const atEdge = (
  edge: Edge,
  year: number,
  month: number | null,
  basis: "explicit" | "relative" | "publication",
): FactDate => {
  if (edge === "end") return closingDay(year, month, basis);
  if (month !== null) return ofMonth(year, month, basis);
  return edge === "middle" ? ofPeriod(year, 6, "half", basis) : ofYear(year, basis);
};

/** "la fin de l'année" without a word for which one: the year of the reference day. */
const bareYear = (tokens: readonly Token[], at: number, reference: Day | null, lexicon: DateLexicon): Point | null => {
  const hit = lexicon.periods.longestAt(tokens, at);
  if (hit === null || hit.payload !== "year") return null;
  return point(reference === null ? null : ofYear(reference.year, "relative"), hit.last);
};

/** "premier semestre 2025", "T3 2024", "troisième trimestre de l'année". */
function readPart(tokens: readonly Token[], at: number, reference: Day | null, lexicon: DateLexicon): Point | null {
  const letters = readLetters(tokens, at, lexicon);
  const start = letters === null ? skipFillers(tokens, at, lexicon) : at;
  const spelled = letters ?? readSpelled(tokens, start, lexicon);
  if (spelled === null) return null;
  const months = spelled.of === "half" ? 6 : 3;
  if (spelled.order > 12 / months) return null;
  const after = skipFillers(tokens, spelled.last + 1, lexicon);
  const year = yearAt(tokens, after);
  const make = (value: number, basis: "explicit" | "relative"): FactDate =>
    ofPeriod(value, spelled.order * months, spelled.of, basis);
  if (year !== null) {
    const later = comparedYear(tokens, after, lexicon);
    return point(make(later?.year ?? year, "explicit"), later?.last ?? after);
  }
  const period = readRelativePeriod(tokens, after, reference, lexicon) ?? bareYear(tokens, after, reference, lexicon);
  if (period?.date?.precision === "year") return point(make(Number(period.date.value), "relative"), period.last);
  return point(reference === null ? null : make(reference.year, "relative"), spelled.last);
}

/** "entre les premiers trimestres de 2023 et 2024", "... 2023 et la même période de 2024": a balance ends in the later one. */
function comparedYear(
  tokens: readonly Token[],
  at: number,
  lexicon: DateLexicon,
): { year: number; last: number } | null {
  if (tokens[at + 1]?.lower !== lexicon.data.ranges.join[0]) return null;
  const start = skipFillers(tokens, at + 2, lexicon);
  const same = lexicon.samePeriod.longestAt(tokens, start);
  const next = same === null ? start : skipFillers(tokens, same.last + 1, lexicon);
  const year = yearAt(tokens, next);
  return year === null ? null : { year, last: next };
}

type Spelled = { of: "half" | "quarter"; order: number; last: number };

function readSpelled(tokens: readonly Token[], at: number, lexicon: DateLexicon): Spelled | null {
  const ordinal = lexicon.ordinals.longestAt(tokens, at);
  if (ordinal === null) return null;
  const word = tokens[ordinal.last + 1]?.stem ?? "";
  const of = lexicon.data.halves.includes(word) ? "half" : lexicon.data.quarters.includes(word) ? "quarter" : null;
  return of === null ? null : { of, order: ordinal.payload, last: ordinal.last + 1 };
}

/** "T3 2024", "S1 2025": only before a year, because letters and digits stand for many things. */
function readLetters(tokens: readonly Token[], at: number, lexicon: DateLexicon): Spelled | null {
  const letter = tokens[at];
  const digit = tokens[at + 1];
  if (letter?.kind !== "word" || !/^[1-4]$/.test(digit?.text ?? "") || letter.end !== digit?.start) return null;
  if (yearAt(tokens, at + 2) === null) return null;
  const { half, quarter } = lexicon.data.quarterLetters;
  const of = half.includes(letter.lower) ? "half" : quarter.includes(letter.lower) ? "quarter" : null;
  return of === null ? null : { of, order: Number(digit.text), last: at + 1 };
}

/** "les neuf premiers mois de 2024": the month they end in. */
function readFirstMonths(
  tokens: readonly Token[],
  at: number,
  reference: Day | null,
  lexicon: DateLexicon,
): Point | null {
  const start = skipFillers(tokens, at, lexicon);
  const { before, after: behind } = lexicon.data.firstMonthsAround;
  const opened = before.includes(tokens[start]?.lower ?? "") ? 1 : 0;
  const number = tokens[start + opened];
  const count =
    lexicon.data.smallNumbers[number?.lower ?? ""] ?? Number(/^\d{1,2}$/.exec(number?.text ?? "")?.[0] ?? 0);
  const closed = opened === 1 && behind.includes(tokens[start + 2]?.lower ?? "") ? start + 2 : null;
  const end = closed ?? lexicon.firstMonths.longestAt(tokens, start + 1)?.last ?? null;
  if (end === null || count < 2 || count > 11) return null;
  const after = skipFillers(tokens, end + 1, lexicon);
  const written = yearAt(tokens, after);
  const year = written ?? reference?.year ?? null;
  return point(
    year === null ? null : ofMonth(year, count, written === null ? "relative" : "explicit"),
    written === null ? end : after,
  );
}

const shift: { readonly [side in Side]: number } = { next: 1, last: -1, current: 0 };

/** "la semaine dernière", "l'an prochain", "cette année", "le mois en cours". */
function readRelativePeriod(
  tokens: readonly Token[],
  at: number,
  reference: Day | null,
  lexicon: DateLexicon,
): Point | null {
  const these = lexicon.data.these.includes(tokens[at]?.lower ?? "");
  const start = these ? at + 1 : skipFillers(tokens, at, lexicon);
  const early = lexicon.sides.longestAt(tokens, start);
  const period = lexicon.periods.longestAt(tokens, early === null ? start : early.last + 1);
  if (period === null) return null;
  const late = early ?? lexicon.sides.longestAt(tokens, period.last + 1);
  if (late === null && !these) return null;
  const side: Side = late?.payload ?? "current";
  return point(
    reference === null ? null : periodOf(reference, period.payload, shift[side]),
    Math.max(period.last, late?.last ?? 0),
  );
}

function periodOf(reference: Day, period: Period, by: number): FactDate {
  if (period === "week") return week(reference, by);
  if (period === "year") return ofYear(reference.year + by, "relative");
  const month = reference.add({ months: by });
  return ofMonth(month.year, month.month, "relative");
}
