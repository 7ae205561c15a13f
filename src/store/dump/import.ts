import { existsSync } from "node:fs";
import { mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";
import { sql } from "kysely";
import { SijillError } from "../../errors.ts";
import type { CopyProgress } from "../copy/copy.ts";
import { isPostgres, type Location } from "../open.ts";
import { openPostgresDatabase } from "../postgres/open.ts";
import { openSqliteDatabase } from "../sqlite/open.ts";
import { writeWhole } from "../whole-file.ts";
import { checkDump, rowsOfDump } from "./check.ts";
import { loadDump } from "./load.ts";
import { type OpenDump, openSqliteDump } from "./sqlite-dump.ts";

type Report = (progress: CopyProgress) => void;

/**
 * Makes a register of a file that `dumpTo` wrote. Whatever happens meanwhile, it is there whole or not at all: a file that is
 * cut or changed is turned away before anything is made.
 * @param location an empty database, or a place where there is no file yet
 * @returns the number of rows
 * @throws SijillError "bad-data" for a file that is no whole register of this version; "wrong-use" for a place that holds one
 */
export async function importRegister(file: string, location: Location, report: Report): Promise<number> {
  const dump = await openDump(file);
  try {
    if (isPostgres(location)) return await intoPostgres(dump, location, file, report);
    return await intoFile(dump, location, file, report);
  } finally {
    await dump.close();
  }
}

async function openDump(file: string): Promise<OpenDump> {
  if (await isSqlite(file)) return openSqliteDump(file);
  const { rows } = await checkDump(file);
  return { rows, read: () => rowsOfDump(file), close: () => Promise.resolve() };
}

const sqliteHead = "SQLite format 3\0";

async function isSqlite(file: string): Promise<boolean> {
  if (!existsSync(file)) throw new SijillError("missing-input", `there is no file ${file}`);
  const handle = await open(file);
  try {
    const { buffer } = await handle.read({ buffer: Buffer.alloc(sqliteHead.length) });
    return buffer.toString("latin1") === sqliteHead;
  } finally {
    await handle.close();
  }
}

async function intoPostgres(dump: OpenDump, url: string, file: string, report: Report): Promise<number> {
  const target = await openPostgresDatabase(url);
  try {
    return await loadDump(dump, target, file, report);
  } finally {
    await target.close();
  }
}

/** A file that is there is never replaced, empty or not: somebody may have it open. */
async function intoFile(dump: OpenDump, path: string, file: string, report: Report): Promise<number> {
  if (existsSync(path)) {
    const message = `${path} is there already; name a folder without a register, or move the file away.`;
    throw new SijillError("wrong-use", message);
  }
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  return writeWhole(
    path,
    async (part) => {
      const target = await openSqliteDatabase(part);
      try {
        // One that is not finished is thrown away: no need to be able to take anything back.
        await sql`pragma journal_mode = off`.execute(target.database);
        const total = await loadDump(dump, target, file, report);
        await sql`pragma journal_mode = wal`.execute(target.database);
        return total;
      } finally {
        await target.close();
      }
    },
    0o600,
  );
}
