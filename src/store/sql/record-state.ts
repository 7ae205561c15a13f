import type { Kysely, Transaction } from "kysely";
import { batches } from "./batches.ts";
import { type RecordState, stateOf } from "./record-rows.ts";
import type { RecordDetailRow, RecordRow } from "./record-tables.ts";
import type { Tables } from "./tables.ts";

/** A record as it is kept. */
export interface StoredRecord {
  readonly row: RecordRow;
  readonly details: RecordDetailRow;
}

/** A record with its version, as whoever changes it sees it. */
export interface LockedRecord extends RecordState, StoredRecord {
  readonly version: number;
}

/** The id that leads on from an alias; an id leads to itself. Null where no record has it. */
export async function leadingId(database: Kysely<Tables>, id: string): Promise<string | null> {
  const record = await database.selectFrom("records").select("id").where("id", "=", id).executeTakeFirst();
  if (record !== undefined) return record.id;
  const alias = database.selectFrom("record_aliases").select("record_id").where("alias", "=", id);
  return (await alias.executeTakeFirst())?.record_id ?? null;
}

/**
 * Records by their ids, held until the transaction is over: whoever else would change one of them waits, and sees it as it is then.
 * Those that are not there are left out.
 */
export async function lockRecords(
  transaction: Transaction<Tables>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, LockedRecord>> {
  const locked = new Map<string, LockedRecord>();
  for (const batch of batches([...new Set(ids)].toSorted())) {
    // An update that changes nothing: only PostgreSQL has a form of its own for taking rows.
    const held = transaction.updateTable("records").set((row) => ({ version: row.ref("version") }));
    await held.where("id", "in", batch).execute();
    for (const { row, details } of await readRecords(transaction, batch)) {
      locked.set(row.id, { row, details, version: row.version, ...stateOf(row, details) });
    }
  }
  return locked;
}

/** Records by their ids, in no order. */
export async function readRecords(database: Kysely<Tables>, ids: readonly string[]): Promise<StoredRecord[]> {
  const stored: StoredRecord[] = [];
  for (const batch of batches(ids)) {
    const rows = await database.selectFrom("records").selectAll().where("id", "in", batch).execute();
    stored.push(...(await withDetails(database, rows)));
  }
  return stored;
}

/** Rows with the rest of their records, in the order of the rows. */
export async function withDetails(database: Kysely<Tables>, rows: readonly RecordRow[]): Promise<StoredRecord[]> {
  const found = new Map<number, RecordDetailRow>();
  for (const batch of batches(rows.map(({ number }) => number))) {
    const details = await database.selectFrom("record_details").selectAll().where("number", "in", batch).execute();
    for (const each of details) found.set(each.number, each);
  }
  return rows.flatMap((row) => {
    const details = found.get(row.number);
    return details === undefined ? [] : [{ row, details }];
  });
}
