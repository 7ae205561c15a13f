/** The sums of the register, put together for charts. */
import type { Status } from "../../../model.ts";
import type { OverviewAnswer } from "../../api/overview.ts";

export type Sum = OverviewAnswer["sums"][number];

/** Three stages from promise to result; what is lost stands apart. */
export const stages = ["planned", "committed", "realised"] as const;
export type Stage = (typeof stages)[number];

export const statusesOf: { readonly [stage in Stage]: readonly Status[] } = {
  planned: ["planned", "approved"],
  committed: ["committed", "underway"],
  realised: ["realised"],
};

export const measures = ["funds", "jobs", "convention"] as const;
export type Measure = (typeof measures)[number];

/** The unit that a measure is summed in; other currencies stand apart and are in no chart. */
export const unitOf: { readonly [measure in Measure]: string } = { funds: "MAD", jobs: "job", convention: "agreement" };

/** Sums of one year or one tag, by stage. `name` is null where a record has none. */
export interface Row {
  readonly name: string | null;
  readonly totals: { readonly [stage in Stage]: number };
  readonly records: number;
}

export interface Choice {
  readonly measure: Measure;
  /** Whether only what people have accepted or corrected counts. */
  readonly reviewed: boolean;
}

export const totalOf = ({ totals }: Row): number => totals.planned + totals.committed + totals.realised;

/** One row for each year, or for each tag. */
export function rowsOf(sums: readonly Sum[], by: "year" | "tag", { measure, reviewed }: Choice): Row[] {
  const rows = new Map<string | null, { totals: Record<Stage, number>; records: number }>();
  for (const sum of sums) {
    const stage = stages.find((one) => statusesOf[one].includes(sum.status));
    if (stage === undefined || sum.type !== measure || sum.unit !== unitOf[measure]) continue;
    if (reviewed && !sum.reviewed) continue;
    const row = rows.get(sum[by]) ?? { totals: { planned: 0, committed: 0, realised: 0 }, records: 0 };
    row.totals[stage] += sum.total;
    row.records += sum.records;
    rows.set(sum[by], row);
  }
  return [...rows].map(([name, { totals, records }]) => ({ name, totals, records }));
}

/** The years in order with none left out between the first and the last, so that a gap shows; without those before `since`. */
export function yearsOf(rows: readonly Row[], since: number): Row[] {
  const years = rows.map(({ name }) => Number(name)).filter((year) => year >= since);
  if (years.length === 0) return [];
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const name = String(first + index);
    const none = { name, totals: { planned: 0, committed: 0, realised: 0 }, records: 0 };
    return rows.find((row) => row.name === name) ?? none;
  });
}

/** The tags with the largest sums first; what has no tag is left out. */
export function largest(rows: readonly Row[], most = Infinity): Row[] {
  return rows
    .filter((row) => row.name !== null && totalOf(row) > 0)
    .toSorted((one, other) => totalOf(other) - totalOf(one))
    .slice(0, most);
}
