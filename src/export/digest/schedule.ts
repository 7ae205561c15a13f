import { Cron } from "croner";
import { timeZone } from "../../pipeline/schedule.ts";
import type { DigestPlan } from "../../store/saved-filters.ts";

/** Before people begin to work; a week ends on Monday. */
const times: { readonly [every in DigestPlan["every"]]: string } = { day: "0 7 * * *", week: "0 7 * * 1" };

/**
 * When the next digest goes, at seven by the Moroccan clock.
 * @param now milliseconds since 1970
 * @returns ISO 8601 instant after it
 */
export function nextDigest(every: DigestPlan["every"], now: number): string {
  const next = new Cron(times[every], { timezone: timeZone }).nextRun(new Date(now));
  return (next ?? new Date(now)).toISOString();
}

/** When the last one was to go, up to and with `now`: what a digest that comes late tells up to. */
export function lastDigest({ every, dueAt }: Pick<DigestPlan, "every" | "dueAt">, now: number): string {
  let last = dueAt;
  for (
    let next = nextDigest(every, Date.parse(last));
    Date.parse(next) <= now;
    next = nextDigest(every, Date.parse(next))
  )
    last = next;
  return last;
}
