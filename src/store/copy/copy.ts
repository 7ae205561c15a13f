import { type Kysely, type RawBuilder, sql } from "kysely";
import { SijillError } from "../../errors.ts";
import type { OpenDatabase } from "../sql/database.ts";
import type { Tables } from "../sql/tables.ts";
import { type CopiedTable, copiedTables } from "./tables.ts";

/** How many rows of a table have been copied so far. */
export interface CopyProgress {
  readonly table: string;
  readonly copied: number;
  readonly total: number;
}

/** How many rows a table has after the copy. */
export interface ComparedTable {
  readonly table: string;
  readonly from: number;
  readonly to: number;
}

export interface CopyOptions {
  /** Whether the target may hold rows already: rows with the same key are replaced, others stay. */
  readonly resume: boolean;
  readonly report: (progress: CopyProgress) => void;
}

type Database = Kysely<Tables>;
/** A row of any table, by the names of its columns. */
type Row = Readonly<Record<string, unknown>>;

/**
 * Copies every row of one register into another, whatever databases they are in. It reads one state of the source, which
 * nobody can write to meanwhile where it is SQLite, and writes batch by batch, each an upsert: cut short, it can be run again.
 * @returns the number of rows of every table on both sides, counted when all is written
 * @throws SijillError "wrong-use" for a target that holds something, unless it is to be resumed
 */
export async function copyRegister(
  from: OpenDatabase,
  to: OpenDatabase,
  { resume, report }: CopyOptions,
): Promise<ComparedTable[]> {
  const target = to.database;
  if (!resume) await refuseFull(target, to.place);
  const reading = from.database.transaction().setIsolationLevel("repeatable read");
  return reading.execute(async (source) => {
    for (const table of copiedTables) await copyTable(source, target, table, report);
    const compared: ComparedTable[] = [];
    for (const { name } of copiedTables) {
      compared.push({ table: name, from: await countRows(source, name), to: await countRows(target, name) });
    }
    return compared;
  });
}

async function refuseFull(target: Database, place: string): Promise<void> {
  for (const { name } of copiedTables) {
    if ((await countRows(target, name)) === 0) continue;
    const message = `${place} holds a register already; name an empty one, or add --resume to go on with a copy that was cut short.`;
    throw new SijillError("wrong-use", message);
  }
}

async function copyTable(
  source: Database,
  target: Database,
  table: CopiedTable,
  report: CopyOptions["report"],
): Promise<void> {
  const { name, within } = table;
  const total = await countRows(source, name);
  let copied = 0;
  report({ table: name, copied, total });
  for await (const rows of readRows(source, table, false)) {
    // What points to a row that is still to come is written without it first, and changes nothing where it was there.
    await writeRows(target, table, within === null ? rows : rows.map((row) => ({ ...row, [within]: null })), within);
    copied += rows.length;
    report({ table: name, copied, total });
  }
  if (within === null) return;
  for await (const rows of readRows(source, table, true)) await writeRows(target, table, rows, null);
}

/** The rows of a table in the order of their key, so many at once; with `pointing` only those that point to another of it. */
async function* readRows(source: Database, table: CopiedTable, pointing: boolean): AsyncGenerator<readonly Row[]> {
  const { name, key, within, rowsAtOnce } = table;
  const columns = refs(key);
  let last: Row | undefined;
  do {
    const behind =
      last === undefined ? sql`true` : sql`(${columns}) > (${sql.join(key.map((column) => last?.[column]))})`;
    const chosen = pointing && within !== null ? sql`${sql.ref(within)} is not null` : sql`true`;
    const query = sql<Row>`select * from ${sql.table(name)} where ${behind} and ${chosen} order by ${columns} limit ${rowsAtOnce}`;
    const { rows } = await query.execute(source);
    if (rows.length > 0) yield rows;
    last = rows.length < rowsAtOnce ? undefined : rows.at(-1);
  } while (last !== undefined);
}

/** @param kept column that is left as it is where the row is there already */
async function writeRows(
  target: Database,
  { name, key }: CopiedTable,
  rows: readonly Row[],
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

async function countRows(database: Database, name: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(name)}`.execute(database);
  return rows[0]?.count ?? 0;
}
