import { Link } from "wouter-preact";
import { useLocale } from "../language/locale.tsx";
import { Empty } from "../ui/Empty.tsx";
import { Failure } from "../ui/Failure.tsx";
import { usePageTitle } from "../ui/page.ts";
import { Skeleton } from "../ui/Skeleton.tsx";
import { UndertakingRow } from "./UndertakingRow.tsx";
import { UndertakingsForm } from "./UndertakingsForm.tsx";
import { useUndertakingChoice, useUndertakings } from "./use-undertakings.ts";

/** What was promised, and what the press says has come of it: one undertaking after the other. */
export function UndertakingsPage() {
  const { words } = useLocale();
  const [choice, set] = useUndertakingChoice();
  const [list, counts] = useUndertakings(choice);
  usePageTitle(words("nav.undertakings"));
  const isFiltered = Object.keys(choice).some((name) => name !== "sort");
  return (
    <div class="page">
      <header class="page-head">
        <h1>{words("undertakings.title")}</h1>
        <p class="faint">{words("undertakings.text")}</p>
      </header>
      <UndertakingsForm choice={choice} set={set} />
      {counts.value === undefined ? null : (
        <p aria-live="polite">{words("undertakings.count", { count: counts.value.all })}</p>
      )}
      {list.failure === null ? null : <Failure refusal={list.failure} again={list.reload} />}
      {list.isLoading && list.items.length === 0 ? <Skeleton lines={8} /> : null}
      {!list.isLoading && list.failure === null && list.items.length === 0 ? (
        <Empty
          title={words("undertakings.none.title")}
          text={words(isFiltered ? "undertakings.none.filtered" : "undertakings.none.text")}
        >
          {isFiltered ? (
            <Link class="button" href="/undertakings">
              {words("filter.clear")}
            </Link>
          ) : null}
        </Empty>
      ) : (
        <ol class="plain undertakings">
          {list.items.map((undertaking) => (
            <UndertakingRow key={undertaking.promise.id} undertaking={undertaking} />
          ))}
        </ol>
      )}
      {list.next === null ? null : (
        <button type="button" class="button" onClick={list.more} disabled={list.isLoading}>
          {list.isLoading ? words("loading") : words("inbox.more")}
        </button>
      )}
    </div>
  );
}
