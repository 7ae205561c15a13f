import { closeSync, mkdirSync, openSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { Kysely, sql } from "kysely";
import { SijillError } from "../../errors.ts";
import { migrate } from "../migrate.ts";
import type { Register } from "../register.ts";
import type { OpenDatabase } from "../sql/database.ts";
import { SqlRegister } from "../sql/register.ts";
import type { Tables } from "../sql/tables.ts";
import { LibsqlDialect, type SqliteOptions } from "./dialect.ts";

/** "SIJL": how a register's file tells itself from other programs' databases. */
export const applicationId = 0x53_49_4a_4c;

/**
 * Opens the register in a SQLite file and brings its tables up to date. File and folder are made where they are missing,
 * for the owner's eyes only. Any number of processes may have the same file open, on one machine.
 * @param file path of the database file
 * @param options.patience how long to wait for other writers, in milliseconds; 5,000 unless told
 * @throws SijillError "store-broken" for a file that is no register or was made by a newer Sijill; "store-locked"
 */
export async function openSqliteRegister(file: string, options: Partial<SqliteOptions> = {}): Promise<Register> {
  const { database, close } = await openSqliteDatabase(file, options);
  return new SqlRegister(database, close);
}

/** The same, as tables. */
export async function openSqliteDatabase(file: string, options: Partial<SqliteOptions> = {}): Promise<OpenDatabase> {
  const path = resolve(file);
  makeFile(path);
  const database = new Kysely<Tables>({ dialect: new LibsqlDialect(path, { patience: options.patience ?? 5000 }) });
  let migrated: readonly string[];
  try {
    await claim(database, path);
    // WAL lets readers read while one writes. `normal` may lose the last commits in a power cut, but nothing when the process
    // is killed, and never breaks the file; whatever was lost is fetched and saved again.
    await sql`pragma journal_mode = wal`.execute(database);
    await sql`pragma synchronous = normal`.execute(database);
    await sql`pragma foreign_keys = on`.execute(database);
    // What is removed is overwritten with zeros: what people ask to be forgotten must not be found in the file. It costs next to nothing.
    await sql`pragma secure_delete = on`.execute(database);
    // Keys are hashes and touch pages all over the file: 32 MB of log before it is folded in and as much cache save about a
    // fifth of the time of saving articles.
    await sql`pragma wal_autocheckpoint = 8000`.execute(database);
    await sql`pragma cache_size = -32000`.execute(database);
    migrated = await migrate(database, path);
  } catch (error) {
    await database.destroy();
    throw error;
  }
  const compact = async () => {
    // Writes the whole file anew, and needs as much room again meanwhile.
    await sql`vacuum`.execute(database);
    await sql`pragma wal_checkpoint(truncate)`.execute(database);
  };
  const close = async () => {
    // Folding the log into the file leaves one file to copy. It is a courtesy: where another process is busy, it will do it.
    await sql`pragma wal_checkpoint(truncate)`.execute(database);
    await database.destroy();
  };
  return { database, place: path, migrated, compact, close };
}

function makeFile(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    closeSync(openSync(path, "a", 0o600));
  } catch (cause) {
    const message = `The register ${path} cannot be made or written; name a data folder that you may write to.`;
    throw new SijillError("store-broken", message, { cause });
  }
}

/** Marks an empty file as a register, and turns other programs' databases away before anything is written to them. */
async function claim(database: Kysely<Tables>, path: string): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const found = await sql<{ application_id: number }>`pragma application_id`.execute(transaction);
    if (found.rows[0]?.application_id === applicationId) return;
    const tables = await sql`select name from sqlite_master limit 1`.execute(transaction);
    if (tables.rows.length > 0) {
      const message = `${path} is a database of another program; name another data folder or move the file away.`;
      throw new SijillError("store-broken", message);
    }
    await sql.raw(`pragma application_id = ${applicationId}`).execute(transaction);
  });
}
