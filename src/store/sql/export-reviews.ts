import type { Kysely } from "kysely";
import { prepareRecordFilter, type RecordFilter } from "../record-filter.ts";
import type { Review } from "../reviews.ts";
import { batches } from "./batches.ts";
import { walk, walkSize } from "./export-walk.ts";
import { entriesOf, reviewOf } from "./history.ts";
import { leftAmong } from "./record-list.ts";
import type { ReviewRow } from "./review-tables.ts";
import type { Tables } from "./tables.ts";

export async function* exportReviews(database: Kysely<Tables>, filter: RecordFilter): AsyncGenerator<Review> {
  const prepared = prepareRecordFilter(filter);
  for await (const rows of walk<ReviewRow>((last) => reviewsAfter(database, last?.seq ?? 0))) {
    const leading = await leadingIds(
      database,
      rows.map(({ record_id }) => record_id),
    );
    const left = await leftAmong(database, prepared, leading.values());
    for (const row of rows) if (left.has(leading.get(row.record_id) ?? row.record_id)) yield reviewOf(row);
  }
}

export async function exportedReviews(database: Kysely<Tables>, records: readonly string[]): Promise<Review[]> {
  const leading = [...new Set((await leadingIds(database, records)).values())];
  const ids: string[] = [];
  for (const batch of batches(leading)) {
    const there = database.selectFrom("records").select("id").where("id", "in", batch);
    ids.push(...(await there.execute()).map(({ id }) => id));
    const aliases = database.selectFrom("record_aliases").select("alias").where("record_id", "in", there);
    ids.push(...(await aliases.execute()).map(({ alias }) => alias));
  }
  return entriesOf(database, [...new Set(ids)]);
}

function reviewsAfter(database: Kysely<Tables>, seq: number): Promise<ReviewRow[]> {
  const reviews = database.selectFrom("reviews").selectAll().where("seq", ">", seq);
  return reviews.orderBy("seq").limit(walkSize).execute();
}

/** What each of some ids leads to: its record, that of which it became part, or itself where there is none. */
async function leadingIds(database: Kysely<Tables>, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const leading = new Map(ids.map((id) => [id, id]));
  for (const batch of batches([...leading.keys()])) {
    const aliases = await database.selectFrom("record_aliases").selectAll().where("alias", "in", batch).execute();
    for (const { alias, record_id } of aliases) leading.set(alias, record_id);
    // An id that is there leads to itself, even if it is an alias as well.
    const there = await database.selectFrom("records").select("id").where("id", "in", batch).execute();
    for (const { id } of there) leading.set(id, id);
  }
  return leading;
}
