/** What a register holds and what a sink holds, in one form. */
import { tableNames } from "../../../src/export/names.ts";
import { tableRows } from "../../../src/export/rows/rows.ts";
import { loadTables } from "../../../src/export/schema.ts";
import type { Column, TableSchema } from "../../../src/export/table.ts";
import type { Register } from "../../../src/store/register.ts";
import { collect } from "../../support/collect.ts";
import type { SinkPlace } from "./place.ts";

type Values = Readonly<Record<string, unknown>>;
export type Content = Readonly<Record<string, readonly Values[]>>;

const tables = [...loadTables().values()];
const ofArticles = new Set(["articles", "facts", "evidence"]);

/** All rows of all tables of a register, whatever people think of them. */
export async function contentOfRegister(register: Register, text = false): Promise<Content> {
  const content: Record<string, readonly Values[]> = {};
  for (const table of tables) {
    const selection = ofArticles.has(table.name) ? { facts: {} } : { records: { withdrawn: true } };
    content[table.name] = inOrder(table, await collect(tableRows(register, table.name, { selection, text })));
  }
  return content;
}

/** All rows of all tables of a sink, each value in the type that its column has there. */
export async function contentOfSink({ ask }: SinkPlace): Promise<Content> {
  const content: Record<string, readonly Values[]> = {};
  for (const table of tables) {
    const columns = table.columns.map((column) => `${plain(column)} as "${column.name}"`);
    const rows = await ask(`select ${columns.join(", ")} from ${table.name}`);
    content[table.name] = inOrder(
      table,
      rows.map((row) => withNumbers(table, row)),
    );
  }
  return content;
}

function plain({ name, type }: Column): string {
  if (type === "date") return `"${name}"::text`;
  if (type === "datetime") return `to_char("${name}" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  return `"${name}"`;
}

/** The driver gives whole numbers of 64 bits as texts. */
function withNumbers({ columns }: TableSchema, row: Values): Values {
  const whole = new Set(columns.filter(({ type }) => type === "integer").map(({ name }) => name));
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, whole.has(name) && value !== null ? Number(value) : value]),
  );
}

function inOrder({ key }: TableSchema, rows: readonly Values[]): Values[] {
  const keyOf = (row: Values) => JSON.stringify(key.map((part) => row[part]));
  return rows.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

/** How many rows there are in all, so that a test sees that it compared something. */
export function rowsIn(content: Content): number {
  return tableNames.reduce((sum, name) => sum + (content[name]?.length ?? 0), 0);
}
