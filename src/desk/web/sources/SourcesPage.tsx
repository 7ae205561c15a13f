import type { SourceListAnswer } from "../../api/sources.ts";
import { listSources } from "../api/desk.ts";
import { useLoaded } from "../api/use-loaded.ts";
import { useLocale } from "../language/locale.tsx";
import { Empty } from "../ui/Empty.tsx";
import { Failure } from "../ui/Failure.tsx";
import { usePageTitle } from "../ui/page.ts";
import { Skeleton } from "../ui/Skeleton.tsx";
import { SourceTable } from "./SourceTable.tsx";

type Source = SourceListAnswer["sources"][number];

/** Those that were never crawled are looked for, not at. */
function isUsed({ warning, lastFetchedAt, articles }: Source): boolean {
  return warning !== null || lastFetchedAt !== null || articles > 0;
}

/** Where the articles come from: who is well, who has fallen silent, and what each yields. */
export function SourcesPage() {
  const { words } = useLocale();
  const { value, failure, reload } = useLoaded("sources", listSources);
  usePageTitle(words("nav.sources"));
  const sources = (value?.sources ?? []).toSorted(
    (one, other) => Number(other.warning !== null) - Number(one.warning !== null) || other.facts - one.facts,
  );
  const [used, idle] = [sources.filter(isUsed), sources.filter((source) => !isUsed(source))];
  const ill = sources.filter(({ warning }) => warning !== null).length;
  return (
    <div class="page">
      <h1>{words("nav.sources")}</h1>
      {failure === null ? null : <Failure refusal={failure} again={reload} />}
      {value === undefined && failure === null ? <Skeleton lines={8} /> : null}
      {value === undefined ? null : <p>{words("sources.health", { count: ill, all: sources.length })}</p>}
      {value?.sources.length === 0 ? (
        <Empty title={words("sources.empty.title")} text={words("sources.empty.text")} />
      ) : null}
      {used.length === 0 ? null : <SourceTable label={words("nav.sources")} sources={used} />}
      {idle.length === 0 ? null : (
        <details open={used.length === 0}>
          <summary>{words("sources.idle", { count: idle.length })}</summary>
          <SourceTable label={words("sources.idle", { count: idle.length })} sources={idle} />
        </details>
      )}
    </div>
  );
}
