import { type Kysely, sql } from "kysely";

/** Twins: the fingerprint of every article's text, keys by which alike ones are found, and what articles are to each other. */
export async function up(database: Kysely<unknown>): Promise<void> {
  const { schema } = database;
  await schema
    .createTable("fingerprints")
    .addColumn("article_key", "text", (column) => column.primaryKey().references("articles.key").onDelete("cascade"))
    .addColumn("outlet_kind", "text")
    .addColumn("packed", "bytea", (column) => column.notNull())
    .execute();
  await schema
    .createTable("fingerprint_keys")
    .addColumn("key", "text", (column) => column.notNull())
    .addColumn("article_key", "text", (column) => column.notNull().references("articles.key").onDelete("cascade"))
    .addPrimaryKeyConstraint("fingerprint_keys_key", ["key", "article_key"])
    .execute();
  await schema.createIndex("fingerprint_keys_article").on("fingerprint_keys").column("article_key").execute();
  await schema
    .createTable("article_links")
    // The smaller key of the two.
    .addColumn("one_key", "text", (column) => column.notNull().references("articles.key").onDelete("cascade"))
    .addColumn("other_key", "text", (column) => column.notNull().references("articles.key").onDelete("cascade"))
    .addColumn("relation", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("article_links_key", ["one_key", "other_key"])
    .execute();
  await schema.createIndex("article_links_other").on("article_links").column("other_key").execute();
  // Articles whose twins nobody has looked for since they were written.
  await schema
    .createTable("unlinked_articles")
    .addColumn("article_key", "text", (column) => column.primaryKey().references("articles.key").onDelete("cascade"))
    .execute();
  await sql`insert into unlinked_articles (article_key) select key from articles`.execute(database);
}
