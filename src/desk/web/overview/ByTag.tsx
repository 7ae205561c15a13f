import { useNames } from "../app/names.tsx";
import { listed } from "../inbox/filters.ts";
import { useLocale } from "../language/locale.tsx";
import { Bars } from "./Bars.tsx";
import { Figure } from "./Figure.tsx";
import { largest, rowsOf, stages, type Sum, totalOf, unitOf } from "./sums.ts";
import type { OverviewChoice } from "./use-choice.ts";
import { useStageTable } from "./use-stage-table.ts";

const shown = 10;

/** The largest sectors, regions or programmes, in the chart; all of them in the table. */
export function ByTag({ sums, choice }: { sums: readonly Sum[]; choice: OverviewChoice }) {
  const { words, formats } = useLocale();
  const names = useNames();
  const unit = unitOf[choice.measure];
  const rows = largest(rowsOf(sums, "tag", choice));
  const table = useStageTable(rows, choice, words(`filter.${choice.by}`), (tag) => ({
    [choice.by]: listed(tag ?? ""),
  }));
  const title = words(`overview.by.${choice.by}`, { measure: words(`measure.${choice.measure}`) });
  return (
    <Figure title={title} note={words("overview.tagNote")} file={`sijill-${choice.measure}-${choice.by}`} {...table}>
      <Bars
        label={title}
        stacked
        rows={rows.slice(0, shown).map((row) => ({
          name: names.of(row.name ?? ""),
          told: formats.short(totalOf(row), unit),
          bars: stages.map((stage) => ({
            look: stage,
            value: row.totals[stage],
            told: `${words(`stage.${stage}`)}: ${formats.sum(row.totals[stage], unit)}`,
            href: choice.hrefOf({ [choice.by]: listed(row.name ?? "") }, stage),
          })),
        }))}
      />
    </Figure>
  );
}
