import type { Transaction } from "kysely";
import { batches } from "./batches.ts";
import type { Tables } from "./tables.ts";

/** Notes that what some articles state is to be merged: they were written, linked or removed, or people have decided about their facts. */
export async function noteUnmerged(transaction: Transaction<Tables>, keys: readonly string[]): Promise<void> {
  const rows = [...new Set(keys)].toSorted().map((article_key) => ({ article_key, noted: 1 }));
  for (const batch of batches(rows)) {
    const insert = transaction.insertInto("unmerged_articles").values(batch);
    await insert
      .onConflict((conflict) =>
        conflict.column("article_key").doUpdateSet((row) => ({ noted: row("unmerged_articles.noted", "+", 1) })),
      )
      .execute();
  }
}
