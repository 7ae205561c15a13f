/** What is in a register is what DuckDB finds in its Parquet files: rows, types and sums. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tableNames } from "../../src/export/names.ts";
import { parquet } from "../../src/export/parquet/parquet.ts";
import { tableRows } from "../../src/export/rows/rows.ts";
import { loadTables } from "../../src/export/schema.ts";
import type { Row, TableSchema } from "../../src/export/table.ts";
import { openDatabase } from "../../src/store/open.ts";
import { SqlRegister } from "../../src/store/sql/register.ts";
import { collect } from "../support/collect.ts";
import { fill } from "../store/whole-register.ts";
import { askDuckdb, toldByDuckdb } from "./support/duckdb.ts";
import { bytesOf, plain } from "./support/rows.ts";

const folder = mkdtempSync(join(tmpdir(), "sijill-register-to-parquet-"));
const asked = { selection: { records: {} }, text: true };
const fileOf = (table: string) => join(folder, `${table}.parquet`);
let register: SqlRegister;

beforeAll(async () => {
  const opened = await openDatabase(join(folder, "register.db"));
  await fill(opened);
  register = new SqlRegister(opened.database, opened.close);
  for (const [name, table] of loadTables())
    writeFileSync(fileOf(name), await bytesOf(parquet.write(table, tableRows(register, name, asked), plain)));
}, 120_000);
afterAll(async () => {
  await register.close();
  rmSync(folder, { recursive: true });
});

function sorted(rows: readonly Record<string, unknown>[], { key }: TableSchema): Record<string, unknown>[] {
  const keyOf = (row: Record<string, unknown>) => JSON.stringify(key.map((part) => row[part]));
  return rows.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

describe("a register in Parquet files", () => {
  it.each(tableNames)("holds the rows of %s as the store does", async (name) => {
    const table = loadTables().get(name);
    if (table === undefined) throw new Error(`There is no table ${name}.`);
    const rows: Row[] = await collect(tableRows(register, name, asked));
    const found = await askDuckdb(`select * from '${fileOf(name)}'`);
    const expected = rows.map((row) => toldByDuckdb(row, table));
    expect(sorted(found, table)).toEqual(sorted(expected, table));
    expect(rows.length).toBeGreaterThan(0);
  });

  it("has the sums of the register", async () => {
    const [found] = await askDuckdb(
      `select count(*)::int as records, sum(value) as total from '${fileOf("records")}'
       where type = 'jobs' and state <> 'rejected' and withdrawn_at is null and not is_part and per is null`,
    );
    const sums = (await register.sumRecords(null)).filter(({ type }) => type === "jobs");
    const total = sums.reduce((sum, { total: own }) => sum + own, 0);
    expect(total).toBeGreaterThan(0);
    expect(found?.["total"]).toBeCloseTo(total, 6);
    expect(found?.["records"]).toBe(sums.reduce((sum, { records }) => sum + records, 0));
  });

  it("joins by its keys: every fact has its record, article and evidence", async () => {
    const [lost] = await askDuckdb(
      `select count(*)::int as lost from '${fileOf("facts")}' facts
       left join '${fileOf("records")}' records on records.id = facts.record_id
       left join '${fileOf("articles")}' articles on articles.key = facts.article_key
       left join '${fileOf("evidence")}' evidence on evidence.fact_id = facts.id
       where (facts.record_id is not null and records.id is null) or articles.key is null or evidence.fact_id is null`,
    );
    expect(lost).toEqual({ lost: 0 });
  });
});
