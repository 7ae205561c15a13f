import type { Kysely } from "kysely";
import type { OpenDatabase } from "../sql/database.ts";
import type { Tables } from "../sql/tables.ts";
import { countRows, readRows, refuseFull, writeRows } from "./rows.ts";
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
  /** The tables that are copied; all unless told. */
  readonly tables?: readonly CopiedTable[];
  readonly report: (progress: CopyProgress) => void;
}

type Database = Kysely<Tables>;
/**
 * Copies every row of one register into another, whatever databases they are in. It reads one state of the source, which
 * nobody can write to meanwhile where it is SQLite, and writes batch by batch, each an upsert: cut short, it can be run again.
 * @returns the number of rows of every table on both sides, counted when all is written
 * @throws SijillError "wrong-use" for a target that holds something, unless it is to be resumed
 */
export async function copyRegister(
  from: OpenDatabase,
  to: OpenDatabase,
  { resume, tables = copiedTables, report }: CopyOptions,
): Promise<ComparedTable[]> {
  const target = to.database;
  if (!resume)
    await refuseFull(target, to.place, "name an empty one, or add --resume to go on with a copy that was cut short");
  const reading = from.database.transaction().setIsolationLevel("repeatable read");
  return reading.execute(async (source) => {
    for (const table of tables) await copyTable(source, target, table, report);
    const compared: ComparedTable[] = [];
    for (const { name } of tables) {
      compared.push({ table: name, from: await countRows(source, name), to: await countRows(target, name) });
    }
    return compared;
  });
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
