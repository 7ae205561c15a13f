/** Taking everything anew: what the sink holds is looked at as if it had changed, and then all changes from the first on are taken. */
import { sql } from "kysely";
import type { Sink } from "./open.ts";
import type { SinkState } from "./state.ts";
import type { Next } from "./take.ts";

/** Tables in turn, with the column that names what is looked up in the register. */
const turns = [
  { table: "records", key: "id", of: "records" },
  { table: "articles", key: "key", of: "articles" },
  { table: "reviews", key: "record_id", of: "records" },
] as const;

/**
 * Notes that everything is to be taken anew from a register, whatever the sink has followed so far. Nothing is removed by it: rows that the
 * register does not have go one by one, so that views are never empty.
 */
export async function beginAnew({ database, schema }: Sink, register: string): Promise<void> {
  await sql`
    update ${sql.table(`${schema}.sink_state`)}
    set register = ${register}, last_change = 0, last_change_of = null, taken_anew = array['records', '']`.execute(
    database,
  );
}

/** The next of what the sink holds. Null where nothing is taken anew. */
export async function nextAnew(
  { database, schema }: Sink,
  { taken_anew: place }: SinkState,
  limit: number,
): Promise<Next | null> {
  if (place === null) return null;
  const [name = "", after = ""] = place;
  const at = turns.findIndex(({ table }) => table === name);
  const turn = turns[at];
  if (turn === undefined) throw new TypeError(`Nothing is taken anew from ${name}.`);
  const key = sql.ref(turn.key);
  const { rows } = await sql<{ id: string }>`
    select distinct ${key} as id from ${sql.table(`${schema}.${name}`)} where ${key} > ${after}
    order by id limit ${limit}`.execute(database);
  const ids = rows.map(({ id }) => id);
  const last = ids.at(-1);
  const following = turns[at + 1];
  return {
    batch: { records: turn.of === "records" ? ids : [], articles: turn.of === "articles" ? ids : [] },
    progress: {
      taken_anew: last !== undefined ? [name, last] : following !== undefined ? [following.table, ""] : null,
    },
  };
}
