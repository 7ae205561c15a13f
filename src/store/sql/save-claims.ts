import type { Transaction } from "kysely";
import type { ClaimRecord } from "../../records/record.ts";
import type { MergeToSave } from "../merging.ts";
import { utc } from "../times.ts";
import { batches } from "./batches.ts";
import type { Changing } from "./changing.ts";
import type { RecordState } from "./record-rows.ts";
import { lockRecords } from "./record-state.ts";
import { removeRecords, saveShown } from "./save-shown.ts";
import { type SettledRecord, settleRecords } from "./settle.ts";
import type { Tables } from "./tables.ts";

/**
 * Keeps what merging says of records, under what people have decided about them.
 * @returns what is decided about them now, for `noteSettled`
 */
export async function writeClaims(
  transaction: Changing,
  { records, ended, at }: Pick<MergeToSave, "records" | "ended" | "at">,
): Promise<SettledRecord[]> {
  const before = await lockRecords(transaction, [...records.map(({ id }) => id), ...ended]);
  const heirs = new Map(records.flatMap(({ id, aliases }) => aliases.map((alias) => [alias, id] as const)));
  const gone = ended.flatMap((id) => before.get(id) ?? []);
  // A decision outlives the facts that it was about, but for one that goes on in another record.
  const withdrawn = gone.filter(({ claim, state }) => state !== "pending" && !heirs.has(claim.id));
  await removeRecords(
    transaction,
    gone.filter((record) => !withdrawn.includes(record)),
    at,
    heirs,
  );
  const settled = await settleRecords(transaction, records, before);
  const states = settled.map(({ claim, reviewed }): RecordState => {
    return { claim, withdrawnAt: null, state: reviewed.state, amended: reviewed.amended };
  });
  const kept = withdrawn.map(({ claim, state, amended, withdrawnAt }): RecordState => {
    return { claim, state, amended, withdrawnAt: withdrawnAt ?? utc(at) };
  });
  await saveShown(transaction, [...states, ...kept], at);
  await writeMembers(transaction, records);
  return settled;
}

async function writeMembers(transaction: Transaction<Tables>, records: readonly ClaimRecord[]): Promise<void> {
  for (const batch of batches(records.map(({ id }) => id))) {
    await transaction.deleteFrom("record_facts").where("record_id", "in", batch).execute();
    await transaction.deleteFrom("record_aliases").where("record_id", "in", batch).execute();
  }
  const facts = records.flatMap(({ id, facts: all }) =>
    all.map((fact_id, position) => ({ fact_id, record_id: id, position })),
  );
  for (const batch of batches(facts)) {
    const insert = transaction.insertInto("record_facts").values(batch);
    await insert
      .onConflict((conflict) =>
        conflict.column("fact_id").doUpdateSet((row) => {
          return { record_id: row.ref("excluded.record_id"), position: row.ref("excluded.position") };
        }),
      )
      .execute();
  }
  const aliases = records.flatMap(({ id, aliases: all }) => all.map((alias) => ({ alias, record_id: id })));
  for (const batch of batches(aliases)) {
    const insert = transaction.insertInto("record_aliases").values(batch);
    await insert
      .onConflict((conflict) =>
        conflict.column("alias").doUpdateSet((row) => ({ record_id: row.ref("excluded.record_id") })),
      )
      .execute();
  }
}
