import { type Kysely, type RawBuilder, sql } from "kysely";
import { storable } from "../../text/storable.ts";
import type { Row, TableSchema } from "../table.ts";
import type { Sink } from "./open.ts";

/** What some owners have in a table: a row for each record, or all facts of some articles, for example. */
export interface OwnedRows {
  readonly table: TableSchema;
  /** Column that names the owner of a row. */
  readonly owner: string;
  readonly owners: readonly string[];
  /** All rows that they have; those of theirs that are not among these are removed. */
  readonly rows: readonly Row[];
}

/** How many rows were added or changed, and how many removed. */
export interface Written {
  readonly changed: number;
  readonly removed: number;
}

/** So many rows are sent at once. */
const rowsAtOnce = 1000;

/**
 * Makes the rows of some owners what they are in the register. A row that is there already and says the same is left alone, and one that
 * changes is changed in its place, so that nothing of the user's that points to it is touched.
 */
export async function writeRows(
  transaction: Kysely<unknown>,
  { schema }: Sink,
  { table, owner, owners, rows }: OwnedRows,
): Promise<Written> {
  if (owners.length === 0) return { changed: 0, removed: 0 };
  const target = sql.table(`${schema}.${table.name}`);
  const keys = rows.map((row) => Object.fromEntries(table.key.map((part) => [part, row[part] ?? null])));
  const isSame = and(table.key.map((part) => sql`given.${sql.ref(part)} = old.${sql.ref(part)}`));
  const removed = await sql`
    delete from ${target} as old where ${sql.ref(owner)} = any(${owners})
      and not exists (select from ${given(target, keys)} where ${isSame})`.execute(transaction);
  let changed = 0n;
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    const written = await upsert(target, table, rows.slice(start, start + rowsAtOnce)).execute(transaction);
    changed += written.numAffectedRows ?? 0n;
  }
  return { changed: Number(changed), removed: Number(removed.numAffectedRows ?? 0n) };
}

function upsert(target: RawBuilder<unknown>, { key, columns }: TableSchema, rows: readonly Row[]): RawBuilder<unknown> {
  const names = columns.map(({ name }) => sql.ref(name));
  const others = columns.flatMap(({ name }) => (key.includes(name) ? [] : [name]));
  const setting = others.map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`);
  const before = others.map((name) => sql`old.${sql.ref(name)}`);
  const after = others.map((name) => sql.ref(`excluded.${name}`));
  return sql`
    insert into ${target} as old (${sql.join(names)}) select ${sql.join(names)} from ${given(target, rows)}
    on conflict (${sql.join(key.map((part) => sql.ref(part)))}) do update set ${sql.join(setting)}
    where (${sql.join(before)}) is distinct from (${sql.join(after)})`;
}

/** Rows as one parameter that the server reads by the columns of their table: any number of them is one statement. */
function given(target: RawBuilder<unknown>, rows: readonly Row[]): RawBuilder<unknown> {
  return sql`json_populate_recordset(null::${target}, ${jsonOf(rows)}::json) as given`;
}

/** How JSON writes NUL and halves of surrogate pairs that stand alone, which PostgreSQL refuses. */
const notTaken = /\\u(?:0000|d[89a-f])/;

/** As JSON, with those replaced as the register does; to look into every value of every row takes three times as long. */
function jsonOf(rows: readonly Row[]): string {
  const text = JSON.stringify(rows);
  if (!notTaken.test(text)) return text;
  return JSON.stringify(rows, (_, value: unknown) => (typeof value === "string" ? storable(value) : value));
}

function and(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql.join(conditions, sql` and `);
}
