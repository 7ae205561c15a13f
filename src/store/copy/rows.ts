/** Rows of any table, read and written in batches. */
import { type Kysely, type RawBuilder, sql } from "kysely";
import type { Tables } from "../sql/tables.ts";
import { SijillError } from "../../errors.ts";
import { type CopiedTable, copiedTables, type TableRow } from "./tables.ts";

type Database = Kysely<Tables>;

/** The rows of a table in the order of their key, so many at once; with `pointing` only those that point to another of it. */
export async function* readRows(
  source: Database,
  table: CopiedTable,
  pointing: boolean,
): AsyncGenerator<readonly TableRow[]> {
  const { name, key, within, rowsAtOnce, only, blank } = table;
  const selected = only === null ? sql`*` : refs(only);
  const columns = refs(key);
  let last: TableRow | undefined;
  do {
    const behind =
      last === undefined ? sql`true` : sql`(${columns}) > (${sql.join(key.map((column) => last?.[column]))})`;
    const chosen = pointing && within !== null ? sql`${sql.ref(within)} is not null` : sql`true`;
    const query = sql<TableRow>`select ${selected} from ${sql.table(name)} where ${behind} and ${chosen} order by ${columns} limit ${rowsAtOnce}`;
    const { rows } = await query.execute(source);
    if (rows.length > 0) yield only === null ? rows : rows.map((row) => ({ ...row, ...blank }));
    last = rows.length < rowsAtOnce ? undefined : rows.at(-1);
  } while (last !== undefined);
}

/** @param kept column that is left as it is where the row is there already */
export async function writeRows(
  target: Database,
  { name, key }: CopiedTable,
  rows: readonly TableRow[],
  kept: string | null,
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const values = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`);
  const replaced = columns.filter((column) => column !== kept && !key.includes(column));
  const replacing = replaced.map((column) => sql`${sql.ref(column)} = ${sql.ref(`excluded.${column}`)}`);
  const otherwise = replaced.length === 0 ? sql`nothing` : sql`update set ${sql.join(replacing)}`;
  await sql`
    insert into ${sql.table(name)} (${refs(columns)}) values ${sql.join(values)}
    on conflict (${refs(key)}) do ${otherwise}`.execute(target);
}

function refs(columns: readonly string[]): RawBuilder<unknown> {
  return sql.join(columns.map((column) => sql.ref(column)));
}

/** How many rows a table has. */
export async function countRows(database: Database, name: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(name)}`.execute(database);
  return rows[0]?.count ?? 0;
}

/**
 * @param remedy what to do about it
 * @throws SijillError "wrong-use" for a register that holds something
 */
export async function refuseFull(target: Database, place: string, remedy: string): Promise<void> {
  for (const { name } of copiedTables) {
    if ((await countRows(target, name)) > 0)
      throw new SijillError("wrong-use", `${place} holds a register already; ${remedy}.`);
  }
}
