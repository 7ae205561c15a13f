import { useNames } from "../app/names.tsx";
import { useLocale } from "../language/locale.tsx";
import { Bars } from "./Bars.tsx";
import { Figure } from "./Figure.tsx";
import { largest, type Row, rowsOf, type Sum, unitOf } from "./sums.ts";
import type { OverviewChoice } from "./use-choice.ts";

const shown = 8;
const promised = ({ totals }: Row): number => totals.planned + totals.committed;

/** What was promised beside what came of it, under each tag. */
export function PromiseAndResult({ sums, choice }: { sums: readonly Sum[]; choice: OverviewChoice }) {
  const { words, formats } = useLocale();
  const names = useNames();
  const unit = unitOf[choice.measure];
  const rows = largest(rowsOf(sums, "tag", choice));
  const both = rows.filter((row) => promised(row) > 0);
  const shareOf = (row: Row): string => formats.share(row.totals.realised / promised(row));
  const linkOf = (row: Row, is: "promise" | "realised"): string =>
    choice.hrefOf(
      { [choice.by]: row.name ?? "", ...(is === "promise" ? { status: "planned,approved,committed,underway" } : {}) },
      is === "promise" ? undefined : "realised",
    );
  const bar = (row: Row, look: "promise" | "realised", value: number) => ({
    look,
    value,
    told: `${words(look === "promise" ? "overview.promised" : "stage.realised")}: ${formats.sum(value, unit)}`,
    href: linkOf(row, look),
  });
  const title = words(`overview.promise.${choice.by}`);
  return (
    <Figure
      title={title}
      note={words("overview.promiseNote")}
      file={`sijill-${choice.measure}-promise`}
      head={[
        words(`filter.${choice.by}`),
        words("overview.promised"),
        words("stage.realised"),
        words("overview.share"),
      ]}
      rows={both.map((row) => [
        { text: names.of(row.name ?? ""), value: names.of(row.name ?? ""), href: null },
        { text: formats.sum(promised(row), unit), value: promised(row), href: linkOf(row, "promise") },
        { text: formats.sum(row.totals.realised, unit), value: row.totals.realised, href: linkOf(row, "realised") },
        { text: shareOf(row), value: row.totals.realised / promised(row), href: null },
      ])}
    >
      <Bars
        label={title}
        stacked={false}
        rows={both.slice(0, shown).map((row) => ({
          name: names.of(row.name ?? ""),
          told: shareOf(row),
          bars: [bar(row, "promise", promised(row)), bar(row, "realised", row.totals.realised)],
        }))}
      />
    </Figure>
  );
}
