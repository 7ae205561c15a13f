import { useNames } from "../app/names.tsx";
import { listed } from "../inbox/filters.ts";
import { useLocale } from "../language/locale.tsx";
import { Bars } from "./Bars.tsx";
import { Figure } from "./Figure.tsx";
import { largest, type Row, rowsOf, type Sum, totalOf } from "./sums.ts";
import type { OverviewChoice } from "./use-choice.ts";

const shown = 12;

interface Props {
  readonly sums: readonly Sum[];
  /** How parties are called that have no name of their own in the interface. */
  readonly written: Readonly<Record<string, string>>;
  readonly choice: OverviewChoice;
}

/** Who signs the most. An agreement counts under each of its parties. */
export function Agreements({ sums, written, choice }: Props) {
  const { words, formats } = useLocale();
  const names = useNames();
  const rows = largest(rowsOf(sums, "tag", { ...choice, measure: "convention" }));
  const told = (count: number): string => formats.sum(count, "agreement");
  const nameOf = ({ name }: Row): string => written[name ?? ""] ?? names.of(name ?? "");
  const href = ({ name }: Row): string =>
    choice.hrefOf({ party: listed(written[name ?? ""] ?? name ?? "") }, undefined, "convention");
  const title = words("overview.agreements");
  return (
    <Figure
      title={title}
      note={words("overview.agreementsNote")}
      file="sijill-agreements-party"
      head={[words("filter.party"), words("measure.convention")]}
      rows={rows.map((row) => [
        { text: nameOf(row), value: nameOf(row), href: null },
        { text: formats.number(totalOf(row)), value: totalOf(row), href: href(row) },
      ])}
    >
      <Bars
        label={title}
        stacked
        rows={rows.slice(0, shown).map((row) => ({
          name: nameOf(row),
          told: formats.number(totalOf(row)),
          bars: [{ look: "committed", value: totalOf(row), told: told(totalOf(row)), href: href(row) }],
        }))}
      />
    </Figure>
  );
}
