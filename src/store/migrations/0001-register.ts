import type { Kysely } from "kysely";

/**
 * The first form of the register. Type names are those that SQLite and PostgreSQL both take for the same thing:
 * `double precision` (PostgreSQL's `real` would lose dirhams) and `bytea` (SQLite keeps bytes under any name).
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  await makeFrontier(database);
  await makeArticles(database);
  await makeFacts(database);
  await makeFactParts(database);
}

async function makeFrontier({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("addresses")
    .addColumn("address", "text", (column) => column.primaryKey())
    .addColumn("source_id", "text", (column) => column.notNull())
    .addColumn("found_at", "text", (column) => column.notNull())
    .addColumn("found_by", "text", (column) => column.notNull())
    .addColumn("status", "text", (column) => column.notNull())
    .addColumn("fetched_at", "text")
    .addColumn("failures", "integer", (column) => column.notNull())
    .addColumn("last_error", "text")
    .addColumn("next_due", "text")
    .execute();
  await schema.createIndex("addresses_due").on("addresses").columns(["source_id", "next_due", "address"]).execute();
  await schema
    .createTable("bodies")
    .addColumn("hash", "text", (column) => column.primaryKey())
    .addColumn("size", "integer", (column) => column.notNull())
    .addColumn("compressed", "bytea", (column) => column.notNull())
    .execute();
  await schema
    .createTable("pages")
    .addColumn("address", "text", (column) => column.primaryKey())
    .addColumn("final_address", "text", (column) => column.notNull())
    .addColumn("status", "integer", (column) => column.notNull())
    .addColumn("headers_json", "text", (column) => column.notNull())
    .addColumn("fetched_at", "text", (column) => column.notNull())
    .addColumn("body_hash", "text", (column) => column.notNull().references("bodies.hash"))
    .addColumn("etag", "text")
    .addColumn("last_modified", "text")
    .execute();
  await schema.createIndex("pages_body").on("pages").column("body_hash").execute();
}

async function makeArticles({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("articles")
    .addColumn("key", "text", (column) => column.primaryKey())
    .addColumn("url", "text", (column) => column.unique())
    .addColumn("title", "text", (column) => column.notNull())
    .addColumn("language", "text")
    .addColumn("published_at", "text")
    .addColumn("published_from", "text")
    .addColumn("modified_at", "text")
    .addColumn("modified_from", "text")
    .addColumn("outlet", "text")
    .addColumn("outlet_folded", "text")
    .addColumn("original_outlet", "text")
    .addColumn("original_outlet_folded", "text")
    .addColumn("author", "text")
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("kind_reason", "text", (column) => column.notNull())
    .addColumn("text_hash", "text", (column) => column.notNull())
    // No foreign key: the body may have been replaced between the reading of the page and the saving of the article.
    .addColumn("page_hash", "text")
    .addColumn("rules_hash", "text", (column) => column.notNull())
    // The long ones stand last: SQLite reads a row from its front, and lists need only the front.
    .addColumn("text", "text", (column) => column.notNull())
    .addColumn("blocks_json", "text", (column) => column.notNull())
    .execute();
  await schema.createIndex("articles_page").on("articles").column("page_hash").execute();
}

async function makeFacts({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("facts")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("article_key", "text", (column) => column.notNull().references("articles.key").onDelete("cascade"))
    .addColumn("type", "text", (column) => column.notNull())
    .addColumn("kind", "text")
    .addColumn("status", "text", (column) => column.notNull())
    .addColumn("value", "double precision")
    .addColumn("max", "double precision")
    .addColumn("unit", "text", (column) => column.notNull())
    .addColumn("per", "text")
    .addColumn("qualifier", "text", (column) => column.notNull())
    .addColumn("alternatives_json", "text", (column) => column.notNull())
    .addColumn("date_value", "text")
    .addColumn("date_end", "text")
    .addColumn("date_precision", "text")
    .addColumn("date_basis", "text")
    .addColumn("sort_day", "text", (column) => column.notNull())
    .addColumn("horizon", "text")
    .addColumn("subject_text", "text")
    .addColumn("subject_field", "text")
    .addColumn("subject_start", "integer")
    .addColumn("subject_end", "integer")
    .addColumn("said_by", "text")
    .addColumn("part_of", "text")
    .addColumn("metric", "text")
    .addColumn("rule", "text", (column) => column.notNull())
    .addColumn("confidence", "double precision", (column) => column.notNull())
    .addColumn("confidence_parts_json", "text", (column) => column.notNull())
    .addColumn("searched", "text", (column) => column.notNull())
    // Deferred: a part may be written before its whole, in the same transaction.
    .addForeignKeyConstraint("facts_part_of", ["part_of"], "facts", ["id"], (key) =>
      key.deferrable().initiallyDeferred(),
    )
    .execute();
  await schema.createIndex("facts_article").on("facts").column("article_key").execute();
  await schema.createIndex("facts_order").on("facts").columns(["sort_day", "id"]).execute();
  await schema.createIndex("facts_part_of_index").on("facts").column("part_of").execute();
}

async function makeFactParts({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("fact_evidence")
    .addColumn("fact_id", "text", (column) => column.notNull().references("facts.id").onDelete("cascade"))
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("field", "text", (column) => column.notNull())
    .addColumn("span_start", "integer", (column) => column.notNull())
    .addColumn("span_end", "integer", (column) => column.notNull())
    .addColumn("quote", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("fact_evidence_key", ["fact_id", "position"])
    .execute();
  await schema
    .createTable("fact_parties")
    .addColumn("fact_id", "text", (column) => column.notNull().references("facts.id").onDelete("cascade"))
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("party_id", "text")
    .addColumn("role", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("fact_parties_key", ["fact_id", "position"])
    .execute();
  await schema
    .createTable("fact_tags")
    .addColumn("fact_id", "text", (column) => column.notNull().references("facts.id").onDelete("cascade"))
    .addColumn("family", "text", (column) => column.notNull())
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("tag", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("fact_tags_key", ["fact_id", "family", "position"])
    .execute();
  await schema.createIndex("fact_tags_tag").on("fact_tags").columns(["family", "tag"]).execute();
}
