import { listUndertakings, readOverview } from "../api/desk.ts";
import { useLoaded } from "../api/use-loaded.ts";
import { useLocale } from "../language/locale.tsx";
import { Empty } from "../ui/Empty.tsx";
import { Failure } from "../ui/Failure.tsx";
import { usePageTitle } from "../ui/page.ts";
import { Skeleton } from "../ui/Skeleton.tsx";
import { Agreements } from "./Agreements.tsx";
import { ByTag } from "./ByTag.tsx";
import { ByYear } from "./ByYear.tsx";
import { Counts } from "./Counts.tsx";
import { Legend } from "./Legend.tsx";
import { OverviewSettings } from "./OverviewSettings.tsx";
import { PromiseAndResult } from "./PromiseAndResult.tsx";
import { Regions } from "./Regions.tsx";
import { useChoice } from "./use-choice.ts";

/** What the register adds up to. Every figure leads to its records. */
export function OverviewPage() {
  const { words } = useLocale();
  const choice = useChoice();
  const years = useLoaded("years", () => readOverview(null));
  const tags = useLoaded(choice.by, () => readOverview(choice.by));
  const regions = useLoaded("region", () => readOverview("region"));
  const parties = useLoaded("party", () => readOverview("party", "convention"));
  const followed = useLoaded(`${choice.measure} ${choice.reviewed}`, () => listUndertakings(choice.promises));
  usePageTitle(words("nav.overview"));
  const loads = [years, tags, regions, parties, followed];
  const failed = loads.find(({ failure }) => failure !== null);
  const again = (): void => loads.forEach(({ reload }) => reload());
  return (
    <div class="page overview">
      <h1>{words("nav.overview")}</h1>
      <Counts />
      <OverviewSettings choice={choice} />
      <Legend />
      {failed?.failure ? <Failure refusal={failed.failure} again={again} /> : null}
      {years.value?.sums.length === 0 ? (
        <Empty title={words("overview.empty.title")} text={words("overview.empty.text")} />
      ) : (
        <div class="figures">
          {years.value === undefined ? <Skeleton lines={6} /> : <ByYear sums={years.value.sums} choice={choice} />}
          {regions.value === undefined ? <Skeleton lines={6} /> : <Regions sums={regions.value.sums} choice={choice} />}
          {tags.value === undefined ? <Skeleton lines={6} /> : <ByTag sums={tags.value.sums} choice={choice} />}
          {followed.value === undefined ? null : (
            <PromiseAndResult undertakings={followed.value.undertakings} choice={choice} />
          )}
          {parties.value === undefined ? null : (
            <Agreements sums={parties.value.sums} written={parties.value.names} choice={choice} />
          )}
        </div>
      )}
    </div>
  );
}
