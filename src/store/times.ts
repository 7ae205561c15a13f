import { SijillError } from "../errors.ts";

const day = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/**
 * The first or last day that an ISO 8601 year, month or day covers; null for anything else, days that no calendar has included.
 */
export function dayOf(value: string, edge: "first" | "last"): string | null {
  const [, year, month, date] = day.exec(value) ?? [];
  if (year === undefined) return null;
  const monthNumber = Number(month ?? (edge === "first" ? 1 : 12));
  if (monthNumber < 1 || monthNumber > 12) return null;
  // Day 0 of the next month is the last of this one.
  const daysInMonth = new Date(Date.UTC(Number(year), monthNumber, 0)).getUTCDate();
  const dayNumber = Number(date ?? (edge === "first" ? 1 : daysInMonth));
  if (dayNumber < 1 || dayNumber > daysInMonth) return null;
  return [year, String(monthNumber).padStart(2, "0"), String(dayNumber).padStart(2, "0")].join("-");
}

/**
 * An instant in the one form in which instants sort as texts: UTC with milliseconds.
 * @throws SijillError "bad-data" for anything but an ISO 8601 instant with its offset
 */
export function utc(value: string): string {
  const milliseconds = instant.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(milliseconds)) {
    throw new SijillError("bad-data", `"${value.slice(0, 50)}" is no instant; write it as 2026-01-31T08:00:00Z.`);
  }
  return new Date(milliseconds).toISOString();
}
