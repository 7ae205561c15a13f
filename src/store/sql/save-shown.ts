import type { Transaction } from "kysely";
import { utc } from "../times.ts";
import { batches } from "./batches.ts";
import type { Changing } from "./changing.ts";
import { type RecordState, showRecord, type ShownRecord } from "./record-rows.ts";
import { lockRecords, type LockedRecord } from "./record-state.ts";
import { moveSums, type Summed } from "./record-sums.ts";
import type { RecordDetailRow, RecordRow, RecordTagRow } from "./record-tables.ts";
import { noteCoursesWith } from "./save-courses.ts";
import { statedFacts } from "./stated.ts";
import type { Tables } from "./tables.ts";
import { precisionsOf } from "./weigh.ts";

/**
 * Writes what is shown of records: columns, details, tags, text for searching, and the sums that they are part of. Every change of a
 * record goes through here, a merge as well as a decision: read it with `lockRecords`, give it back with another `state`, `amended` or
 * `claim`. Records that are not there yet are made; only the merge step does that, one at a time, so that numbers are not given out twice.
 * @param at ISO 8601 instant of the change
 * @returns ids of the records that are shown differently now; their versions have grown by one, all others are left as they are
 */
export async function saveShown(transaction: Changing, records: readonly RecordState[], at: string): Promise<string[]> {
  const changed: string[] = [];
  for (const batch of batches(records)) changed.push(...(await saveBatch(transaction, batch, utc(at))));
  transaction.changes.recordsChanged(changed, utc(at));
  return changed;
}

interface Change {
  readonly before: LockedRecord | null;
  readonly shown: ShownRecord;
}

async function saveBatch(
  transaction: Changing,
  records: readonly RecordState[],
  changed_at: string,
): Promise<string[]> {
  const kept = await lockRecords(
    transaction,
    records.map(({ claim }) => claim.id),
  );
  const facts = await statedFacts(
    transaction,
    records.flatMap(({ claim }) => claim.facts),
  );
  const precisions = await precisionsOf(
    transaction,
    [...facts.values()].map(({ fact }) => fact.rule),
  );
  const changes = records
    .map((record): Change => {
      const stated = record.claim.facts.flatMap((id) => facts.get(id) ?? []);
      return { before: kept.get(record.claim.id) ?? null, shown: showRecord(record, stated, precisions) };
    })
    .filter(isChange);
  if (changes.length === 0) return [];
  const before = await summedBefore(
    transaction,
    changes.flatMap((change) => change.before ?? []),
  );
  let number = changes.some((change) => change.before === null) ? await lastNumber(transaction) : 0;
  const rows: RecordRow[] = [];
  const details: RecordDetailRow[] = [];
  const tags: RecordTagRow[] = [];
  for (const { before: earlier, shown } of changes) {
    const at = earlier?.row.number ?? (number += 1);
    rows.push({ ...shown.row, number: at, version: (earlier?.version ?? 0) + 1, changed_at });
    details.push({ ...shown.details, number: at });
    tags.push(...shown.tags.map(({ family, tag }) => ({ number: at, family, tag })));
  }
  const known = new Set(changes.flatMap((change) => change.before?.row.number ?? []));
  await writeRows(transaction, { rows, details, tags }, known);
  await moveSums(
    transaction,
    before,
    changes.map(({ shown }) => shown),
  );
  await noteCoursesWith(
    transaction,
    changes.filter(isTurn).map(({ shown }) => shown.row.id),
    changed_at,
  );
  return changes.map(({ shown }) => shown.row.id);
}

/** Tags follow from the claim, what is set over it, rules and sources, which stand in the details. */
function isChange({ before, shown }: Change): boolean {
  return before === null || differs(shown.row, before.row) || differs(shown.details, before.details);
}

/** Whether it stands now and did not, or the other way round. */
function isTurn({ before, shown }: Change): boolean {
  return before !== null && stands(before.row) !== stands(shown.row);
}

function stands({ state, withdrawn_at }: Pick<RecordRow, "state" | "withdrawn_at">): boolean {
  return state !== "rejected" && withdrawn_at === null;
}

function differs<Row extends object>(row: Partial<Row>, before: Row): boolean {
  return Object.entries(row).some(([column, value]) => Reflect.get(before, column) !== value);
}

async function lastNumber(transaction: Transaction<Tables>): Promise<number> {
  const last = transaction.selectFrom("records").select((row) => row.fn.max("number").as("number"));
  return (await last.executeTakeFirst())?.number ?? 0;
}

async function summedBefore(transaction: Transaction<Tables>, records: readonly LockedRecord[]): Promise<Summed[]> {
  const tags = new Map<number, RecordTagRow[]>(records.map(({ row }) => [row.number, []]));
  for (const batch of batches([...tags.keys()])) {
    const known = await transaction.selectFrom("record_tags").selectAll().where("number", "in", batch).execute();
    for (const tag of known) tags.get(tag.number)?.push(tag);
  }
  return records.map(({ row }) => ({ row, tags: tags.get(row.number) ?? [] }));
}

interface WrittenRows {
  readonly rows: readonly RecordRow[];
  readonly details: readonly RecordDetailRow[];
  readonly tags: readonly RecordTagRow[];
}

/** @param known numbers of the records that are there already */
async function writeRows(
  transaction: Transaction<Tables>,
  { rows, details, tags }: WrittenRows,
  known: ReadonlySet<number>,
): Promise<void> {
  const isNew = ({ number }: Pick<RecordRow, "number">): boolean => !known.has(number);
  for (const batch of batches(rows.filter(isNew))) await transaction.insertInto("records").values(batch).execute();
  for (const batch of batches(details.filter(isNew)))
    await transaction.insertInto("record_details").values(batch).execute();
  for (const { number, ...row } of rows)
    if (known.has(number)) await transaction.updateTable("records").set(row).where("number", "=", number).execute();
  for (const { number, ...row } of details)
    if (known.has(number))
      await transaction.updateTable("record_details").set(row).where("number", "=", number).execute();
  for (const batch of batches([...known])) {
    const own = transaction.deleteFrom("record_tags").where("family", "!=", "course");
    await own.where("number", "in", batch).execute();
  }
  for (const batch of batches(tags)) await transaction.insertInto("record_tags").values(batch).execute();
}

/**
 * Removes records with everything that is kept of them.
 * @param at ISO 8601 instant
 * @param heirs by the ids of those that became part of others, the ids of these
 */
export async function removeRecords(
  transaction: Changing,
  records: readonly LockedRecord[],
  at: string,
  heirs: ReadonlyMap<string, string> = new Map(),
): Promise<void> {
  await moveSums(transaction, await summedBefore(transaction, records), []);
  for (const batch of batches(records.map(({ row }) => row.number))) {
    await transaction.deleteFrom("record_details").where("number", "in", batch).execute();
    await transaction.deleteFrom("records").where("number", "in", batch).execute();
  }
  for (const { row } of records) transaction.changes.recordRemoved(row.id, utc(at), heirs.get(row.id) ?? null);
}
