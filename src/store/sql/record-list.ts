import { type Kysely, type RawBuilder, type SelectQueryBuilder, sql } from "kysely";
import { SijillError } from "../../errors.ts";
import {
  cursorOf,
  markOf,
  type PreparedRecordFilter,
  prepareRecordFilter,
  type RecordFilter,
  recordOrder,
  type RecordOrder,
} from "../record-filter.ts";
import type { ListedRecord, RecordCounts, RecordPage } from "../records.ts";
import { batches } from "./batches.ts";
import { listedRecord } from "./record-rows.ts";
import { withDetails } from "./record-state.ts";
import type { RecordRow } from "./record-tables.ts";
import { membership, membershipOfEach } from "./record-membership.ts";
import type { Tables } from "./tables.ts";

/** So many records are given at once. */
const mostAtOnce = 1000;

const columns = {
  confidence: "confidence",
  date: "sort_day",
  since: "since",
  changed: "changed_at",
  value: "sort_value",
  source: "sort_source",
} as const satisfies { readonly [by in RecordOrder["by"]]: keyof RecordRow };

export async function listRecords(
  database: Kysely<Tables>,
  filter: RecordFilter,
  order: RecordOrder,
  limit: number,
  after: string | null = null,
): Promise<RecordPage> {
  const { by, descending } = checkedOrder(order, limit);
  const [column, direction] = [columns[by], descending ? "desc" : "asc"] as const;
  const prepared = prepareRecordFilter(filter);
  const left = recordsLeft(database, prepared, await membership(database, prepared));
  let query = left.select(["records.number", `records.${column}`]);
  if (after !== null) {
    const { value, number } = markOf(after, order);
    query = query.where((row) =>
      row(row.refTuple(`records.${column}`, "records.number"), descending ? "<" : ">", row.tuple(value, number)),
    );
  }
  // What is shown is read of those alone that are.
  const marks = await query
    .orderBy(`records.${column}`, direction)
    .orderBy("records.number", direction)
    .limit(limit + 1)
    .execute();
  const page = marks.slice(0, limit);
  const last = page.at(-1);
  const rows = await readRows(
    database,
    page.map(({ number }) => number),
  );
  return {
    records: (await withDetails(database, rows)).map(({ row, details }) => listedRecord(row, details)),
    next:
      marks.length > limit && last !== undefined ? cursorOf(order, { value: last[column], number: last.number }) : null,
  };
}

export async function listedRecords(
  database: Kysely<Tables>,
  ids: readonly string[],
  filter: RecordFilter,
): Promise<ListedRecord[]> {
  const prepared = prepareRecordFilter(filter);
  const conditions = await membership(database, prepared);
  const found: ListedRecord[] = [];
  for (const batch of batches(ids)) {
    const rows = await recordsLeft(database, prepared, conditions)
      .selectAll("records")
      .where("records.id", "in", batch)
      .execute();
    for (const { row, details } of await withDetails(database, rows)) found.push(listedRecord(row, details));
  }
  return found;
}

/** In the order of their numbers as they are given. */
async function readRows(database: Kysely<Tables>, numbers: readonly number[]): Promise<RecordRow[]> {
  const found = new Map<number, RecordRow>();
  for (const batch of batches(numbers)) {
    const rows = await database.selectFrom("records").selectAll().where("number", "in", batch).execute();
    for (const row of rows) found.set(row.number, row);
  }
  return numbers.flatMap((number) => found.get(number) ?? []);
}

function checkedOrder(order: RecordOrder, limit: number): RecordOrder {
  const result = recordOrder.safeParse(order);
  if (!result.success) throw new SijillError("wrong-use", `The order cannot be used: ${result.error.message}`);
  if (!Number.isInteger(limit) || limit < 1 || limit > mostAtOnce)
    throw new SijillError("wrong-use", `A list gives 1 to ${mostAtOnce} records at once, not ${limit}.`);
  return result.data;
}

export async function countRecords(database: Kysely<Tables>, filter: RecordFilter): Promise<RecordCounts> {
  const prepared = prepareRecordFilter(filter);
  const left = recordsLeft(database, prepared, await membership(database, prepared));
  const groups = await left
    .select("records.state")
    .select((row) => row.fn.countAll<number>().as("count"))
    .groupBy("records.state")
    .execute();
  const byState = { pending: 0, accepted: 0, corrected: 0, rejected: 0, "needs-second-look": 0 };
  for (const { state, count } of groups) byState[state] = count;
  const all = groups.reduce((sum, { count }) => sum + count, 0);
  return { all, byState, totals: filter.summed === true ? await totalsOf(left) : [] };
}

