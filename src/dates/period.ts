/** Periods and their edges: "premier semestre 2025", "à fin juin 2017", "la semaine dernière", "cette année". */
import type { FactDate } from "../model.ts";
import { quantityLexicon } from "../quantities/lexicon.ts";
import { readNumber } from "../quantities/number.ts";
import type { Token } from "../text/tokens.ts";
import { closingDay, dayIn, ofMonth, ofPeriod, ofYear, week } from "./calendar.ts";
import type { Reference } from "./calendar.ts";
import type { DateLexicon, Edge, Period } from "./lexicon.ts";
import { point, readDayAndMonth, skipFillers, yearAt } from "./pieces.ts";
import type { Point } from "./pieces.ts";
import { comparedYear, relativePeriodAt, yearBehind } from "./year.ts";

export function readPeriod(
  tokens: readonly Token[],
  at: number,
  reference: Reference | null,
  lexicon: DateLexicon,
): Point | null {
  return (
    readEdge(tokens, at, reference, lexicon) ??
    readPart(tokens, at, reference, lexicon) ??
    readFirstMonths(tokens, at, reference, lexicon) ??
    readRelativePeriod(tokens, at, reference, lexicon)
  );
}

/** "fin 2018", "à fin septembre 2017", "début 2024", "la fin de l'année", "la fin du mois de mai". */
function readEdge(
  tokens: readonly Token[],
  at: number,
  reference: Reference | null,
  lexicon: DateLexicon,
): Point | null {
  for (const edge of lexicon.edges.at(tokens, at).toReversed()) {
    const behind = edge.last + (tokens[edge.last + 1]?.text === "-" ? 2 : 1);
    const year = yearBehind(tokens, behind, reference, lexicon);
    if (year !== null)
      return point(year.year === null ? null : atEdge(edge.payload, year.year, null, year.basis), year.last);
    const month = readDayAndMonth(tokens, skipMonthWord(tokens, behind, lexicon), reference, lexicon);
    if (month === null || (month.date !== null && month.date.precision !== "month")) continue;
    const { date } = month;
    if (date === null) return month;
    return point(
      atEdge(edge.payload, Number(date.value.slice(0, 4)), Number(date.value.slice(5, 7)), date.basis),
      month.last,
    );
  }
  return null;
}

/** Skips "du mois de" before the name of a month. */
function skipMonthWord(tokens: readonly Token[], at: number, lexicon: DateLexicon): number {
  const start = skipFillers(tokens, at, lexicon);
  const word = lexicon.periods.longestAt(tokens, start);
  return word?.payload === "month" ? skipFillers(tokens, word.last + 1, lexicon) : start;
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

/** "premier semestre 2025", "T3 2024", "troisième trimestre de l'année". */
function readPart(
  tokens: readonly Token[],
  at: number,
  reference: Reference | null,
  lexicon: DateLexicon,
): Point | null {
  const letters = readLetters(tokens, at, lexicon);
  const start = letters === null ? skipFillers(tokens, at, lexicon) : at;
  const spelled = letters ?? readSpelled(tokens, start, lexicon);
  if (spelled === null) return null;
  const months = spelled.of === "half" ? 6 : 3;
  if (spelled.order > 12 / months) return null;
  const behind = yearBehind(tokens, spelled.last + 1, reference, lexicon);
  const later = behind === null ? null : comparedYear(tokens, behind.last, reference, lexicon);
  if (later !== null) {
    const last = Math.max(later.year, behind?.year ?? 0);
    return point(ofPeriod(last, spelled.order * months, spelled.of, "explicit"), later.last);
  }
  const year = behind === null ? (reference?.first.year ?? null) : behind.year;
  return point(
    year === null ? null : ofPeriod(year, spelled.order * months, spelled.of, behind?.basis ?? "relative"),
    behind?.last ?? spelled.last,
  );
}

type Spelled = { of: "half" | "quarter"; order: number; last: number };

function readSpelled(tokens: readonly Token[], at: number, lexicon: DateLexicon): Spelled | null {
  if (lexicon.data.ordinalBehind) return readOrdinalBehind(tokens, at, lexicon);
  const ordinal = lexicon.ordinals.longestAt(tokens, at);
  if (ordinal === null) return null;
  const of = partNamed(tokens[ordinal.last + 1], lexicon);
  return of === null ? null : { of, order: ordinal.payload, last: ordinal.last + 1 };
}

/** "الفصل الأول", "النصف الثاني". */
function readOrdinalBehind(tokens: readonly Token[], at: number, lexicon: DateLexicon): Spelled | null {
  const of = partNamed(tokens[at], lexicon);
  const ordinal = of === null ? null : lexicon.ordinals.longestAt(tokens, at + 1);
  return of === null || ordinal === null ? null : { of, order: ordinal.payload, last: ordinal.last };
}

/** The part of a year that a word names, with or without what is glued to it. */
function partNamed(token: Token | undefined, lexicon: DateLexicon): "half" | "quarter" | null {
  const names = token === undefined ? [] : [token.lower, token.stem, ...token.others.map((other) => other.stem)];
  if (names.some((name) => lexicon.data.halves.includes(name))) return "half";
  return names.some((name) => lexicon.data.quarters.includes(name)) ? "quarter" : null;
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
  reference: Reference | null,
  lexicon: DateLexicon,
): Point | null {
  const start = skipFillers(tokens, at, lexicon);
  const { before: opening, after: closing } = lexicon.data.firstMonthsAround;
  const opened = opening.includes(tokens[start]?.lower ?? "") ? 1 : 0;
  const count = readNumber(tokens, start + opened, quantityLexicon(lexicon.language));
  if (count === null || !(count.value >= 2 && count.value <= 11)) return null;
  const closed = opened === 1 && closing.includes(tokens[count.last + 1]?.lower ?? "") ? count.last + 1 : null;
  const end = closed ?? lexicon.firstMonths.longestAt(tokens, count.last + 1)?.last ?? null;
  if (end === null) return null;
  const behind = yearBehind(tokens, end + 1, reference, lexicon);
  const year = behind === null ? (reference?.first.year ?? null) : behind.year;
  return point(year === null ? null : ofMonth(year, count.value, behind?.basis ?? "relative"), behind?.last ?? end);
}

/** "la semaine dernière", "cette année": the whole period. */
function readRelativePeriod(
  tokens: readonly Token[],
  at: number,
  reference: Reference | null,
  lexicon: DateLexicon,
): Point | null {
  const found = relativePeriodAt(tokens, at, lexicon);
  if (found === null) return null;
  return point(reference === null ? null : periodOf(reference, found.period, found.by), found.last);
}

function periodOf(reference: Reference, period: Period, by: number): FactDate | null {
  if (period === "week") {
    const day = dayIn(reference);
    return day === null ? null : week(day, by);
  }
  if (period === "year") return ofYear(reference.first.year + by, "relative");
  const month = reference.first.add({ months: by });
  return ofMonth(month.year, month.month, "relative");
}
