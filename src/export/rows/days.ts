/** The days that dates of the register cover. */
import type { FactDate } from "../../model.ts";
import { dayOf } from "../../store/times.ts";

/** First and last day, ISO 8601; null where a value is no date. */
export interface Days {
  readonly first: string | null;
  readonly last: string | null;
}

/** Months of a period that is written by its last one. */
const monthsOf = { quarter: 3, half: 6 } as const;

/** The days that the date of a fact covers, both included. */
export function daysOf({ value, end, precision }: FactDate): Days {
  const last = dayOf(end ?? value, "last");
  if (precision !== "quarter" && precision !== "half") return { first: dayOf(value, "first"), last };
  return { first: last === null ? null : firstOf(last, monthsOf[precision]), last };
}

/** First day of the period of so many months that ends with a day. */
function firstOf(day: string, months: number): string {
  const [year = 0, month = 0] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - months, 1)).toISOString().slice(0, 10);
}

/** The first day of a day, month, year or instant as it is told where it was written; null for anything else. */
export function firstDayOf(told: string | null): string | null {
  return told === null ? null : dayOf(told.split("T", 1)[0] ?? "", "first");
}