function totalsOf(left: Selected): Promise<RecordCounts["totals"]> {
  // The value without nulls: -1 stands for none, and several agreements without a number for one, as in `sumsOf`.
  const total = sql<number>`sum(case when sort_value >= 0 then sort_value when type = 'convention' then 1 else 0 end)`;
  return left
    .select((row) => ["records.type", "records.unit", row.fn.countAll<number>().as("records"), total.as("total")])
    .groupBy(["records.type", "records.unit"])
    .orderBy("records.type")
    .orderBy("records.unit")
    .execute();
}

type Selected = SelectQueryBuilder<Tables, "records", unknown>;

/**
 * The records that a filter leaves.
 * @param conditions its `membership`
 */
export function recordsLeft(
  database: Kysely<Tables>,
  filter: PreparedRecordFilter,
  conditions: readonly RawBuilder<boolean>[],
) {
  return restricted(database.selectFrom("records"), filter, conditions);
}

/** Of some records those that a filter leaves. */
function restricted(
  records: Selected,
  filter: PreparedRecordFilter,
  conditions: readonly RawBuilder<boolean>[],
): Selected {
  let query = records;
  const { types, kinds, statuses, units, firstDay, lastDay, leastConfidence, mostConfidence } = filter;
  if (filter.withdrawn !== true) query = query.where("records.withdrawn_at", "is", null);
  if (types !== undefined) query = query.where("records.type", "in", types);
  if (kinds !== undefined) query = query.where("records.kind", "in", kinds);
  if (statuses !== undefined) query = query.where("records.status", "in", statuses);
  if (units !== undefined) query = query.where("records.unit", "in", units);
  if (firstDay !== undefined) query = query.where("records.sort_day", ">=", firstDay);
  // A record without a date has the empty day, which comes before every day.
  if (lastDay !== undefined) query = query.where("records.sort_day", "<=", lastDay).where("records.sort_day", ">", "");
  if (leastConfidence !== undefined) query = query.where("records.confidence", ">=", leastConfidence);
  if (mostConfidence !== undefined) query = query.where("records.confidence", "<=", mostConfidence);
  if (filter.leastValue !== undefined) query = query.where("records.sort_value", ">=", filter.leastValue);
  if (filter.leastOutlets !== undefined) query = query.where("records.independent_outlets", ">=", filter.leastOutlets);
  if (filter.disagreeing !== undefined) query = query.where("records.disagreements", filter.disagreeing ? ">" : "=", 0);
  if (filter.summed !== undefined) query = query.where("records.summed", "=", Number(filter.summed));
  if (filter.dated !== undefined) query = query.where("records.sort_day", filter.dated ? ">" : "=", "");
  if (filter.changedSince !== undefined) query = query.where("records.changed_at", ">=", filter.changedSince);
  for (const condition of conditions) query = query.where(condition);
  return query;
}

/** Of some records, by their ids, those that a filter leaves. */
export async function leftAmong(
  database: Kysely<Tables>,
  filter: PreparedRecordFilter,
  ids: Iterable<string>,
): Promise<Set<string>> {
  const left = new Set<string>();
  const numbers = (await numbersOf(database, ids)).toSorted((one, other) => one - other);
  for (const batch of batches(numbers)) {
    const conditions = membershipOfEach(database, filter, { first: batch[0] ?? 0, last: batch.at(-1) ?? 0 });
    // The limit, which takes nothing away, keeps either database from going through all records by an index of the filter instead.
    const few = database.selectFrom("records").selectAll().where("number", "in", batch).limit(batch.length);
    const records = database.selectFrom(few.as("records"));
    for (const { id } of await restricted(records, filter, conditions).select("records.id").execute()) left.add(id);
  }
  return left;
}

async function numbersOf(database: Kysely<Tables>, ids: Iterable<string>): Promise<number[]> {
  const numbers: number[] = [];
  for (const batch of batches([...new Set(ids)])) {
    const rows = await database.selectFrom("records").select("number").where("id", "in", batch).execute();
    numbers.push(...rows.map(({ number }) => number));
  }
  return numbers;
}
