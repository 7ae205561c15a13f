/** One point or period of time, as words write it. */
import { quantityLexicon } from "../quantities/lexicon.ts";
import { isCounted } from "../quantities/units.ts";
import type { Token } from "../text/tokens.ts";
import { day, dayIn, isYear, ofDay, ofMonth, ofRange, ofYear, weekday } from "./calendar.ts";
import type { Reference } from "./calendar.ts";
import { readDuration } from "./duration.ts";
import type { DateLexicon, Side } from "./lexicon.ts";
import { readPeriod } from "./period.ts";
import { lengthBefore, opensRange, point, readDayAndMonth, sideAt, skipFillers, yearAt } from "./pieces.ts";
import type { Point } from "./pieces.ts";
import { readSpan } from "./span.ts";

/**
 * The longest date at token `at`, or null.
 * @param announced true where the words before leave no doubt that a date follows ("d'ici", "depuis")
 */
export function readPoint(
  tokens: readonly Token[],
  at: number,
  reference: Reference | null,
  lexicon: DateLexicon,
  announced: boolean,
): Point | null {
  return (
    readNumeric(tokens, at) ??
    readSpan(tokens, at, reference, lexicon) ??
    readSided(tokens, at, reference, lexicon) ??
    readWeekday(tokens, at, reference, lexicon) ??
    readDayAndMonth(tokens, at, reference, lexicon) ??
    readPeriod(tokens, at, reference, lexicon) ??
    readRelativeDay(tokens, at, reference, lexicon) ??
    readAgo(tokens, at, reference, lexicon) ??
    readYears(tokens, at, lexicon, announced)
  );
}

const numericForm = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$|^(\d{4})-(\d{1,2})-(\d{1,2})$/;

/** "12/03/2024", "01 - 11 - 2014", "2024-03-12". */
function readNumeric(tokens: readonly Token[], at: number): Point | null {
  if (tokens[at]?.kind !== "number" || tokens[at + 2]?.kind !== "number") return null;
  const five = tokens.slice(at, at + 5);
  const match = numericForm.exec(five.map((token) => token.text).join(""));
  if (match === null) return null;
  const [, d, m, y, isoYear, isoMonth, isoDay] = match;
  const found = day(Number(y ?? isoYear), Number(m ?? isoMonth), Number(d ?? isoDay));
  return found === null || !isYear(found.year) ? null : point(ofDay(found, "explicit"), at + 4);
}

/** "lundi", "lundi dernier", "jeudi 31 janvier 2019": a day and month behind the weekday decide. */
function readWeekday(
  tokens: readonly Token[],
  at: number,
  reference: Reference | null,
  lexicon: DateLexicon,
  given: Side | null = null,
): Point | null {
  const hit = lexicon.weekdays.longestAt(tokens, at);
  if (hit === null) return null;
  const comma = tokens[hit.last + 1]?.text === "," ? 1 : 0;
  const full = readDayAndMonth(tokens, skipFillers(tokens, hit.last + 1 + comma, lexicon), reference, lexicon, given);
  if (full !== null && full.date?.precision !== "month") {
    const found =
      full.date?.precision === "day"
        ? day(
            Number(full.date.value.slice(0, 4)),
            Number(full.date.value.slice(5, 7)),
            Number(full.date.value.slice(8)),
          )
        : null;
    return { ...full, weekday: true, consistent: found === null || found.dayOfWeek === hit.payload };
  }
  const { side, last } = sideAt(tokens, hit.last + 1, lexicon);
  const published = dayIn(reference);
  return point(published === null ? null : ofDay(weekday(published, hit.payload, side ?? given), "relative"), last);
}

/** "last Wednesday", "el pasado 29 de enero": the side stands before the date. */
function readSided(
  tokens: readonly Token[],
  at: number,
  reference: Reference | null,
  lexicon: DateLexicon,
): Point | null {
  const from = skipFillers(tokens, at, lexicon);
  const marker = lexicon.sidesBefore.longestAt(tokens, from);
  if (marker === null) return null;
  const { side } = sideAt(tokens, from, lexicon);
  const start = skipFillers(tokens, marker.last + 1, lexicon);
  return (
    readWeekday(tokens, start, reference, lexicon, side) ?? readDayAndMonth(tokens, start, reference, lexicon, side)
  );
}

