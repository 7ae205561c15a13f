import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Exports } from "../../store/exports.ts";
import type { TableName } from "../names.ts";
import { tableRows } from "../rows/rows.ts";
import type { Column, JsonValue, Row, TableSchema } from "../table.ts";
import type { Sink } from "./open.ts";

/** What a table holds on one side. */
export interface Content {
  readonly rows: number;
  /** Of all values, whatever the order of the rows: 32 hexadecimal digits. */
  readonly checksum: string;
}

export interface Verified {
  readonly table: TableName;
  readonly register: Content;
  readonly sink: Content;
}

/**
 * Compares the rows of a table in the register with those in the sink, value by value. Both are read a page at a time.
 * @param withText whether texts of articles are in the sink
 */
export async function verifyTable(
  sink: Sink,
  register: Exports,
  table: TableSchema,
  withText: boolean,
): Promise<Verified> {
  const isOfArticles = ["articles", "facts", "evidence"].includes(table.name);
  const selection = isOfArticles ? { facts: {} } : { records: { withdrawn: true } };
  return {
    table: table.name,
    register: await contentOf(table, tableRows(register, table.name, { selection, text: withText })),
    sink: await contentOf(table, rowsIn(sink, table)),
  };
}

export function differs({ register, sink }: Verified): boolean {
  return register.rows !== sink.rows || register.checksum !== sink.checksum;
}

const checksumBits = 128n;

/** Checksums of rows are added up, so that their order does not matter and one that comes twice is seen. */
async function contentOf({ columns }: TableSchema, rows: AsyncIterable<Row>): Promise<Content> {
  let count = 0;
  let sum = 0n;
  for await (const row of rows) {
    const values = columns.map((column) => comparable(column, row[column.name] ?? null));
    const digest = createHash("sha256").update(JSON.stringify(values)).digest("hex");
    sum = BigInt.asUintN(Number(checksumBits), sum + BigInt(`0x${digest.slice(0, 32)}`));
    count += 1;
  }
  return { rows: count, checksum: sum.toString(16).padStart(32, "0") };
}

/** A value in the one form that both sides can be brought into. */
function comparable({ type }: Column, value: JsonValue): JsonValue {
  if (type === "datetime" && typeof value === "string") return new Date(value).toISOString();
  return type === "json" ? inOrder(value) : value;
}

/** PostgreSQL keeps the members of a JSON object in an order of its own. */
function inOrder(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(members.map(([name, member]) => [name, inOrder(member)]));
}

/** So many rows are read at once. */
const rowsAtOnce = 1000;

async function* rowsIn({ database, schema }: Sink, { name, key }: TableSchema): AsyncGenerator<Row> {
  const order = sql.join(key.map((part) => sql.ref(part)));
  let last: Row | undefined;
  do {
    const behind =
      last === undefined ? sql`true` : sql`(${order}) > (${sql.join(key.map((part) => last?.[part] ?? null))})`;
    const { rows } = await sql<{ row: Row }>`
      select row_to_json(one) as row from ${sql.table(`${schema}.${name}`)} as one
      where ${behind} order by ${order} limit ${rowsAtOnce}`.execute(database);
    yield* rows.map(({ row }) => row);
    last = rows.length < rowsAtOnce ? undefined : rows.at(-1)?.row;
  } while (last !== undefined);
}
