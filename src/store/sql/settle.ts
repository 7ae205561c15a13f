import type { Transaction } from "kysely";
import type { ClaimRecord } from "../../records/record.ts";
import { settle, automatic, type Settled, type Stand } from "../../records/unite.ts";
import type { Review } from "../reviews.ts";
import { utc } from "../times.ts";
import type { Changing } from "./changing.ts";
import { holdingOf, noteEntries } from "./history.ts";
import type { LockedRecord } from "./record-state.ts";
import type { Tables } from "./tables.ts";
import { recount } from "./tallies.ts";

/** A record that was merged, with what is decided about it. */
export interface SettledRecord extends Settled {
  readonly claim: ClaimRecord;
}

/**
 * What is decided about records that were merged: each goes on with its own decision, or with that of a record that became part of it.
 * A record that is new takes up what was decided under its id before.
 * @param claims what merging says of records that are new or say something else
 * @param before those records as they are kept, and those that end by this merge; locked
 */
export async function settleRecords(
  transaction: Transaction<Tables>,
  claims: readonly ClaimRecord[],
  before: ReadonlyMap<string, LockedRecord>,
): Promise<SettledRecord[]> {
  const gained = new Map(claims.map((claim) => [claim.id, gainedBy(claim, before.get(claim.id))]));
  const holding = await holdingOf(
    transaction,
    claims.flatMap(({ id }) => [id, ...(gained.get(id) ?? [])]),
  );
  return claims.map((claim) => {
    const others = (gained.get(claim.id) ?? []).flatMap(
      (id) => standOf(id, claim, before.get(id), holding.get(id)) ?? [],
    );
    return { claim, ...settle(claim, standOf(claim.id, claim, before.get(claim.id), holding.get(claim.id)), others) };
  });
}

function gainedBy(claim: ClaimRecord, before: LockedRecord | undefined): string[] {
  const known = new Set(before?.claim.aliases);
  return claim.aliases.filter((alias) => !known.has(alias));
}

/** What was decided about a record by the id that it had; null where nothing was. */
function standOf(
  id: string,
  claim: ClaimRecord,
  kept: LockedRecord | undefined,
  latest: Review | undefined,
): Stand | null {
  if (kept === undefined && latest === undefined) return null;
  const reviewed = kept === undefined ? latest?.after : { state: kept.state, amended: kept.amended };
  return reviewed === undefined ? null : { id, reviewed, claim: kept?.claim ?? claim, who: latest?.who ?? null };
}

/**
 * Notes what merging has changed in what was decided. Comes last in a transaction, see `noteEntries`; a decision that goes on in another
 * record counts for the rules once, as it did.
 */
export async function noteSettled(transaction: Changing, settled: readonly SettledRecord[], at: string): Promise<void> {
  const changes = settled.flatMap(({ claim, settlings }) =>
    settlings.map((settling) => ({ id: claim.id, ...settling })),
  );
  if (changes.length === 0) return;
  const changed = changes.map(({ id }) => id);
  transaction.changes.recordsChanged(changed, utc(at));
  const before = await holdingOf(
    transaction,
    changes.flatMap(({ id, from }) => (from === null ? [id] : [id, from.id])),
  );
  const noted = await noteEntries(
    transaction,
    changes.map(({ id: record, action, why, before: was, after }) => {
      return { record, at: utc(at), who: automatic, action, why, before: was, after };
    }),
  );
  for (const [index, { id, from, action }] of changes.entries()) {
    const entry = noted[index];
    if (entry === undefined || action === "note") continue;
    const goesOn = from === null ? undefined : before.get(from.id);
    if (goesOn !== undefined)
      await transaction.updateTable("review_rules").set({ seq: entry.seq }).where("seq", "=", goesOn.seq).execute();
    else await recount(transaction, [{ before: before.get(id) ?? null, after: entry }]);
  }
}
