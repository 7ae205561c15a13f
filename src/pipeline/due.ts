import { SijillError } from "../errors.ts";
import { AskedToWait } from "../crawl/failures.ts";
import type { KnownAddress } from "../store/register.ts";

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
 * When an address that failed is due again, by what its error says can be done; null to give it up. What a source shows its
 * articles by is never given up.
 * @param now milliseconds since 1970
 * @param known with its failures in a row before this one
 */
export function dueAfterFailure(
  now: number,
  error: unknown,
  { failures, role, depth }: Pick<KnownAddress, "failures" | "role" | "depth">,
): string | null {
  const { code, remedy } = error instanceof SijillError ? error : { code: "defect", remedy: "input" as const };
  // The rules of a host change, and nothing was asked of the page itself.
  if (code === "robots-disallow") return instant(now + 7 * day);
  if (code === "robots-unreadable") return instant(now + hour);
  const asked = error instanceof AskedToWait ? (error.seconds ?? 0) * 1000 : 0;
  // A busy host says nothing against the page.
  const isOfHost = code === "too-many-requests" || code === "host-busy";
  const isRoot = role !== "page" && depth === 0;
  if (!isOfHost && !isRoot && (remedy === "never" || failures + 1 >= mostFailures)) return null;
  const first = { again: 10 * minute, later: hour, input: day, never: day }[remedy];
  const wait = isOfHost ? asked : first * 2 ** Math.min(failures, mostFailures);
  return instant(now + Math.min(Math.max(wait, asked, minute), isRoot ? 2 * day : longestRevisit));
}

function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
