import type { Kysely, Transaction } from "kysely";
import type { ReviewState } from "../../model.ts";
import { type SumFamily, sumFamilies, type TaggedSum } from "../records.ts";
import { batches, inOrder } from "./batches.ts";
import type { RecordRow, RecordSumRow, RecordTagRow } from "./record-tables.ts";
import type { Tables } from "./tables.ts";

/** As much of a record as its sums are made of. */
export interface Summed {
  readonly row: Pick<RecordRow, "summed" | "state" | "type" | "status" | "unit" | "value" | "date_value">;
  readonly tags: readonly Pick<RecordTagRow, "family" | "tag">[];
}

const confirmed: ReadonlySet<ReviewState> = new Set(["accepted", "corrected"]);

/**
 * Whether a record is in sums. Rejected and withdrawn ones are not, nor parts of other quantities, rates, and indicators, which are
 * levels: those of two years are no sum.
 */
export function isInSums(row: Pick<RecordRow, "state" | "withdrawn_at" | "is_part" | "per" | "type">): boolean {
  const stands = row.state !== "rejected" && row.withdrawn_at === null;
  return stands && row.is_part === 0 && row.per === null && row.type !== "indicator";
}

/**
 * The sums that a record is part of, each with what it adds: one for all records, and one for each of its tags. A range counts its
 * lower end, agreements their number, and several agreements without a number one.
 */
export function sumsOf({ row, tags }: Summed): RecordSumRow[] {
  const { type, status, unit, value } = row;
  if (row.summed === 0) return [];
  const about = {
    year: row.date_value?.slice(0, 4) ?? "",
    type,
    unit,
    status,
    reviewed: Number(confirmed.has(row.state)),
    records: 1,
    total: value ?? (type === "convention" ? 1 : 0),
  };
  return [
    { family: "", tag: "", ...about },
    ...tags.flatMap(({ family, tag }) => (isSummed(family) ? [{ family, tag, ...about }] : [])),
  ];
}

function isSummed(family: RecordTagRow["family"]): family is SumFamily {
  return sumFamilies.some((summed) => summed === family);
}

const keyColumns = ["family", "tag", "year", "type", "unit", "status", "reviewed"] as const;
const keyOf = (sum: RecordSumRow): string => keyColumns.map((column) => sum[column]).join("\t");

/** Takes records out of the sums as they were, and puts them in as they are. */
export async function moveSums(
  transaction: Transaction<Tables>,
  before: readonly Summed[],
  after: readonly Summed[],
): Promise<void> {
  const changes = new Map<string, RecordSumRow>();
  const add = (sum: RecordSumRow, sign: 1 | -1): void => {
    const key = keyOf(sum);
    const { records, total } = changes.get(key) ?? { records: 0, total: 0 };
    changes.set(key, { ...sum, records: records + sign * sum.records, total: total + sign * sum.total });
  };
  for (const each of before) for (const sum of sumsOf(each)) add(sum, -1);
  for (const each of after) for (const sum of sumsOf(each)) add(sum, 1);
  const moved = [...changes.values()].filter(({ records, total }) => records !== 0 || total !== 0);
  for (const batch of batches(inOrder(moved, keyOf))) {
    const insert = transaction.insertInto("record_sums").values(batch);
    await insert
      .onConflict((conflict) =>
        conflict.columns(keyColumns).doUpdateSet((row) => ({
          records: row("record_sums.records", "+", row.ref("excluded.records")),
          total: row("record_sums.total", "+", row.ref("excluded.total")),
        })),
      )
      .execute();
  }
  // What is left of adding and taking away fractions goes with the last record.
  for (const sum of moved.filter(({ records }) => records < 0)) {
    const empty = transaction.deleteFrom("record_sums").where("records", "<=", 0);
    await keyColumns.reduce((query, column) => query.where(column, "=", sum[column]), empty).execute();
  }
}

export async function sumRecords(database: Kysely<Tables>, family: SumFamily | null): Promise<TaggedSum[]> {
  const rows = await database
    .selectFrom("record_sums")
    .selectAll()
    .where("family", "=", family ?? "")
    .orderBy("tag")
    .orderBy("year")
    .orderBy("type")
    .orderBy("unit")
    .orderBy("status")
    .orderBy("reviewed")
    .execute();
  return rows.map(({ tag, year, reviewed, type, unit, status, records, total }) => ({
    tag: family === null ? null : tag,
    year: year === "" ? null : year,
    type,
    unit,
    status,
    reviewed: reviewed === 1,
    records,
    total,
  }));
}
