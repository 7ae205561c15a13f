import type { Kysely } from "kysely";
import { refusal } from "../../errors.ts";
import { decide } from "../../records/review.ts";
import { prepareRecordFilter } from "../record-filter.ts";
import type { BulkDecision } from "../reviews.ts";
import { utc } from "../times.ts";
import { changing } from "./changing.ts";
import { keepEntries } from "./decide.ts";
import { recordsLeft } from "./record-list.ts";
import { membership } from "./record-membership.ts";
import { lockRecords } from "./record-state.ts";
import { saveShown } from "./save-shown.ts";
import type { Tables } from "./tables.ts";

export async function decideAll(database: Kysely<Tables>, bulk: BulkDecision): Promise<number> {
  const { action, who, why, most } = bulk;
  const filter = prepareRecordFilter(bulk.filter);
  const at = utc(bulk.at);
  return changing(database, async (transaction) => {
    const left = recordsLeft(transaction, filter, await membership(transaction, filter))
      .where("records.state", "=", "pending")
      .select("records.id");
    const rows = await left
      .orderBy("records.id")
      .limit(most + 1)
      .execute();
    if (rows.length > most) {
      const message = `More than ${most} records that nobody has decided about are left by this filter; narrow it down.`;
      throw refusal("too-many", message, { most });
    }
    const locked = await lockRecords(
      transaction,
      rows.map(({ id }) => id),
    );
    // Somebody may have decided about one of them while we waited for it.
    const waiting = [...locked.values()].filter(({ state }) => state === "pending");
    const changes = waiting.map((record) => ({ record, after: decide(record, record.claim, { action }) }));
    await saveShown(
      transaction,
      changes.map(({ record, after }) => ({ ...record, ...after })),
      at,
    );
    await keepEntries(
      transaction,
      changes.map(({ record, after }) => ({ record, entry: { action, who, at, why, after }, takesBack: null })),
    );
    return waiting.length;
  });
}
