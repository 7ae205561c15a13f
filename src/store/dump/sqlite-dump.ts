import { Kysely, sql } from "kysely";
import { SijillError } from "../../errors.ts";
import { countRows, readRows } from "../copy/rows.ts";
import { copiedTables } from "../copy/tables.ts";
import { LibsqlDialect } from "../sqlite/dialect.ts";
import { applicationId } from "../sqlite/open.ts";
import type { Tables } from "../sql/tables.ts";
import type { DumpedRow } from "./check.ts";
import { refuseOther } from "./form.ts";
import type { Dump } from "./load.ts";

/** How long a file that is written by others is waited for, in milliseconds. */
const patience = 5000;

export interface OpenDump extends Dump {
  close(): Promise<void>;
}

/**
 * Opens a SQLite file with a register for reading; the file is not brought up to date.
 * @throws SijillError "bad-data" for a file that is no register, or that of another version; "store-broken", "store-locked"
 */
export async function openSqliteDump(file: string): Promise<OpenDump> {
  const database = new Kysely<Tables>({ dialect: new LibsqlDialect(file, { patience }) });
  try {
    await refuseStranger(database, file);
    const rows: Record<string, number> = {};
    for (const { name } of copiedTables) rows[name] = await countRows(database, name);
    return { rows, read: () => rowsOf(database), close: () => database.destroy() };
  } catch (error) {
    await database.destroy();
    throw error;
  }
}

async function refuseStranger(database: Kysely<Tables>, file: string): Promise<void> {
  const { rows } = await sql<{ application_id: number }>`pragma application_id`.execute(database);
  if (rows[0]?.application_id !== applicationId) {
    const message = `${file} is a database, and no register; name a file that sijill dump made.`;
    throw new SijillError("bad-data", message);
  }
  const made = await sql<{ name: string }>`select max(name) as name from kysely_migration`.execute(database);
  await refuseOther(made.rows[0]?.name ?? "", "of another version", file);
}

async function* rowsOf(database: Kysely<Tables>): AsyncGenerator<DumpedRow> {
  let line = 0;
  for (const table of copiedTables) {
    for await (const rows of readRows(database, table, false)) {
      for (const row of rows) yield { line: (line += 1), table, row };
    }
  }
}
