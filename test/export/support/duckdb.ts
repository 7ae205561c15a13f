import { DuckDBInstance } from "@duckdb/node-api";
import type { Cell, ColumnType, Row, TableSchema } from "../../../src/export/table.ts";

/** Rows of a query to DuckDB: numbers beyond what doubles hold, days and instants as texts; instants in UTC. */
export async function askDuckdb(query: string): Promise<Record<string, unknown>[]> {
  const database = await DuckDBInstance.create(":memory:");
  try {
    const connection = await database.connect();
    await connection.run("set timezone = 'UTC'");
    const answer = await connection.runAndReadAll(query);
    return answer.getRowObjectsJson();
  } finally {
    database.closeSync();
  }
}

/** A row as DuckDB tells it. */
export function toldByDuckdb(row: Row, { columns }: TableSchema): Record<string, unknown> {
  return Object.fromEntries(columns.map(({ name, type }) => [name, told(row[name] ?? null, type)]));
}

/** A cell as DuckDB tells it. */
function told(cell: Cell, type: ColumnType): unknown {
  if (type === "json" && cell !== null) return wellFormed(JSON.stringify(cell));
  if (typeof cell === "number") return type === "integer" ? cell.toString() : cell;
  if (type === "list" && Array.isArray(cell)) return cell.map((one) => wellFormed(one));
  if (typeof cell !== "string") return cell;
  return type === "datetime" ? cell.replace("T", " ").replace(/(?:(\.\d*[1-9])0*|\.0+)?Z$/, "$1+00") : wellFormed(cell);
}

/** UTF-8 has no half pairs. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString();
}
