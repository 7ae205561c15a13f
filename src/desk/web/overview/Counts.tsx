import { Link } from "wouter-preact";
import { readStatistics } from "../api/desk.ts";
import { useLoaded } from "../api/use-loaded.ts";
import { useIsAdmin } from "../app/session.tsx";
import { anyState } from "../inbox/filters.ts";
import { useLocale } from "../language/locale.tsx";

/** How much there is, how much waits, and how much people have looked at lately. */
export function Counts() {
  const { words, formats } = useLocale();
  const isAdmin = useIsAdmin();
  const { value } = useLoaded("statistics", readStatistics);
  const reviewed = value?.reviewedByDay.reduce((sum, { reviews }) => sum + reviews, 0);
  const told = (count: number | undefined): string => (count === undefined ? "…" : formats.number(count));
  const decisions = (
    <>
      <strong>{told(reviewed)}</strong> {words("counts.reviewed")}
    </>
  );
  return (
    <ul class="plain counts">
      <li>
        <Link href="/inbox">
          <strong>{told(value?.pending)}</strong> {words("counts.pending")}
        </Link>
      </li>
      <li>
        <Link href={`/inbox?state=${anyState}`}>
          <strong>{told(value?.records)}</strong> {words("counts.records")}
        </Link>
      </li>
      <li>
        <Link href="/sources">
          <strong>{told(value?.articles)}</strong> {words("counts.articles")}
        </Link>
      </li>
      <li>
        {/* Decisions are told by the journal: a record may have several. */}
        {isAdmin ? <Link href="/people/audit">{decisions}</Link> : <span class="count">{decisions}</span>}
      </li>
    </ul>
  );
}