/** "two years ago", "hace dos meses": as exact as its unit. */
function readAgo(
  tokens: readonly Token[],
  at: number,
  reference: Reference | null,
  lexicon: DateLexicon,
): Point | null {
  const { ago, agoBefore } = lexicon.data;
  // "منذ افتتاحه قبل سنتين" dates the opening, from which something lasts.
  const lasting = (): boolean => [1, 2, 3].some((back) => lexicon.since.longestAt(tokens, at - back) !== null);
  const announced = agoBefore.includes(tokens[at]?.lower ?? "") && !lasting();
  if (!announced && ago.length === 0) return null;
  const duration = readDuration(tokens, announced ? at + 1 : at, lexicon);
  if (duration === null || (!announced && !ago.includes(tokens[duration.last + 1]?.lower ?? ""))) return null;
  const last = announced ? duration.last : duration.last + 1;
  if (reference === null) return point(null, last);
  const then = reference.first.subtract({ months: duration.months });
  const inYears = duration.months % 12 === 0;
  return point(inYears ? ofYear(then.year, "relative") : ofMonth(then.year, then.month, "relative"), last);
}

function readRelativeDay(
  tokens: readonly Token[],
  at: number,
  reference: Reference | null,
  lexicon: DateLexicon,
): Point | null {
  const hit = lexicon.days.longestAt(tokens, at);
  if (hit === null) return null;
  const published = dayIn(reference);
  const told = published === null ? null : ofDay(published.add({ days: hit.payload }), "relative");
  // "أمس الأربعاء", "أمس الأربعاء 3 ماي": the weekday says the same day once more, or a date behind it says which.
  const named =
    lexicon.weekdays.longestAt(tokens, hit.last + 1) === null
      ? null
      : readWeekday(tokens, hit.last + 1, reference, lexicon);
  if (named !== null) {
    if (named.date?.basis === "explicit" || named.date?.value === told?.value) return named;
    return point(told, named.last, false);
  }
  return point(told, hit.last);
}

/** "2018", "2014-2020", "entre 2012 et 2021": a date behind a preposition or in brackets, else part of a name. */
function readYears(tokens: readonly Token[], at: number, lexicon: DateLexicon, announced: boolean): Point | null {
  const first = yearAt(tokens, at);
  if (first === null || countsSomething(tokens, at, lexicon)) return null;
  const join = tokens[at + 1];
  const second = join !== undefined && lexicon.data.ranges.join.includes(join.lower) ? yearAt(tokens, at + 2) : null;
  const before = at === 0 ? undefined : tokens[at - 1];
  const prefixed = lengthBefore(tokens, at, lexicon.beforeYear);
  // "ميزانية 2024" is a name, "السنة المالية 2024" a year: the longer phrase tells.
  const named = lengthBefore(tokens, at, lexicon.namesYear);
  if (second === null && named > 0 && named >= prefixed) return { date: null, last: at, name: true, consistent: true };
  const bracketed = before?.text === "(";
  const prepared = announced || bracketed || prefixed > 0;
  if (second !== null && second > first) {
    const opened = opensRange(tokens, at, lexicon);
    if (join?.text !== "-" && !opened) return point(ofYear(first, "explicit"), at);
    if (opened || announced || bracketed) return point(ofRange(String(first), String(second), "explicit"), at + 2);
    return { date: null, last: at + 2, name: true, consistent: true };
  }
  return { date: prepared ? ofYear(first, "explicit") : null, last: at, name: !prepared, consistent: true };
}

/** "2000 emplois", "de 2000 à 3000 postes": a number that only looks like a year. */
function countsSomething(tokens: readonly Token[], at: number, lexicon: DateLexicon): boolean {
  const upper = lexicon.data.ranges.join.includes(tokens[at + 1]?.lower ?? "") && tokens[at + 2]?.kind === "number";
  return isCounted(tokens, upper ? at + 2 : at, quantityLexicon(lexicon.language));
}
