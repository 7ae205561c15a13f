/** SQLite files: the tables with types and keys, and what their columns and codes mean in tables of their own. */
import type { Database } from "libsql";
import { storable } from "../../text/storable.ts";
import type { Cell, Column, FileFormat, TableRows } from "../table.ts";
import { writeWhole } from "../../store/whole-file.ts";
import { codeRows, columnRows, createDescriptions, createTable, insertInto, tableRow } from "./statements.ts";

export const sqlite: FileFormat = {
  name: "sqlite",
  extension: "sqlite",
  mediaType: "application/vnd.sqlite3",
  isSheet: false,
  writeFile: (file, tables) => writeWhole(file, (part) => fill(part, tables)),
};

async function fill(part: string, tables: Iterable<TableRows>): Promise<void> {
  // Only where a file is written: the driver is native code, which importing the library must not load.
  const { default: Driver } = await import("libsql");
  const database = new Driver(part);
  try {
    // Nobody else has the file, and one that is not finished is thrown away: it needs neither a journal nor to reach the disk in between.
    database.exec("pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -32000");
    for (const statement of createDescriptions) database.exec(statement);
    for (const one of tables) await writeTable(database, one);
  } finally {
    database.close();
  }
}

async function writeTable(database: Database, { table, rows }: TableRows): Promise<void> {
  database.exec(createTable(table));
  database.exec("begin");
  const insert = database.prepare(insertInto(table.name, table.columns.length));
  for await (const row of rows) insert.run(table.columns.map((column) => storedAs(column, row[column.name] ?? null)));
  database.prepare(insertInto("tables", 5)).run(tableRow(table).map(stored));
  const describe = database.prepare(insertInto("columns", 9));
  for (const one of columnRows(table)) describe.run(one.map(stored));
  const explain = database.prepare(insertInto("codes", 4));
  for (const one of codeRows(table)) explain.run(one.map(stored));
  database.exec("commit");
}

function storedAs({ type }: Column, cell: Cell): string | number | null {
  return cell !== null && (type === "list" || type === "json") ? storable(JSON.stringify(cell)) : stored(cell);
}

/** The driver takes no booleans, and cuts a text at NUL. */
function stored(cell: Cell): string | number | null {
  if (cell === null || typeof cell === "number") return cell;
  if (typeof cell === "boolean") return Number(cell);
  return storable(typeof cell === "string" ? cell : JSON.stringify(cell));
}
