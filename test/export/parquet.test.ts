/** Parquet files as DuckDB reads them. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { parquet } from "../../src/export/parquet/parquet.ts";
import { loadTables } from "../../src/export/schema.ts";
import type { ColumnType, Row, TableSchema } from "../../src/export/table.ts";
import { askDuckdb, toldByDuckdb } from "./support/duckdb.ts";
import { bytesOf, everyType, plain, someRows, stream } from "./support/rows.ts";

const folder = mkdtempSync(join(tmpdir(), "sijill-parquet-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function written(rows: Iterable<Row>, table: TableSchema = everyType): Promise<string> {
  const file = join(folder, "table.parquet");
  writeFileSync(file, await bytesOf(parquet.write(table, stream(rows), plain)));
  return file;
}

const types: { readonly [type in ColumnType]: string } = {
  string: "VARCHAR",
  integer: "BIGINT",
  number: "DOUBLE",
  boolean: "BOOLEAN",
  date: "DATE",
  datetime: "TIMESTAMP WITH TIME ZONE",
  list: "VARCHAR[]",
  json: "JSON",
};

describe("a Parquet file", () => {
  it.each([...loadTables().values(), everyType])("of $name has the types of its columns", async (table) => {
    const file = await written([], table);
    const described = await askDuckdb(`describe select * from '${file}'`);
    expect(described.map((column) => [column["column_name"], column["column_type"]])).toEqual(
      table.columns.map(({ name, type }) => [name, types[type]]),
    );
    const declared = await askDuckdb(
      `select name, repetition_type from parquet_schema('${file}') where name not in ('schema', 'list', 'element')`,
    );
    expect(declared).toEqual(
      table.columns.map(({ name, required }) => ({ name, repetition_type: required ? "REQUIRED" : "OPTIONAL" })),
    );
    expect(await askDuckdb(`select count(*)::int as rows from '${file}'`)).toEqual([{ rows: 0 }]);
  });

  it("holds every row as it is", async () => {
    await fc.assert(
      fc.asyncProperty(someRows, async (rows) => {
        const found = await askDuckdb(`select * from '${await written(rows)}' order by id`);
        expect(found).toEqual(rows.map((row) => toldByDuckdb(row, everyType)));
      }),
      { numRuns: 40 },
    );
  });

  it("goes on in further groups, each with all columns", async () => {
    const columns = everyType.columns.filter(({ name }) => ["id", "list_or_not"].includes(name));
    const rows = Array.from({ length: 22_000 }, (_, id) => ({ id, list_or_not: id % 3 === 0 ? null : [`row ${id}`] }));
    const file = await written(rows, { ...everyType, columns });
    const [counted] = await askDuckdb(
      `select count(*)::int as rows, sum(id)::int as total, count(list_or_not)::int as lists from '${file}'`,
    );
    expect(counted).toEqual({ rows: 22_000, total: 241_989_000, lists: 14_666 });
    const groups = await askDuckdb(
      `select distinct row_group_num_rows::int as rows from parquet_metadata('${file}') order by rows`,
    );
    expect(groups.map((group) => group["rows"])).toEqual([2000, 5000]);
  });

  it("ends a group sooner where texts are long", async () => {
    const columns = everyType.columns.filter(({ name }) => name === "string_there");
    const rows = Array.from({ length: 20 }, (_, at) => ({ string_there: String(at % 10).repeat(2_000_000) }));
    const file = await written(rows, { ...everyType, columns });
    const groups = await askDuckdb(`select row_group_num_rows::int as rows from parquet_metadata('${file}')`);
    expect(groups.map((group) => group["rows"])).toEqual([4, 4, 4, 4, 4]);
    expect(await askDuckdb(`select sum(length(string_there))::int as length from '${file}'`)).toEqual([
      { length: 40_000_000 },
    ]);
  });

  it("says what its columns mean", async () => {
    const table = [...loadTables().values()][0] ?? everyType;
    const pairs = await askDuckdb(
      `select decode(key) as key, decode(value) as value from parquet_kv_metadata('${await written([], table)}')`,
    );
    const [about, columns] = pairs.map(({ value }) => JSON.parse(String(value)));
    expect(about).toEqual({ name: table.name, title: table.title, meaning: table.meaning, key: table.key });
    expect(columns[4]).toMatchObject({
      name: "state",
      title: { fr: "Revue" },
      codes: { pending: expect.any(String) },
    });
  });

  it("leaves out a day that is none", async () => {
    const columns = everyType.columns.filter(({ name }) => name === "date_or_not");
    const file = await written([{ date_or_not: "soon" }, { date_or_not: "2018-12-31" }], { ...everyType, columns });
    expect(await askDuckdb(`select * from '${file}'`)).toEqual([{ date_or_not: null }, { date_or_not: "2018-12-31" }]);
  });
});
