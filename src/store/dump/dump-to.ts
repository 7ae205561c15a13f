import { open } from "node:fs/promises";
import { sql } from "kysely";
import { copyRegister } from "../copy/copy.ts";
import { tablesWith } from "../copy/tables.ts";
import type { OpenDatabase } from "../sql/database.ts";
import { openSqliteDatabase } from "../sqlite/open.ts";
import { writeWhole } from "../whole-file.ts";
import { dumpRegister, type DumpOptions } from "./dump.ts";

/** How a whole register is written: as lines of JSON, or as a register in a file of SQLite. */
export type DumpForm = "jsonl" | "sqlite";

/** Passwords and what nobody has published may be in it. */
const ownersOnly = 0o600;

/**
 * Writes a whole register into a file, which takes the place of an older one when it is whole.
 * @returns the number of rows
 * @throws SijillError "not-readable" where the file cannot be written, and what the register's database throws
 */
export function dumpTo(file: string, form: DumpForm, from: OpenDatabase, options: DumpOptions): Promise<number> {
  return writeWhole(file, (part) => writers[form](part, from, options), ownersOnly);
}

const writers: {
  readonly [form in DumpForm]: (part: string, from: OpenDatabase, options: DumpOptions) => Promise<number>;
} = { jsonl: writeLines, sqlite: writeRegister };

async function writeLines(part: string, from: OpenDatabase, options: DumpOptions): Promise<number> {
  const handle = await open(part, "a");
  try {
    return await dumpRegister(from, (lines) => handle.appendFile(lines), options);
  } finally {
    await handle.close();
  }
}

async function writeRegister(part: string, from: OpenDatabase, { report, ...kept }: DumpOptions): Promise<number> {
  const to = await openSqliteDatabase(part);
  try {
    const compared = await copyRegister(from, to, { resume: false, tables: tablesWith(kept), report });
    // In one file, which can be read where nothing can be written.
    await sql`pragma wal_checkpoint(truncate)`.execute(to.database);
    await sql`pragma journal_mode = delete`.execute(to.database);
    return compared.reduce((sum, { to: rows }) => sum + rows, 0);
  } finally {
    await to.close();
  }
}
