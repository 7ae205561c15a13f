import { useLocale } from "../language/locale.tsx";
import { Figure } from "./Figure.tsx";
import { RegionMap } from "./RegionMap.tsx";
import regions from "./regions.json";
import { largest, rowsOf, type Sum, totalOf, unitOf } from "./sums.ts";
import type { OverviewChoice } from "./use-choice.ts";
import { useStageTable } from "./use-stage-table.ts";

const ids = new Set(regions.map(({ id }) => id));

/** The twelve regions, all stages together. */
export function Regions({ sums, choice }: { sums: readonly Sum[]; choice: OverviewChoice }) {
  const { words } = useLocale();
  const rows = largest(
    rowsOf(
      sums.filter(({ tag }) => tag !== null && ids.has(tag)),
      "tag",
      choice,
    ),
  );
  const table = useStageTable(rows, choice, words("filter.region"), (region) => ({ region: region ?? "" }));
  const title = words("overview.map", { measure: words(`measure.${choice.measure}`) });
  return (
    <Figure title={title} note={words("overview.mapNote")} file={`sijill-${choice.measure}-map`} {...table}>
      <RegionMap
        label={title}
        totals={new Map(rows.map((row) => [row.name ?? "", totalOf(row)]))}
        unit={unitOf[choice.measure]}
        hrefOf={(region) => choice.hrefOf({ region })}
      />
    </Figure>
  );
}
