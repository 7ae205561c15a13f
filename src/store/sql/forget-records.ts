import type { Transaction } from "kysely";
import { batches } from "./batches.ts";
import type { Changing } from "./changing.ts";
import { lockRecords } from "./record-state.ts";
import { dropCourses } from "./save-courses.ts";
import { removeRecords } from "./save-shown.ts";
import type { Tables } from "./tables.ts";

/**
 * Removes the records that nobody but some articles states, with their histories: a decision about them goes as well, which else would stay
 * with what they said. What it taught about rules stays. Records that others state too are worked out anew by the next merge.
 * @param at ISO 8601 instant
 */
export async function forgetRecords(transaction: Changing, articles: readonly string[], at: string): Promise<void> {
  for (const batch of batches(articles)) {
    const ofArticles = transaction.selectFrom("statements").select("fact_id").where("article_key", "in", batch);
    const touched = transaction.selectFrom("record_facts").select("record_id").distinct();
    const touchedIds = (await touched.where("fact_id", "in", ofArticles).execute()).map(({ record_id }) => record_id);
    const staying = await statedElsewhere(transaction, touchedIds, articles);
    const gone = touchedIds.filter((id) => !staying.has(id));
    const locked = [...(await lockRecords(transaction, gone)).values()];
    await removeRecords(transaction, locked, at);
    await dropCourses(transaction, gone, at);
    await forgetHistories(
      transaction,
      locked.flatMap(({ claim }) => [claim.id].concat(claim.aliases)),
    );
  }
}

async function statedElsewhere(
  transaction: Transaction<Tables>,
  records: readonly string[],
  articles: readonly string[],
): Promise<ReadonlySet<string>> {
  const forgotten = new Set(articles);
  const staying = new Set<string>();
  for (const batch of batches(records)) {
    const rows = await transaction
      .selectFrom("record_facts")
      .innerJoin("statements", "statements.fact_id", "record_facts.fact_id")
      .select(["record_id", "article_key"])
      .where("record_id", "in", batch)
      .execute();
    for (const { record_id, article_key } of rows) if (!forgotten.has(article_key)) staying.add(record_id);
  }
  return staying;
}

async function forgetHistories(transaction: Transaction<Tables>, records: readonly string[]): Promise<void> {
  for (const batch of batches(records)) {
    const entries = transaction.selectFrom("reviews").select("seq").where("record_id", "in", batch);
    await transaction.deleteFrom("review_rules").where("seq", "in", entries).execute();
    await transaction.deleteFrom("reviews").where("record_id", "in", batch).execute();
  }
}
