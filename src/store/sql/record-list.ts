import { type Kysely, type SelectQueryBuilder, sql } from "kysely";
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
import type { RecordCounts, RecordPage } from "../records.ts";
import { listedRecord } from "./record-rows.ts";
import { withDetails } from "./record-state.ts";
import type { RecordRow, RecordTagFamily } from "./record-tables.ts";
import { recordsSaying } from "./record-search.ts";
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
  let query = recordsLeft(database, prepareRecordFilter(filter)).selectAll("records");
  if (after !== null) {
    const { value, number } = markOf(after, order);
    query = query.where((row) =>
      row(row.refTuple(`records.${column}`, "records.number"), descending ? "<" : ">", row.tuple(value, number)),
    );
  }
  const rows = await query
    .orderBy(`records.${column}`, direction)
    .orderBy("records.number", direction)
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    records: (await withDetails(database, page)).map(({ row, details }) => listedRecord(row, details)),
    next:
      rows.length > limit && last !== undefined ? cursorOf(order, { value: last[column], number: last.number }) : null,
  };
}

function checkedOrder(order: RecordOrder, limit: number): RecordOrder {
  const result = recordOrder.safeParse(order);
  if (!result.success) throw new SijillError("wrong-use", `The order cannot be used: ${result.error.message}`);
  if (!Number.isInteger(limit) || limit < 1 || limit > mostAtOnce)
    throw new SijillError("wrong-use", `A list gives 1 to ${mostAtOnce} records at once, not ${limit}.`);
  return result.data;
}

export async function countRecords(database: Kysely<Tables>, filter: RecordFilter): Promise<RecordCounts> {
  const groups = await recordsLeft(database, prepareRecordFilter(filter))
    .select("records.state")
    .select((row) => row.fn.countAll<number>().as("count"))
    .groupBy("records.state")
    .execute();
  const byState = { pending: 0, accepted: 0, corrected: 0, rejected: 0, "needs-second-look": 0 };
  for (const { state, count } of groups) byState[state] = count;
  return { all: groups.reduce((sum, { count }) => sum + count, 0), byState };
}

type Selected = SelectQueryBuilder<Tables, "records", unknown>;

/** The records that a filter leaves. */
export function recordsLeft(database: Kysely<Tables>, filter: PreparedRecordFilter) {
  let query: Selected = database.selectFrom("records");
  const { states, types, kinds, statuses, units, firstDay, lastDay, leastConfidence, mostConfidence } = filter;
  if (filter.withdrawn !== true) query = query.where("records.withdrawn_at", "is", null);
  if (states !== undefined) query = query.where("records.state", "in", states);
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
  if (filter.changedSince !== undefined) query = query.where("records.changed_at", ">=", filter.changedSince);
  for (const [family, tags] of tagsAsked(filter)) {
    const tagged = database.selectFrom("record_tags").select("number").where("family", "=", family);
    query = query.where("records.number", "in", tagged.where("tag", "in", tags));
  }
  if (filter.words !== undefined)
    query = query.where(sql<boolean>`records.number in (${recordsSaying(database, filter.words)})`);
  return query;
}

function tagsAsked(filter: PreparedRecordFilter): (readonly [RecordTagFamily, readonly string[]])[] {
  const asked = {
    sector: filter.sectors,
    region: filter.regions,
    programme: filter.programmes,
    party: filter.parties,
    outlet: filter.outlets,
    source: filter.sources,
    rule: filter.rules,
    language: filter.languages,
  } as const;
  return recordTagFamilies.flatMap((family) => {
    const tags = asked[family];
    return tags === undefined ? [] : [[family, tags] as const];
  });
}

const recordTagFamilies = ["sector", "region", "programme", "party", "outlet", "source", "rule", "language"] as const;
