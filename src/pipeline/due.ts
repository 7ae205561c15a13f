import type { SijillError } from "../errors.ts";
import { AskedToWait } from "../crawl/failures.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** An article is corrected soon after it appears or hardly ever: it is asked after when it is one day old, two, four, eight ... */
const soonestRevisit = day;
const longestRevisit = 60 * day;
/** After which an article is what it will be. */
const lastRevisit = 365 * day;

/** After so many failures in a row an address is given up. */
const mostFailures = 8;

/**
 * When a page that answered is due again; null for one that has been watched long enough.
 * @param now milliseconds since 1970
 * @param foundAt ISO 8601 instant at which its address was first seen
 */
export function dueAfterAnswer(now: number, foundAt: string): string | null {
  const age = Math.max(0, now - Date.parse(foundAt));
  if (age > lastRevisit) return null;
  return instant(now + Math.min(Math.max(age, soonestRevisit), longestRevisit));
}

/**
 * When a page that failed is due again, by what its error says can be done; null to give it up.
 * @param now milliseconds since 1970
 * @param failures in a row before this one
 */
export function dueAfterFailure(now: number, error: SijillError, failures: number): string | null {
  // The rules of a host change, and nothing was asked of the page itself.
  if (error.code === "robots-disallow") return instant(now + 7 * day);
  const asked = error instanceof AskedToWait ? (error.seconds ?? 0) * 1000 : 0;
  // A busy host says nothing against the page.
  if (error.code !== "too-many-requests" && (error.remedy === "never" || failures + 1 >= mostFailures)) return null;
  const first = { again: 10 * minute, later: hour, input: day, never: day }[error.remedy];
  return instant(now + Math.min(Math.max(first * 2 ** failures, asked), longestRevisit));
}

function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
