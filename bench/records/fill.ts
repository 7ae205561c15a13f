/** Fills a register with made-up records, row by row as the register itself would, but many at once. */
import { type Kysely, sql, type Transaction } from "kysely";
import { batches } from "../../src/store/sql/batches.ts";
import { articleRow } from "../../src/store/sql/article-rows.ts";
import { factRows, partsOf } from "../../src/store/sql/fact-rows.ts";
import { showRecord, type ShownRecord } from "../../src/store/sql/record-rows.ts";
import { moveSums } from "../../src/store/sql/record-sums.ts";
import type { RecordCourseRow, RecordTagRow } from "../../src/store/sql/record-tables.ts";
import type { Tables } from "../../src/store/sql/tables.ts";
import { articleKey } from "../../src/text/identity.ts";
import type { MadeRecord } from "./press.ts";

const states = ["pending", "pending", "pending", "accepted", "corrected", "rejected", "needs-second-look"] as const;
const together = 2_000;

/** @returns how many facts were written */
export async function fill(database: Kysely<Tables>, records: Iterable<MadeRecord>): Promise<number> {
  let [number, facts] = [0, 0];
  let batch: MadeRecord[] = [];
  const flush = async (): Promise<void> => {
    await write(database, batch, number);
    number += batch.length;
    facts += batch.reduce((sum, { stated }) => sum + stated.length, 0);
    batch = [];
  };
  for (const record of records) {
    batch.push(record);
    if (batch.length === together) await flush();
  }
  await flush();
  return facts;
}

async function write(database: Kysely<Tables>, records: readonly MadeRecord[], before: number): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const all = records.flatMap(({ stated }) => stated);
    const origin = { found_at: null, fetched_at: null, text_pruned_at: null };
    await put(
      transaction,
      "articles",
      all.map(({ article, sourceId }) => ({ ...articleRow(article, "made-up", null), ...origin, source_id: sourceId })),
    );
    await put(
      transaction,
      "facts",
      all.flatMap(({ article, fact }) => factRows(articleKey(article), article, [fact])),
    );
    const parts = partsOf(all.map(({ fact }) => fact));
    await put(transaction, "fact_evidence", parts.evidence);
    await put(transaction, "fact_parties", parts.parties);
    await put(transaction, "fact_tags", parts.tags);
    const shown = records.map(({ claim, stated }, at): ShownRecord => {
      const state = states[(before + at) % states.length] ?? "pending";
      const facts = stated.map(({ article, fact, sourceId }) => {
        return { fact, articleKey: articleKey(article), article, hasText: true, sourceId };
      });
      return showRecord({ claim, state, amended: {}, withdrawnAt: null }, facts, new Map());
    });
    await put(
      transaction,
      "records",
      shown.map(({ row }, at) => ({ ...row, number: before + at + 1, version: 1, changed_at: row.since })),
    );
    await put(
      transaction,
      "record_details",
      shown.map(({ details }, at) => ({ ...details, number: before + at + 1 })),
    );
    await put(
      transaction,
      "record_tags",
      shown.flatMap(({ tags }, at) => tags.map((tag) => ({ ...tag, number: before + at + 1 }))),
    );
    await put(
      transaction,
      "record_facts",
      records.flatMap(({ claim: { id, facts } }) =>
        facts.map((fact_id, position) => ({ fact_id, record_id: id, position })),
      ),
    );
    const courses = shown.flatMap(({ row }, at) => (at % everyOther === 0 ? courseOf(row.id, shown[at + 1]) : []));
    await put(transaction, "record_courses", courses);
    const numbers = new Map(shown.map(({ row }, at) => [row.id, before + at + 1]));
    const tagged = courses.map(({ record_id, relation }): RecordTagRow => {
      return { number: numbers.get(record_id) ?? 0, family: "course", tag: relation };
    });
    await put(transaction, "record_tags", tagged);
    await moveSums(transaction, [], shown);
  });
}

/** One record in so many is a promise, and the next one what has come of it. */
const everyOther = 10;

function courseOf(promise: string, result: ShownRecord | undefined): RecordCourseRow[] {
  if (result === undefined) return [];
  const reasons_json = JSON.stringify(["both made up"]);
  return [
    { record_id: promise, other_id: result.row.id, relation: "result", reasons_json },
    { record_id: result.row.id, other_id: promise, relation: "promise", reasons_json },
  ];
}

/** Writes rows of one form into a table. */
async function put(transaction: Transaction<Tables>, table: keyof Tables, rows: readonly object[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const names = sql.join(columns.map((column) => sql.ref(column)));
  for (const batch of batches(rows)) {
    const values = batch.map((row) => sql`(${sql.join(columns.map((column): unknown => Reflect.get(row, column)))})`);
    await sql`insert into ${sql.table(table)} (${names}) values ${sql.join(values)}`.execute(transaction);
  }
}
