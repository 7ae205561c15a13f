/** Days, months and periods as the register writes them, resolved against a reference day. */
import { Temporal } from "temporal-polyfill";
import type { DateBasis, DatePrecision, FactDate } from "../model.ts";
import type { Side } from "./lexicon.ts";

export type Day = Temporal.PlainDate;

/** Years that a press text may speak of; anything else is a number. */
export const years = { first: 1956, last: 2100 } as const;

export const isYear = (value: number): boolean =>
  Number.isInteger(value) && value >= years.first && value <= years.last;

const two = (value: number): string => String(value).padStart(2, "0");

const date = (value: string, precision: DatePrecision, basis: DateBasis, end: string | null = null): FactDate => ({
  value,
  end,
  precision,
  basis,
});

/** @returns null where the calendar has no such day */
export function day(year: number, month: number, dayOfMonth: number): Day | null {
  try {
    return Temporal.PlainDate.from({ year, month, day: dayOfMonth }, { overflow: "reject" });
  } catch {
    return null;
  }
}

/** The day of an ISO 8601 day or instant, as it is in Morocco. Null where it cannot be read. */
export function dayOf(published: string | null): Day | null {
  if (published === null) return null;
  try {
    if (/[zZ]$|[+-]\d\d:?\d\d$/.test(published) && published.length > 10) {
      return Temporal.Instant.from(published).toZonedDateTimeISO("Africa/Casablanca").toPlainDate();
    }
    return Temporal.PlainDate.from(published);
  } catch {
    return null;
  }
}

/**
 * When an article was published: a day, or the first and last day of a month where no more is known.
 * Words like "last year" and days without a year are resolved against it.
 */
export interface Reference {
  readonly first: Day;
  readonly last: Day;
}

const monthForm = /^(\d{4})-(\d\d)$/;

/** The publication day or month as it is given: "2019-02-01", "2019-02". Null where it cannot be read. */
export function referenceOf(published: string | null): Reference | null {
  const [, year, month] = monthForm.exec(published ?? "") ?? [];
  if (year === undefined) {
    const found = dayOf(published);
    return found === null ? null : { first: found, last: found };
  }
  const first = day(Number(year), Number(month), 1);
  return first === null ? null : { first, last: first.with({ day: first.daysInMonth }) };
}

/** The publication day, which "lundi" and "hier" count from; null where only its month is known. */
export const dayIn = (reference: Reference | null): Day | null =>
  reference?.first.equals(reference.last) === true ? reference.first : null;

/** The publication itself as a date: a day, or a month. */
export const ofReference = (reference: Reference): FactDate =>
  dayIn(reference) === null
    ? ofMonth(reference.first.year, reference.first.month, "publication")
    : ofDay(reference.first, "publication");

export const ofDay = (value: Day, basis: DateBasis): FactDate => date(value.toString(), "day", basis);

export const ofMonth = (year: number, month: number, basis: DateBasis): FactDate =>
  date(`${year}-${two(month)}`, "month", basis);

export const ofYear = (year: number, basis: DateBasis): FactDate => date(String(year), "year", basis);

/** A period of months, written by its last one. */
export const ofPeriod = (year: number, lastMonth: number, precision: "quarter" | "half", basis: DateBasis): FactDate =>
  date(`${year}-${two(lastMonth)}`, precision, basis);

export const ofRange = (from: string, to: string, basis: DateBasis): FactDate => date(from, "range", basis, to);

/** The last day of a month, or of a year where no month is given. */
export function closingDay(year: number, month: number | null, basis: DateBasis): FactDate {
  const start = Temporal.PlainDate.from({ year, month: month ?? 12, day: 1 });
  return ofDay(start.with({ day: start.daysInMonth }), basis);
}

/** The weekday (1 is Monday) on the side that the words name; the most recent one, the day itself included, where they name none. */
export function weekday(reference: Day, wanted: number, side: Side | null): Day {
  const back = (reference.dayOfWeek - wanted + 7) % 7;
  if (side === "next") return reference.add({ days: back === 0 ? 7 : 7 - back });
  return reference.subtract({ days: side === "last" && back === 0 ? 7 : back });
}

/** How many days lie between the beginning of 1970 and a day. */
const dayNumber = (year: number, month: number, dayOfMonth: number): number =>
  Date.UTC(year, month - 1, dayOfMonth) / 86_400_000;

/** The year of a day and month that stand without one: the nearest, unless the words name a side. */
export function nearestYear(
  { first: reference }: Reference,
  month: number,
  dayOfMonth: number,
  side: Side | null,
): number {
  const published = dayNumber(reference.year, reference.month, reference.day);
  const distance = (year: number): number => dayNumber(year, month, Math.min(dayOfMonth, 28)) - published;
  if (side === "current") return reference.year;
  const candidates = [reference.year - 1, reference.year, reference.year + 1];
  const fitting = candidates.filter((year) => {
    const gap = distance(year);
    return side === "next" ? gap >= 0 : side === "last" ? gap <= 0 : true;
  });
  return fitting.reduce(
    (best, year) => (Math.abs(distance(year)) < Math.abs(distance(best)) ? year : best),
    fitting[0] ?? reference.year,
  );
}

/** Monday to Sunday of the week that lies `weeks` from the one of the reference day. */
export function week(reference: Day, weeks: number): FactDate {
  const monday = reference.subtract({ days: reference.dayOfWeek - 1 }).add({ weeks });
  return ofRange(monday.toString(), monday.add({ days: 6 }).toString(), "relative");
}

export const shiftMonths = (reference: Day, months: number): Day => reference.add({ months });
