import { type Kysely, sql } from "kysely";

/** How long things are kept: articles know when their pages were fetched and whether their texts have been removed since. */
export async function up(database: Kysely<unknown>): Promise<void> {
  const { schema } = database;
  await schema.alterTable("articles").addColumn("fetched_at", "text").execute();
  await schema.alterTable("articles").addColumn("text_pruned_at", "text").execute();
  await sql`
    update articles set fetched_at = coalesce(
      (select max(pages.fetched_at) from pages where pages.body_hash = articles.page_hash), found_at)`.execute(
    database,
  );
  await schema
    .createIndex("articles_fetched")
    .on("articles")
    .columns(["text_pruned_at", "fetched_at", "key"])
    .execute();
}
