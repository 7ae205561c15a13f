/** Spans that name their month or year once: "du 12 au 14 mai 2016", "entre janvier et septembre 2023". */
import type { Token } from "../text/tokens.ts";
import { day, ofRange } from "./calendar.ts";
import type { Reference } from "./calendar.ts";
import type { DateLexicon } from "./lexicon.ts";
import { digits, opensRange, point, readDayAndMonth } from "./pieces.ts";
import type { Point } from "./pieces.ts";

/** The beginning of a span, still without a year: a day of the month, a month, or both. */
interface Beginning {
  readonly day: number | null;
  readonly month: number | null;
  readonly last: number;
}

function readBeginning(tokens: readonly Token[], at: number, lexicon: DateLexicon): Beginning | null {
  const number = digits(tokens[at]);
  const dayOfMonth = number !== null && number >= 1 && number <= 31 ? number : null;
  const ordinal = lexicon.data.firstDay.includes(tokens[at + 1]?.lower ?? "") && dayOfMonth === 1 ? 1 : 0;
  const next = dayOfMonth === null ? at : at + 1 + ordinal;
  const month = lexicon.months.longestAt(tokens, next);
  if (month !== null) return { day: dayOfMonth, month: month.payload, last: month.last };
  return dayOfMonth === null ? null : { day: dayOfMonth, month: null, last: next - 1 };
}

/** The span that begins at token `at`; its end gives it month and year. Null where it would end before it begins. */
export function readSpan(
  tokens: readonly Token[],
  at: number,
  reference: Reference | null,
  lexicon: DateLexicon,
): Point | null {
  const beginning = readBeginning(tokens, at, lexicon);
  const join = beginning === null ? undefined : tokens[beginning.last + 1];
  if (beginning === null || join === undefined || !lexicon.data.ranges.join.includes(join.lower)) return null;
  if (join.text !== "-" && !opensRange(tokens, at, lexicon)) return null;
  const article = lexicon.data.fillers.includes(tokens[beginning.last + 2]?.lower ?? "") ? 1 : 0;
  const end = readDayAndMonth(tokens, beginning.last + 2 + article, reference, lexicon);
  if (end === null) return null;
  if (end.date === null) return point(null, end.last);
  const precision = beginning.day === null ? "month" : "day";
  if (end.date.precision !== precision) return null;
  const [year = "", month = ""] = end.date.value.split("-");
  const from = day(Number(year), beginning.month ?? Number(month), beginning.day ?? 1)?.toString();
  const value = precision === "month" ? from?.slice(0, 7) : from;
  return value === undefined || value >= end.date.value
    ? null
    : point(ofRange(value, end.date.value, end.date.basis), end.last);
}
