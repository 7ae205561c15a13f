import { useNames } from "../app/names.tsx";
import { useLocale } from "../language/locale.tsx";
import { Bars } from "./Bars.tsx";
import { Figure } from "./Figure.tsx";
import { largest, rowsOf, type Sum, totalOf } from "./sums.ts";
import type { OverviewChoice } from "./use-choice.ts";

const shown = 12;

/** Who signs the most. An agreement counts under each of its parties. */
export function Agreements({ sums, choice }: { sums: readonly Sum[]; choice: OverviewChoice }) {
  const { words, formats } = useLocale();
  const names = useNames();
  const rows = largest(rowsOf(sums, "tag", { ...choice, measure: "convention" }));
  const told = (count: number): string => formats.sum(count, "agreement");
  const href = (party: string): string => choice.hrefOf({ party }, undefined, "convention");
  const title = words("overview.agreements");
  return (
    <Figure
      title={title}
      note={words("overview.agreementsNote")}
      file="sijill-agreements-party"
      head={[words("filter.party"), words("measure.convention")]}
      rows={rows.map((row) => [
        { text: names.of(row.name ?? ""), value: names.of(row.name ?? ""), href: href(row.name ?? "") },
        { text: formats.number(totalOf(row)), value: totalOf(row), href: href(row.name ?? "") },
      ])}
    >
      <Bars
        label={title}
        stacked
        rows={rows.slice(0, shown).map((row) => ({
          name: names.of(row.name ?? ""),
          told: formats.number(totalOf(row)),
          bars: [{ look: "committed", value: totalOf(row), told: told(totalOf(row)), href: href(row.name ?? "") }],
        }))}
      />
    </Figure>
  );
}
