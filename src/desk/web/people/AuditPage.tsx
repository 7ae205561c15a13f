import { Link } from "wouter-preact";
import { listAudit } from "../api/people.ts";
import { usePages } from "../api/use-pages.ts";
import { useIsAdmin } from "../app/session.tsx";
import { useLocale } from "../language/locale.tsx";
import { Empty } from "../ui/Empty.tsx";
import { Failure } from "../ui/Failure.tsx";
import { usePageTitle } from "../ui/page.ts";
import { Skeleton } from "../ui/Skeleton.tsx";
import { AuditRow } from "./AuditRow.tsx";

/** Everything that was changed, newest first: who, when, what and about what. */
export function AuditPage() {
  const { words } = useLocale();
  const isAdmin = useIsAdmin();
  usePageTitle(words("audit.title"));
  if (!isAdmin) return <Empty level="h1" title={words("audit.title")} text={words("failure.forbidden")} />;
  return (
    <div class="page">
      <header class="page-head">
        <p>
          <Link href="/people">{words("nav.people")}</Link>
        </p>
        <h1>{words("audit.title")}</h1>
        <p class="faint">{words("audit.text")}</p>
      </header>
      <AuditList />
    </div>
  );
}

function AuditList() {
  const { words } = useLocale();
  const { items, next, isLoading, failure, more, reload } = usePages("audit", async (after) => {
    const { entries, next: older } = await listAudit(after);
    return { items: entries, next: older === null ? null : String(older) };
  });
  if (failure !== null && items.length === 0) return <Failure refusal={failure} again={reload} />;
  if (isLoading && items.length === 0) return <Skeleton lines={8} />;
  if (items.length === 0) return <Empty title={words("audit.none")} text={words("audit.text")} />;
  return (
    <>
      <div class="scroll" tabIndex={0} role="region" aria-label={words("audit.title")}>
        <table class="table audit">
          <thead>
            <tr>
              <th scope="col">{words("audit.when")}</th>
              <th scope="col">{words("audit.who")}</th>
              <th scope="col">{words("audit.what")}</th>
              <th scope="col">{words("audit.detail")}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((entry) => (
              <AuditRow key={entry.seq} entry={entry} />
            ))}
          </tbody>
        </table>
      </div>
      {next === null ? null : (
        <button type="button" class="button" onClick={more} disabled={isLoading}>
          {isLoading ? words("loading") : words("audit.more")}
        </button>
      )}
    </>
  );
}
