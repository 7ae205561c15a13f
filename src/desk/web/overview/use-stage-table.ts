import { useNames } from "../app/names.tsx";
import type { Filters } from "../inbox/filters.ts";
import { useLocale } from "../language/locale.tsx";
import type { FigureCell } from "./Figure.tsx";
import { type Row, stages, unitOf } from "./sums.ts";
import type { OverviewChoice } from "./use-choice.ts";

/** Rows by stage as a table, each figure with the way to its records. */
export function useStageTable(
  rows: readonly Row[],
  choice: OverviewChoice,
  head: string,
  filtersOf: (name: string | null) => Filters,
): { head: readonly string[]; rows: readonly (readonly FigureCell[])[] } {
  const { words, formats } = useLocale();
  const names = useNames();
  const unit = unitOf[choice.measure];
  return {
    head: [head, ...stages.map((stage) => words(`stage.${stage}`)), words("overview.records")],
    rows: rows.map(({ name, totals, records }) => {
      const told = name === null ? words("date.none") : names.of(name);
      const filters = filtersOf(name);
      return [
        { text: told, value: told, href: null },
        ...stages.map((stage) => ({
          text: formats.sum(totals[stage], unit),
          value: totals[stage],
          href: totals[stage] === 0 ? null : choice.hrefOf(filters, stage),
        })),
        { text: formats.number(records), value: records, href: choice.hrefOf(filters) },
      ];
    }),
  };
}
