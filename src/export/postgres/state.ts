import { type Kysely, sql } from "kysely";
import { SijillError } from "../../errors.ts";
import type { Sink } from "./open.ts";

/** How far a schema has followed its register; see the comments of the table. */
export interface SinkState {
  readonly schema_version: number;
  readonly register: string | null;
  readonly last_change: number;
  readonly last_change_of: string | null;
  readonly written_at: string | null;
  readonly with_text: boolean;
  readonly taken_anew: readonly string[] | null;
  readonly view_names: readonly string[];
}

/** What of it a batch may set. */
export type StateChange = Partial<
  Pick<SinkState, "register" | "last_change" | "last_change_of" | "taken_anew" | "with_text">
>;

/** Null where no sink has been made in the schema, or the user may not see it. */
export async function findState({ database, schema }: Sink): Promise<SinkState | null> {
  const known = await sql<{ known: boolean }>`
    select to_regclass(quote_ident(${schema}) || '.sink_state') is not null as known`.execute(database);
  if (known.rows[0]?.known !== true) return null;
  const { rows } = await sql<SinkState>`
    select schema_version, register, last_change, last_change_of, with_text, taken_anew, view_names,
      to_char(written_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as written_at
    from ${sql.table(`${schema}.sink_state`)}`.execute(database);
  return rows[0] ?? null;
}

/**
 * @throws SijillError "missing-input"
 */
export async function readState(sink: Sink): Promise<SinkState> {
  const state = await findState(sink);
  if (state !== null) return state;
  throw new SijillError("missing-input", `There is no sink in ${sink.place}; make it with sijill sink init.`);
}

/**
 * Notes how far a batch has come, as the last statement of its transaction.
 * @param expected the number that the batch began at
 * @throws SijillError "store-locked" where another sink has moved it meanwhile
 */
export async function moveState(
  transaction: Kysely<unknown>,
  { schema, place }: Sink,
  expected: number,
  change: StateChange,
): Promise<void> {
  const set = Object.entries(change).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
  const { numAffectedRows } = await sql`
    update ${sql.table(`${schema}.sink_state`)} set ${sql.join([...set, sql`written_at = now()`])}
    where last_change = ${expected}`.execute(transaction);
  if (numAffectedRows !== 1n)
    throw new SijillError("store-locked", `Another sink has written into ${place} meanwhile; stop one of them.`);
}
