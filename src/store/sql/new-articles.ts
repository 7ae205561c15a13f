import type { Transaction } from "kysely";
import { articleRow } from "./article-rows.ts";
import { withAddedFacts } from "./added-facts.ts";
import { type ArticleToSave, insertParts, type Origin, refuseStrangers } from "./articles.ts";
import { batches } from "./batches.ts";
import type { Changing } from "./changing.ts";
import { factRows } from "./fact-rows.ts";
import { insertRows } from "./insert-rows.ts";
import type { Tables } from "./tables.ts";
import { noteUnmerged } from "./unmerged.ts";

/** An article with what it was made of, and where it comes from. */
export interface NewArticle extends ArticleToSave {
  /** See `articleKey`. */
  readonly key: string;
  readonly origin: Origin;
}

/**
 * Writes articles that are not there yet with their facts, in few statements for all of them.
 * @param articles each under a key of its own
 * @returns the keys of those that were written; what is there already is left alone
 * @throws SijillError "bad-data" for a fact that another article has
 */
export async function insertArticles(
  transaction: Changing,
  articles: readonly NewArticle[],
): Promise<ReadonlySet<string>> {
  const rows = articles.map(({ article, rulesHash, pageHash, origin }) => {
    return { ...articleRow(article, rulesHash, pageHash), ...origin, text_pruned_at: null };
  });
  const written = new Set<string>();
  for (const batch of batches(rows)) {
    const insert = transaction.insertInto("articles").values(batch);
    const unknown = insert.onConflict((conflict) => conflict.column("key").doNothing()).returning("key");
    for (const { key } of await unknown.execute()) written.add(key);
  }
  const unlinked = [...written].map((key) => ({ article_key: key }));
  for (const batch of batches(unlinked)) {
    const insert = transaction.insertInto("unlinked_articles").values(batch);
    await insert.onConflict((conflict) => conflict.column("article_key").doNothing()).execute();
  }
  await noteUnmerged(transaction, [...written]);
  await insertFacts(
    transaction,
    articles.filter(({ key }) => written.has(key)),
  );
  return written;
}

async function insertFacts(transaction: Transaction<Tables>, found: readonly NewArticle[]): Promise<void> {
  // An article that was taken for none for a while comes back with what people had added to it.
  const articles = await withAddedFacts(transaction, found);
  const rows = articles.flatMap(({ key, article, facts }) => factRows(key, article, facts));
  if ((await insertRows(transaction, "facts", rows, ["id"])) < rows.length)
    for (const { id, article_key } of rows) await refuseStrangers(transaction, article_key, [id]);
  await insertParts(
    transaction,
    articles.flatMap(({ facts }) => facts),
  );
}
