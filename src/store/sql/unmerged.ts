import type { Kysely } from "kysely";
import { articlesByKey } from "./article-rows.ts";
import type { ArticleToMerge } from "../merging.ts";
import { batches } from "./batches.ts";
import type { Changing } from "./changing.ts";
import { factsOfArticles } from "./facts.ts";
import { findTexts } from "./shared-texts.ts";
import { statementsOfArticles } from "./statements.ts";
import type { Tables } from "./tables.ts";

/**
 * Notes that what some articles state is to be merged: they were written, linked or removed, or people have decided about their facts.
 * To consumers it is a change of theirs.
 */
export async function noteUnmerged(transaction: Changing, keys: readonly string[]): Promise<void> {
  const rows = [...new Set(keys)].toSorted().map((article_key) => ({ article_key, noted: 1 }));
  for (const batch of batches(rows)) {
    const insert = transaction.insertInto("unmerged_articles").values(batch);
    await insert
      .onConflict((conflict) =>
        conflict.column("article_key").doUpdateSet((row) => ({ noted: row("unmerged_articles.noted", "+", 1) })),
      )
      .execute();
  }
  transaction.changes.articlesChanged(keys);
}

/** Notes the articles whose text is called otherwise than when they were merged, among those that hold one with some others. */
export async function noteRegrouped(transaction: Changing, keys: readonly string[]): Promise<void> {
  const texts = new Map([...(await findTexts(transaction, keys)).values()].map((shared) => [shared.text, shared]));
  for (const { text, members } of texts.values()) {
    for (const batch of batches(members.map(({ key }) => key))) {
      const called = transaction.selectFrom("statements").select("article_key").distinct().where("text", "<>", text);
      const rows = await called.where("article_key", "in", batch).execute();
      await noteUnmerged(
        transaction,
        rows.map(({ article_key }) => article_key),
      );
    }
  }
}

export async function unmergedArticles(database: Kysely<Tables>, limit: number): Promise<ArticleToMerge[]> {
  const unmerged = database.selectFrom("unmerged_articles").selectAll();
  const rows = await unmerged.orderBy("article_key").limit(limit).execute();
  const keys = rows.map(({ article_key }) => article_key);
  const articles = await articlesByKey(database, keys);
  const facts = await factsOfArticles(database, keys);
  const texts = await findTexts(database, keys);
  const statements = await statementsOfArticles(database, keys);
  return rows.map(({ article_key: key, noted }) => ({
    key,
    noted,
    article: articles.get(key) ?? null,
    facts: facts.get(key) ?? [],
    text: texts.get(key) ?? null,
    statements: statements.get(key) ?? [],
  }));
}
