import { useLocale } from "../language/locale.tsx";
import { Figure } from "./Figure.tsx";
import { rowsOf, stages, type Sum, unitOf, yearsOf } from "./sums.ts";
import type { OverviewChoice } from "./use-choice.ts";
import { useStageTable } from "./use-stage-table.ts";
import { YearChart } from "./YearChart.tsx";

/** Older years are in the table alone: a chart of a century tells nothing about this decade. */
const firstYear = 2005;

export function ByYear({ sums, choice }: { sums: readonly Sum[]; choice: OverviewChoice }) {
  const { words } = useLocale();
  const rows = rowsOf(sums, "year", choice);
  const years = yearsOf(rows, firstYear);
  const sorted = rows.toSorted((one, other) => (one.name ?? "").localeCompare(other.name ?? ""));
  const table = useStageTable(sorted, choice, words("overview.year"), (year) =>
    year === null ? { dated: "false" } : { from: year, to: year },
  );
  const title = words("overview.byYear", { measure: words(`measure.${choice.measure}`) });
  return (
    <Figure wide title={title} note={words("overview.note")} file={`sijill-${choice.measure}-year`} {...table}>
      <YearChart
        label={title}
        rows={years}
        unit={unitOf[choice.measure]}
        hrefOf={(year, stage) =>
          choice.hrefOf(
            { from: year, to: year },
            stages.find((one) => one === stage),
          )
        }
      />
    </Figure>
  );
}
