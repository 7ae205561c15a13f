import type { Kysely } from "kysely";

/** What articles said before they were edited at the same address: which body holds it, and until when it stood there. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("article_versions")
    .addColumn("article_key", "text", (column) => column.notNull().references("articles.key").onDelete("cascade"))
    .addColumn("fetched_at", "text", (column) => column.notNull())
    .addColumn("replaced_at", "text", (column) => column.notNull())
    .addColumn("title", "text", (column) => column.notNull())
    .addColumn("modified_at", "text")
    .addColumn("text_hash", "text", (column) => column.notNull())
    .addColumn("page_hash", "text", (column) => column.notNull())
    .addColumn("facts", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("article_versions_key", ["article_key", "fetched_at"])
    .execute();
  await schema.createIndex("article_versions_page").on("article_versions").column("page_hash").execute();
}
