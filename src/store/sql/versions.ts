import { type Kysely, type Transaction } from "kysely";
import type { EarlierVersion } from "../versions.ts";
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

export async function earlierVersions(database: Kysely<Tables>, url: string): Promise<EarlierVersion[]> {
  const rows = await database
    .selectFrom("article_versions")
    .innerJoin("articles", "articles.key", "article_versions.article_key")
    .selectAll("article_versions")
    .select((row) =>
      row
        .exists(
          row.selectFrom("bodies").select("hash").whereRef("hash", "=", "article_versions.page_hash").where(hasBytes),
        )
        .as("is_readable"),
    )
    .where("articles.url", "=", url)
    .orderBy("article_versions.fetched_at", "desc")
    .execute();
  return rows.map((row) => ({
    fetchedAt: row.fetched_at,
    replacedAt: row.replaced_at,
    title: row.title,
    modifiedAt: row.modified_at,
    textHash: row.text_hash,
    bodyHash: row.page_hash,
    // SQLite answers with 0 or 1.
    isReadable: Boolean(row.is_readable),
    facts: row.facts,
  }));
}
