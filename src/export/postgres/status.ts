import { sql } from "kysely";
import type { TableName } from "../names.ts";
import { tableNames } from "../names.ts";
import type { Sink } from "./open.ts";
import { readState } from "./state.ts";
import type { SinkSource } from "./take.ts";

/** How far a sink has followed its register. */
export interface SinkStatus {
  readonly place: string;
  /** Version of the schema. */
  readonly version: number;
  /** Whether the rows are of the register that was asked; null before the first run. */
  readonly isOfRegister: boolean | null;
  /** Number of the last change that was taken, and that of the register's last. */
  readonly change: number;
  readonly lastChange: number;
  /** Whether everything is being taken anew. */
  readonly isTakenAnew: boolean;
  readonly withText: boolean;
  /** ISO 8601 instant; null before the first run. */
  readonly writtenAt: string | null;
  readonly rows: { readonly [table in TableName]: number };
}

/** @throws SijillError "missing-input" where no sink has been made in the schema */
export async function readStatus(
  sink: Sink,
  register: Pick<SinkSource, "identity" | "lastChange">,
): Promise<SinkStatus> {
  const state = await readState(sink);
  return {
    place: sink.place,
    version: state.schema_version,
    isOfRegister: state.register === null ? null : state.register === (await register.identity()),
    change: state.last_change,
    lastChange: await register.lastChange(),
    isTakenAnew: state.taken_anew !== null,
    withText: state.with_text,
    writtenAt: state.written_at,
    rows: await countRows(sink),
  };
}

async function countRows({ database, schema }: Sink): Promise<SinkStatus["rows"]> {
  const counts = tableNames.map(
    (name) => sql`(select count(*) from ${sql.table(`${schema}.${name}`)}) as ${sql.ref(name)}`,
  );
  const { rows } = await sql<SinkStatus["rows"]>`select ${sql.join(counts)}`.execute(database);
  if (rows[0] === undefined) throw new TypeError("A count gives a row.");
  return rows[0];
}
