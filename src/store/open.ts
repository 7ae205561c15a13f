import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Settings } from "../settings.ts";
import type { Register } from "./register.ts";
import type { OpenDatabase } from "./sql/database.ts";
import { SqlRegister } from "./sql/register.ts";

/** Where a register is kept: the URL of a PostgreSQL database, or the path of a SQLite file. */
export type Location = string;

/** Where the settings want the register: in the database that they name, else in the data folder. */
export function locationOf(settings: Pick<Settings, "dataFolder" | "databaseUrl">): Location {
  return settings.databaseUrl ?? fileIn(settings.dataFolder);
}

/** A location as people write it: a database's URL, a register's file, or the data folder that it is in. */
export function locationFrom(text: string): Location {
  if (isPostgres(text)) return text;
  const isFile = existsSync(text) ? statSync(text).isFile() : text.endsWith(".db");
  return isFile ? text : fileIn(text);
}

/** Whether a register may be there: a file must, a database is asked only when it is opened. */
export function mayExist(location: Location): boolean {
  return isPostgres(location) || existsSync(location);
}

export function isPostgres(location: string): boolean {
  return /^postgres(?:ql)?:/i.test(location);
}

function fileIn(folder: string): string {
  return join(folder, "register.db");
}

/**
 * Opens a register and brings its tables up to date; makes one where there is none.
 * @throws SijillError as `openSqliteRegister` and `openPostgresRegister` do
 */
export async function openRegister(location: Location): Promise<Register> {
  const { database, close } = await openDatabase(location);
  return new SqlRegister(database, close);
}

/** The same, as tables. Each driver is loaded only where it is needed. */
export async function openDatabase(location: Location): Promise<OpenDatabase> {
  if (isPostgres(location)) return (await import("./postgres/open.ts")).openPostgresDatabase(location);
  return (await import("./sqlite/open.ts")).openSqliteDatabase(location);
}
