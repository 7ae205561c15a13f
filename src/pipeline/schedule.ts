import { Cron } from "croner";
import type { Source } from "../sources/load.ts";

/** The press of Morocco appears by Morocco's clock, which changes for Ramadan. */
export const timeZone = "Africa/Casablanca";

/**
 * When a source is to be looked at next: by its own cron expression, or after the given time.
 * @param now milliseconds since 1970
 * @param every milliseconds
 * @returns ISO 8601 instant
 */
export function nextLook({ schedule }: Pick<Source, "schedule">, now: number, every: number): string {
  const next = schedule == null ? null : new Cron(schedule, { timezone: timeZone }).nextRun(new Date(now));
  return (next ?? new Date(now + every)).toISOString();
}

const days = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });

/** The day in Morocco, as 2026-01-31. */
export function dayInMorocco(now: number): string {
  return days.format(now);
}
