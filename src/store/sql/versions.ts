import { type Kysely, sql, type Transaction } from "kysely";
import type { ArticleVersion } from "../versions.ts";
import { batches } from "./batches.ts";
import { hasBytes } from "./pages.ts";
import type { ArticleRow, Tables } from "./tables.ts";

/** As much of an article as tells whether it has become another version of itself. */
export type Versioned = Pick<ArticleRow, "title" | "modified_at" | "text_hash" | "page_hash" | "fetched_at">;

/**
 * Notes what an article said before it is written over, where it was edited: before its facts are replaced, which are counted.
 * A body that some page still has is that page's own wording of the article, and no earlier one.
 */
export async function noteVersion(
  transaction: Transaction<Tables>,
  key: string,
  before: Versioned | undefined,
  after: Versioned,
): Promise<void> {
  if (before === undefined || before.text_hash === after.text_hash || before.page_hash === after.page_hash) return;
  const { title, modified_at, text_hash, page_hash, fetched_at } = before;
  const replaced_at = after.fetched_at;
  if (page_hash === null || fetched_at === null || replaced_at === null) return;
  const page = transaction.selectFrom("pages").select("address").where("body_hash", "=", page_hash);
  if ((await page.limit(1).executeTakeFirst()) !== undefined) return;
  const stated = transaction.selectFrom("facts").where("article_key", "=", key);
  const { facts } = await stated.select((row) => row.fn.countAll<number>().as("facts")).executeTakeFirstOrThrow();
  const row = { article_key: key, fetched_at, replaced_at, title, modified_at, text_hash, page_hash, facts };
  const insert = transaction.insertInto("article_versions").values(row);
  await insert.onConflict((conflict) => conflict.columns(["article_key", "fetched_at"]).doNothing()).execute();
}

/** Hashes of the bodies that the earlier versions of an article stand in. */
export async function versionBodies(transaction: Transaction<Tables>, key: string): Promise<readonly string[]> {
  const versions = transaction.selectFrom("article_versions").where("article_key", "=", key);
  const rows = await versions.select("page_hash").distinct().orderBy("page_hash").execute();
  return rows.map(({ page_hash }) => page_hash);
}

export async function versionsOf(database: Kysely<Tables>, url: string): Promise<ArticleVersion[]> {
  const newest = await database
    .selectFrom("articles")
    .select(["key", "fetched_at", sql<null>`null`.as("replaced_at"), "title", "modified_at", "text_hash", "page_hash"])
    .select((row) => {
      const stated = row.selectFrom("facts").whereRef("article_key", "=", "articles.key");
      return stated
        .select((fact) => fact.fn.countAll<number>().as("count"))
        .$asScalar()
        .$notNull()
        .as("facts");
    })
    .where("url", "=", url)
    .executeTakeFirst();
  if (newest === undefined) return [];
  const earlier = database.selectFrom("article_versions").selectAll().where("article_key", "=", newest.key);
  const rows = [newest, ...(await earlier.orderBy("fetched_at", "desc").execute())];
  const readable = await keptBytes(
    database,
    rows.flatMap(({ page_hash }) => page_hash ?? []),
  );
  return rows.map((row) => ({
    fetchedAt: row.fetched_at,
    replacedAt: row.replaced_at,
    title: row.title,
    modifiedAt: row.modified_at,
    textHash: row.text_hash,
    bodyHash: row.page_hash,
    isReadable: row.page_hash !== null && readable.has(row.page_hash),
    facts: row.facts,
  }));
}

/** Which of some bodies still have their bytes. */
async function keptBytes(database: Kysely<Tables>, hashes: readonly string[]): Promise<ReadonlySet<string>> {
  const kept = new Set<string>();
  for (const batch of batches(hashes)) {
    const rows = await database
      .selectFrom("bodies")
      .select("hash")
      .where("hash", "in", batch)
      .where(hasBytes)
      .execute();
    for (const { hash } of rows) kept.add(hash);
  }
  return kept;
}
