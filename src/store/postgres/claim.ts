import { type Kysely, sql } from "kysely";
import { SijillError } from "../../errors.ts";
import type { MigrationNotes } from "../migrate.ts";

const leastVersion = 15;
/** No other program calls a table so: it is how a register tells itself from other programs' databases. */
const notesTable = "sijill_migration";

/**
 * Turns away what cannot hold a register before anything is written to it: an old server, another encoding, a schema with
 * another program's tables.
 * @returns where the migrations are noted
 * @throws SijillError "store-broken"
 */
export async function claim(database: Kysely<unknown>, place: string): Promise<Required<MigrationNotes>> {
  const refuse = (reason: string) => new SijillError("store-broken", `The database ${place} ${reason}.`);
  const { version, encoding, schema } = await readServer(database);
  if (version < leastVersion) throw refuse(`is of PostgreSQL ${version}; ${leastVersion} or later is needed`);
  if (encoding !== "UTF8") throw refuse(`keeps texts as ${encoding}; make one with encoding UTF8`);
  if (schema === null) throw refuse("has no schema to keep tables in; check search_path");
  const tables = await tableNames(database, schema);
  if (tables.length > 0 && !tables.includes(notesTable)) {
    const message = `has tables of another program (${tables.slice(0, 3).join(", ")}); make a database for Sijill alone`;
    throw refuse(message);
  }
  return {
    migrationTableName: notesTable,
    migrationLockTableName: `${notesTable}_lock`,
    migrationTableSchema: schema,
  };
}

interface Server {
  readonly version: number;
  readonly encoding: string;
  /** Where tables are made and looked for first; null where the search path leads nowhere. */
  readonly schema: string | null;
}

async function readServer(database: Kysely<unknown>): Promise<Server> {
  const { rows } = await sql<Server>`
    select current_setting('server_version_num')::int / 10000 as version, current_setting('server_encoding') as encoding,
      current_schema() as schema`.execute(database);
  if (rows[0] === undefined) throw new TypeError("The server does not tell its version.");
  return rows[0];
}

/** Tables and views of a schema without those that extensions brought along. */
async function tableNames(database: Kysely<unknown>, schema: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_catalog.pg_class as tables
    where relnamespace = (select oid from pg_catalog.pg_namespace where nspname = ${schema})
      and relkind in ('r', 'p', 'v', 'm', 'f')
      and not exists (
        select from pg_catalog.pg_depend
        where classid = 'pg_catalog.pg_class'::regclass and objid = tables.oid and deptype = 'e'
      )
    order by relname`.execute(database);
  return rows.map(({ name }) => name);
}
