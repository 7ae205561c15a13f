import { Kysely, PostgresDialect, sql } from "kysely";
import { SijillError } from "../../errors.ts";
import { placeOf } from "../../store/postgres/open.ts";
import { openPool, type PoolBounds } from "../../store/postgres/pool.ts";

/** A schema in a database of the user's own, on one connection. */
export interface Sink {
  readonly database: Kysely<unknown>;
  readonly schema: string;
  /** Where it is, for people; never with a password. */
  readonly place: string;
}

/** Statements wait as long as it takes: a first fill and an upgrade write much. A lock that others hold is not waited for long. */
const bounds: PoolBounds = {
  connections: 1,
  connectPatience: 10_000,
  lockPatience: 10_000,
  statementTime: 0,
  outage: 0,
};

const schemaName = /^[a-z_][a-z0-9_]{0,62}$/;

/**
 * Works with a schema on one connection, and lets it go.
 * @param url `postgres://user:password@host:port/database`, with any parameters that the package pg knows
 * @throws SijillError "wrong-use" for a name that no schema has, "store-unreachable", "store-broken"; whatever the work throws
 */
export async function withSink<Result>(
  { url, schema }: { readonly url: string; readonly schema: string },
  work: (sink: Sink) => Promise<Result>,
): Promise<Result> {
  if (!schemaName.test(schema) || schema.startsWith("pg_"))
    throw new SijillError(
      "wrong-use",
      `"${schema.slice(0, 100)}" is no name for a schema; write small letters, digits and _.`,
    );
  const place = `schema ${schema} of ${placeOf(url)}`;
  const names = { name: `The sink in ${place}`, setting: "SIJILL_SINK_URL or --to", guide: "docs/sink.md" };
  const pool = openPool(url, names, bounds);
  const database = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    return await database.connection().execute((connection) => work({ database: connection, schema, place }));
  } finally {
    await database.destroy();
  }
}

/** Marks the locks of sinks among those of other programs: "SIJS". */
const lockFamily = 0x53_49_4a_53;

/**
 * Keeps other sinks out of the schema until the connection ends, however it does.
 * @throws SijillError "store-locked"
 */
export async function keepOthersOut({ database, schema, place }: Sink): Promise<void> {
  const { rows } = await sql<{ free: boolean }>`
    select pg_try_advisory_lock(${lockFamily}, hashtext(${schema})) as free`.execute(database);
  if (rows[0]?.free === true) return;
  throw new SijillError("store-locked", `Another sink is at work in ${place}; stop it, or let it do the work.`);
}
