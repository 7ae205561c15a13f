import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import Database from "libsql";
import { z } from "zod";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadTables } from "../../src/export/schema.ts";
import { sqlite } from "../../src/export/sqlite/sqlite.ts";
import type { Cell, ColumnType, Row, TableSchema } from "../../src/export/table.ts";
import { storable } from "../../src/text/storable.ts";
import { everyType, someRows, stream } from "./support/rows.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sijill-sqlite-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function written(rows: Iterable<Row>, table: TableSchema = everyType): Promise<string> {
  const file = join(folder, "tables.sqlite");
  await sqlite.writeFile(file, [{ table, rows: stream(rows) }]);
  return file;
}

function ask(file: string, query: string): unknown[][] {
  const database = new Database(file, { readonly: true });
  try {
    return database
      .prepare(query)
      .raw(true)
      .all()
      .map((row) => z.array(z.unknown()).parse(row));
  } finally {
    database.close();
  }
}

/** A cell as SQLite holds it. */
function held(cell: Cell, type: ColumnType): Cell {
  if (cell === null) return null;
  if (type === "boolean") return Number(cell);
  if (type === "list" || type === "json") return storable(JSON.stringify(cell));
  // -0 is stored as 0.
  if (typeof cell === "number") return cell + 0;
  return typeof cell === "string" ? storable(cell) : cell;
}

async function* broken(): AsyncGenerator<Row> {
  yield* [];
  throw new Error("the source is gone");
}

describe("a SQLite file", () => {
  it("has the tables with types, keys and what must be there", async () => {
    const file = join(folder, "tables.sqlite");
    const tables = [...loadTables().values()];
    await sqlite.writeFile(
      file,
      tables.map((table) => ({ table, rows: stream([]) })),
    );
    for (const { name, key, columns } of tables) {
      const declared = ask(file, `select name, "notnull", pk from pragma_table_info('${name}')`);
      expect(declared).toEqual(
        columns.map((column) => [column.name, Number(column.required), key.indexOf(column.name) + 1]),
      );
    }
    expect(ask(file, "select type from pragma_table_info('records') where name in ('value', 'version', 'id')")).toEqual(
      [["TEXT"], ["INTEGER"], ["REAL"]],
    );
  });

  it("says what tables, columns and codes mean", async () => {
    const records = loadTables().get("records") ?? everyType;
    const file = await written([], records);
    expect(ask(file, "select name, title_fr from tables")).toEqual([["records", "Fiches"]]);
    expect(
      ask(
        file,
        "select position, type, required, title_ar from columns where table_name = 'records' and name = 'state'",
      ),
    ).toEqual([[4, "string", 1, "المراجعة"]]);
    expect(ask(file, "select count(*) from columns")).toEqual([[records.columns.length]]);
    expect(ask(file, "select meaning from codes where column_name = 'status' and code = 'realised'")).toEqual([
      [records.columns.find(({ name }) => name === "status")?.codes?.["realised"]],
    ]);
  });

  it("holds every row as it is", async () => {
    await fc.assert(
      fc.asyncProperty(someRows, async (rows) => {
        const found = ask(await written(rows), "select * from records order by id");
        expect(found).toEqual(
          rows.map((row) => everyType.columns.map(({ name, type }) => held(row[name] ?? null, type))),
        );
      }),
      { numRuns: 30 },
    );
  });

  it("keeps numbers as numbers, and lists as what json_each takes apart", async () => {
    const [row] =
      fc.sample(
        someRows.filter((rows) => rows.length > 0),
        1,
      )[0] ?? [];
    const file = await written([{ ...row, integer_there: 2 ** 53 - 1, number_there: 3, list_there: ["Fès", "فاس"] }]);
    expect(ask(file, "select integer_there, typeof(integer_there), typeof(number_there) from records")).toEqual([
      [2 ** 53 - 1, "integer", "real"],
    ]);
    expect(ask(file, "select value from records, json_each(list_there)")).toEqual([["Fès"], ["فاس"]]);
  });

  it("is put in the place of an older one only when it is whole", async () => {
    const file = join(folder, "tables.sqlite");
    writeFileSync(file, "older");
    await expect(sqlite.writeFile(file, [{ table: everyType, rows: broken() }])).rejects.toThrow("the source is gone");
    expect(readFileSync(file, "utf8")).toBe("older");
    expect(readdirSync(folder)).toEqual(["tables.sqlite"]);
    await written([]);
    expect(ask(file, "select count(*) from records")).toEqual([[0]]);
    expect(readdirSync(folder)).toEqual(["tables.sqlite"]);
  });

  it("tells a place that cannot be written", async () => {
    const file = join(folder, "nowhere", "tables.sqlite");
    await expect(sqlite.writeFile(file, [])).rejects.toThrow(/cannot be written: its folder does not exist/);
    await expect(sqlite.writeFile(folder, [])).rejects.toThrow(/cannot be written: it is a folder/);
    expect(existsSync(`${folder}.part`)).toBe(false);
  });
});
