import type { Kysely } from "kysely";
import type { ExportedArticle, FactSelection } from "../exports.ts";
import { batches } from "./batches.ts";
import { walkSelected } from "./export-facts.ts";
import type { Tables } from "./tables.ts";

export async function* exportArticles(
  database: Kysely<Tables>,
  selection: FactSelection,
  withText: boolean,
): AsyncGenerator<ExportedArticle> {
  for await (const selected of walkSelected(database, selection)) {
    const keys = [...new Set(selected.map(({ article_key: key }) => key))];
    for (const batch of batches(keys)) {
      const articles = new Map((await readArticles(database, batch, withText)).map((one) => [one.key, one]));
      for (const key of batch) {
        const article = articles.get(key);
        if (article !== undefined) yield article;
      }
    }
  }
}

export async function exportedArticles(
  database: Kysely<Tables>,
  keys: readonly string[],
  withText: boolean,
): Promise<ExportedArticle[]> {
  const articles: ExportedArticle[] = [];
  for (const batch of batches(keys)) articles.push(...(await readArticles(database, batch, withText)));
  return articles;
}

/** What is shown of an article; texts are long and stand apart. */
const shown = [
  "key",
  "url",
  "title",
  "outlet",
  "original_outlet",
  "language",
  "published_at",
  "modified_at",
  "author",
  "section",
  "kind",
  "source_id",
  "text_hash",
  "fetched_at",
  "text_pruned_at",
] as const;

async function readArticles(
  database: Kysely<Tables>,
  keys: readonly string[],
  withText: boolean,
): Promise<ExportedArticle[]> {
  const counts = await countFacts(database, keys);
  const texts = withText ? await readTexts(database, keys) : new Map<string, string>();
  const rows = await database.selectFrom("articles").select(shown).where("key", "in", keys).execute();
  return rows.flatMap((row) => {
    const facts = counts.get(row.key);
    if (facts === undefined) return [];
    const { key, url, title, outlet, original_outlet: originalOutlet, language, author, section, kind } = row;
    const { published_at: publishedAt, modified_at: modifiedAt } = row;
    return [
      {
        key,
        article: { url, title, outlet, originalOutlet, language, publishedAt, modifiedAt, author, section, kind },
        source: row.source_id,
        textHash: row.text_hash,
        fetchedAt: row.fetched_at,
        facts,
        text: row.text_pruned_at === null ? (texts.get(key) ?? null) : null,
      },
    ];
  });
}

/** By article; those that state nothing are left out. */
async function countFacts(database: Kysely<Tables>, keys: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await database
    .selectFrom("facts")
    .select(["article_key", (row) => row.fn.countAll<number>().as("count")])
    .where("article_key", "in", keys)
    .groupBy("article_key")
    .execute();
  return new Map(rows.map(({ article_key: key, count }) => [key, count]));
}

async function readTexts(database: Kysely<Tables>, keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await database.selectFrom("articles").select(["key", "text"]).where("key", "in", keys).execute();
  return new Map(rows.map(({ key, text }) => [key, text]));
}
