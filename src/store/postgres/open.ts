import { HandleEmptyInListsPlugin, Kysely, PostgresDialect, replaceWithNoncontingentExpression, sql } from "kysely";
import { migrate } from "../migrate.ts";
import type { Register } from "../register.ts";
import type { OpenDatabase } from "../sql/database.ts";
import { SqlRegister } from "../sql/register.ts";
import type { Tables } from "../sql/tables.ts";
import { claim } from "./claim.ts";
import type { DatabaseNames } from "./failures.ts";
import { openPool, type PoolBounds } from "./pool.ts";
import { RetryingDatabase } from "./retrying.ts";
import { SameColumnsPlugin } from "./same-columns.ts";

const bounds: PoolBounds = {
  connections: 10,
  connectPatience: 10_000,
  lockPatience: 10_000,
  statementTime: 60_000,
  outage: 30_000,
};

/** Marks the locks of registers among those of other programs: "SIJL". */
const lockFamily = 0x53_49_4a_4c;

/**
 * Opens the register in a PostgreSQL database and brings its tables up to date. They are kept in the first schema of the
 * search path. Any number of processes on any machines may have it open. Once it is open, a server that goes away is waited
 * for, half a minute at most.
 * @param url `postgres://user:password@host:port/database`, with any parameters of libpq that the package pg knows
 * @param changes bounds other than the usual
 * @throws SijillError "store-broken" for a database that holds no register or was made by a newer Sijill; "store-unreachable"
 */
export async function openPostgresRegister(url: string, changes: Partial<PoolBounds> = {}): Promise<Register> {
  const { database, close } = await openPostgresDatabase(url, changes);
  return new SqlRegister(database, close);
}

/** The same, as tables. */
export async function openPostgresDatabase(url: string, changes: Partial<PoolBounds> = {}): Promise<OpenDatabase> {
  const place = placeOf(url);
  const limits = { ...bounds, ...changes };
  const migrated = await prepare(url, place, limits);
  const pool = openPool(url, namesOf(place), limits);
  // SQLite takes an empty list and finds nothing in it; to PostgreSQL it is an error.
  const emptyLists = new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression });
  const config = { dialect: new PostgresDialect({ pool }), plugins: [emptyLists] };
  const database = new RetryingDatabase<Tables>(config, limits.outage);
  return { database, place, migrated, compact: () => Promise.resolve(), close: () => database.destroy() };
}

/** Host and database of a URL, for people: neither user nor password. */
export function placeOf(url: string): string {
  const { host, pathname, searchParams } = new URL(url);
  return `PostgreSQL at ${host || (searchParams.get("host") ?? "this machine")}${pathname}`;
}

function namesOf(place: string): DatabaseNames {
  return { name: `The register in ${place}`, setting: "DATABASE_URL", guide: "docs/operations.md" };
}

/**
 * Claims the database and makes its tables, on a connection of its own: waiting for another process that does the same, and
 * changing large tables, takes as long as it takes. The lock goes with the connection, however that ends.
 */
async function prepare(url: string, place: string, limits: PoolBounds): Promise<string[]> {
  const pool = openPool(url, namesOf(place), {
    ...limits,
    connections: 1,
    lockPatience: 0,
    statementTime: 0,
    outage: 0,
  });
  const database = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }), plugins: [new SameColumnsPlugin()] });
  try {
    return await database.connection().execute(async (connection) => {
      await sql`select pg_advisory_lock(${lockFamily}, hashtext(current_schema()))`.execute(connection);
      return migrate(connection, place, await claim(connection, place));
    });
  } finally {
    await database.destroy();
  }
}
