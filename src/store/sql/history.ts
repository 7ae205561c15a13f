import type { Kysely, Transaction } from "kysely";
import { z } from "zod";
import { latestHolding, type Reviewed } from "../../records/review.ts";
import { fromJson, toJson } from "../json.ts";
import type { Review } from "../reviews.ts";
import { batches } from "./batches.ts";
import { nextNumber } from "./counters.ts";
import { leadingId } from "./record-state.ts";
import type { ReviewRow } from "./review-tables.ts";
import type { Tables } from "./tables.ts";

/** An entry before it has its number. */
export type NewEntry = Omit<Review, "seq" | "undoneBy">;

// Only the register writes the columns, and what it writes has been checked by the compiler.
const reviewedOf = z.custom<Reviewed>((reviewed) => typeof reviewed === "object");

export function reviewOf(row: ReviewRow): Review {
  return {
    seq: row.seq,
    record: row.record_id,
    at: row.at,
    who: row.who,
    action: row.action,
    why: row.why,
    before: fromJson(reviewedOf, row.before_json),
    after: fromJson(reviewedOf, row.after_json),
    undoneBy: row.undone_by,
  };
}

/** Everything that was noted under some ids of records, newest first. */
export async function entriesOf(database: Kysely<Tables>, ids: readonly string[]): Promise<Review[]> {
  const found: Review[] = [];
  for (const batch of batches(ids)) {
    const rows = await database.selectFrom("reviews").selectAll().where("record_id", "in", batch).execute();
    found.push(...rows.map(reviewOf));
  }
  return found.toSorted((one, other) => other.seq - one.seq);
}

export async function reviewsOf(database: Kysely<Tables>, record: string): Promise<Review[]> {
  const leading = (await leadingId(database, record)) ?? record;
  const aliases = database.selectFrom("record_aliases").select("alias").where("record_id", "=", leading);
  return entriesOf(database, [leading, ...(await aliases.execute()).map(({ alias }) => alias)]);
}

/** The latest decision that holds under each of some ids; ids about which nobody has decided are left out. */
export async function holdingOf(database: Kysely<Tables>, ids: readonly string[]): Promise<Map<string, Review>> {
  const byRecord = new Map<string, Review[]>();
  for (const entry of await entriesOf(database, ids))
    byRecord.set(entry.record, [...(byRecord.get(entry.record) ?? []), entry]);
  return new Map(
    [...byRecord].flatMap(([id, entries]) => {
      const latest = latestHolding(entries);
      return latest === null ? [] : [[id, latest] as const];
    }),
  );
}

/**
 * Notes entries, numbered in their order. Nobody else notes any until the transaction is over, so this comes last in it.
 * @returns them with their numbers
 */
export async function noteEntries(transaction: Transaction<Tables>, entries: readonly NewEntry[]): Promise<Review[]> {
  if (entries.length === 0) return [];
  const last = await nextNumber(transaction, "reviews", entries.length);
  const noted = entries.map((entry, at) => ({ ...entry, seq: last - entries.length + 1 + at, undoneBy: null }));
  const rows = noted.map(({ seq, record, at, who, action, why, before, after }) => {
    const states = { before_json: toJson(before), after_json: toJson(after) };
    return { seq, record_id: record, at, who, action, why, undone_by: null, ...states };
  });
  for (const batch of batches(rows)) await transaction.insertInto("reviews").values(batch).execute();
  return noted;
}
