import { listSources } from "../api/desk.ts";
import { useLoaded } from "../api/use-loaded.ts";
import { useLocale } from "../language/locale.tsx";
import { Empty } from "../ui/Empty.tsx";
import { Failure } from "../ui/Failure.tsx";
import { usePageTitle } from "../ui/page.ts";
import { Skeleton } from "../ui/Skeleton.tsx";
import { SourceRow } from "./SourceRow.tsx";

/** Where the articles come from: who is well, who has fallen silent, and what each yields. */
export function SourcesPage() {
  const { words } = useLocale();
  const { value, failure, reload } = useLoaded("sources", listSources);
  usePageTitle(words("nav.sources"));
  const sources = (value?.sources ?? []).toSorted(
    (one, other) => Number(other.warning !== null) - Number(one.warning !== null) || other.facts - one.facts,
  );
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
      {sources.length === 0 ? null : (
        <div class="scroll" tabIndex={0} role="region" aria-label={words("nav.sources")}>
          <table class="table numbers">
            <thead>
              <tr>
                <th scope="col">{words("sources.name")}</th>
                <th scope="col" class="words">
                  {words("sources.languages")}
                </th>
                <th scope="col">{words("sources.lastFetched")}</th>
                <th scope="col">{words("sources.articles")}</th>
                <th scope="col">{words("sources.facts")}</th>
                <th scope="col">{words("sources.yield")}</th>
              </tr>
            </thead>
            <tbody>
              {sources.map((source) => (
                <SourceRow key={source.id} source={source} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
