import type { FactDate } from "../../../model.ts";
import type { Words } from "./words.ts";

const parts: readonly Intl.DateTimeFormatOptions[] = [
  { year: "numeric" },
  { year: "numeric", month: "long" },
  { year: "numeric", month: "short", day: "numeric" },
];

/** A year, month or day as it is told; an instant by the day that it falls on in Morocco. */
export function formatDay(value: string, locale: string): string {
  const bare = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(value);
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return value;
  const told = bare === null ? 2 : bare.slice(2).filter((part) => part !== undefined).length;
  // A bare day is no instant: it must not slip into the day before by a time zone.
  return new Intl.DateTimeFormat(locale, {
    ...parts[told],
    timeZone: bare === null ? "Africa/Casablanca" : "UTC",
  }).format(date);
}

/** A date with its precision: a quarter and a half year are written by their last month. */
export function formatFactDate(date: FactDate, locale: string, words: Words): string {
  const year = date.value.slice(0, 4);
  const month = Number(date.value.slice(5, 7));
  if (date.precision === "quarter" && month > 0) return words("date.quarter", { number: Math.ceil(month / 3), year });
  if (date.precision === "half" && month > 0) return words("date.half", { number: Math.ceil(month / 6), year });
  const from = formatDay(date.value, locale);
  return date.end === null ? from : `${from} – ${formatDay(date.end, locale)}`;
}
