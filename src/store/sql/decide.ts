import type { Kysely, Transaction } from "kysely";
import { z } from "zod";
import { refusal } from "../../errors.ts";
import { byPerson } from "../../records/added.ts";
import { decide as decided, latestHolding, type Reviewed } from "../../records/review.ts";
import { fromJson } from "../json.ts";
import type { KeptRecord } from "../records.ts";
import type { Decided, Decision, Review } from "../reviews.ts";
import { utc } from "../times.ts";
import { changing, type Changing } from "./changing.ts";
import { entriesOf, type NewEntry, noteEntries } from "./history.ts";
import { findRecord } from "./record-find.ts";
import { leadingId, lockRecords, type LockedRecord } from "./record-state.ts";
import { saveShown } from "./save-shown.ts";
import type { Tables } from "./tables.ts";
import { noteRules, recount } from "./tallies.ts";

/** Who changes a record, what he saw of it, and when. */
export interface Asked {
  readonly record: string;
  readonly version: number;
  readonly action: Review["action"];
  readonly who: string;
  readonly at: string;
}

/** What a change makes of a record. */
export interface Change {
  readonly after: Reviewed;
  readonly why: string | null;
  /** The entry that it takes back; null for none. */
  readonly takesBack: Review | null;
}

export async function decide(database: Kysely<Tables>, decision: Decision): Promise<Decided> {
  const { action, amend, why } = decision;
  if (action === "note" && (why ?? "").trim() === "") throw refusal("note-empty", "A note says something; write what.");
  return changeRecord(database, decision, (record) => {
    const after = decided(record, record.claim, amend === undefined ? { action } : { action, amend });
    return Promise.resolve({ after, why, takesBack: null });
  });
}

export async function undo(
  database: Kysely<Tables>,
  record: string,
  version: number,
  who: string,
  at: string,
): Promise<Decided> {
  return changeRecord(database, { record, version, action: "undo", who, at }, async ({ claim }, transaction) => {
    const latest = latestHolding(await entriesOf(transaction, [claim.id]));
    if (latest === null)
      throw refusal("nothing-decided", "Nothing has been decided about this record that still holds.");
    return { after: latest.before, why: null, takesBack: latest };
  });
}

/**
 * Changes one record, unless somebody else has changed it since it was seen: then nothing is kept.
 * @param change what becomes of the record as it is; an error of it keeps nothing
 */
export async function changeRecord(
  database: Kysely<Tables>,
  asked: Asked,
  change: (record: LockedRecord, transaction: Changing) => Promise<Change>,
): Promise<Decided> {
  return changing(database, async (transaction): Promise<Decided> => {
    const record = await lockRecord(transaction, asked.record);
    if (record === null) return { outcome: "missing" };
    if (record.version !== asked.version) return sinceChanged(transaction, record, asked);
    const { after, why, takesBack } = await change(record, transaction);
    const { action, who, at } = asked;
    const shown = await saveShown(transaction, [{ ...record, ...after }], at);
    if (shown.length === 0) await countChange(transaction, record, at);
    const [entry] = await keepEntries(transaction, [
      { record, entry: { action, who, at: utc(at), why, after }, takesBack },
    ]);
    if (entry === undefined) throw new TypeError("An entry that was noted is missing.");
    return { outcome: "kept", record: await recordNow(transaction, record), review: entry };
  });
}

/** The record of an id or an alias, held until the transaction is over; null where there is none. */
export async function lockRecord(transaction: Transaction<Tables>, id: string): Promise<LockedRecord | null> {
  const leading = await leadingId(transaction, id);
  if (leading === null) return null;
  const locked = (await lockRecords(transaction, [leading])).get(leading);
  if (locked !== undefined) return locked;
  // While we waited for it, it has become part of another one, or is gone.
  return (await leadingId(transaction, id)) === leading ? null : lockRecord(transaction, id);
}

/** An answer that got lost is asked for again: whoever made the last change is told that it was kept. */
async function sinceChanged(transaction: Transaction<Tables>, locked: LockedRecord, asked: Asked): Promise<Decided> {
  const record = await recordNow(transaction, locked);
  const [latest = null] = await entriesOf(transaction, [locked.claim.id, ...locked.claim.aliases]);
  const isOurs =
    latest !== null &&
    locked.version === asked.version + 1 &&
    latest.who === asked.who &&
    latest.action === asked.action &&
    latest.at === utc(asked.at);
  return isOurs ? { outcome: "kept", record, review: latest } : { outcome: "stale", record, review: latest };
}

async function recordNow(transaction: Transaction<Tables>, { claim }: LockedRecord): Promise<KeptRecord> {
  const record = await findRecord(transaction, claim.id);
  if (record === null) throw new TypeError("A record that is locked has vanished.");
  return record;
}

/** A change of the history alone is one of the record as well: whoever has seen it without has not seen all of it. */
export async function countChange(transaction: Changing, { row }: LockedRecord, at: string): Promise<void> {
  const update = transaction.updateTable("records").where("number", "=", row.number);
  await update.set((record) => ({ version: record("version", "+", 1), changed_at: utc(at) })).execute();
  transaction.changes.recordsChanged([row.id], utc(at));
}

/** An entry about a record as it was before. */
export interface Kept {
  readonly record: LockedRecord;
  readonly entry: Omit<NewEntry, "record" | "before">;
  readonly takesBack: Review | null;
}

const namesOf = z.array(z.string());

/** Notes what was decided about records by people, and what that says of their rules. Comes last in a transaction, see `noteEntries`. */
export async function keepEntries(transaction: Transaction<Tables>, kept: readonly Kept[]): Promise<Review[]> {
  const before = new Map<string, Review[]>();
  for (const entry of await entriesOf(
    transaction,
    kept.map(({ record }) => record.claim.id),
  ))
    before.set(entry.record, [...(before.get(entry.record) ?? []), entry]);
  const noted = await noteEntries(
    transaction,
    kept.map(({ record: { claim, state, amended }, entry }) => ({
      ...entry,
      record: claim.id,
      before: { state, amended },
    })),
  );
  const turns = kept.map(({ record, takesBack }, at) => {
    const known = before.get(record.claim.id) ?? [];
    const entry = noted.slice(at, at + 1);
    const now = [...known.filter(({ seq }) => seq !== takesBack?.seq), ...entry];
    return { before: latestHolding(known), after: latestHolding(now) };
  });
  for (const [at, { takesBack }] of kept.entries()) {
    const seq = noted[at]?.seq;
    if (takesBack !== null && seq !== undefined)
      await transaction.updateTable("reviews").set({ undone_by: seq }).where("seq", "=", takesBack.seq).execute();
  }
  const decisions = new Set(turns.map(({ after }) => after?.seq));
  await noteRules(
    transaction,
    noted.flatMap(({ seq }, at) => {
      const rules = kept[at] === undefined ? [] : fromJson(namesOf, kept[at].record.details.rules_json);
      return decisions.has(seq) ? [{ seq, rules: rules.filter((rule) => rule !== byPerson) }] : [];
    }),
  );
  await recount(transaction, turns);
  return noted;
}
