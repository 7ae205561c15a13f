import type { Kysely } from "kysely";

/** What people decide, who they are, and what they did. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("reviews")
    // From `counters`, in the order of commits.
    .addColumn("seq", "bigint", (column) => column.primaryKey())
    .addColumn("record_id", "text", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("who", "text", (column) => column.notNull())
    .addColumn("action", "text", (column) => column.notNull())
    .addColumn("why", "text")
    // State and amended fields before and after.
    .addColumn("before_json", "text", (column) => column.notNull())
    .addColumn("after_json", "text", (column) => column.notNull())
    .addColumn("undone_by", "bigint")
    .execute();
  await schema.createIndex("reviews_record").on("reviews").columns(["record_id", "seq"]).execute();
  // The rules of the record's facts when a person decided about it, for the measured precision of each.
  await schema
    .createTable("review_rules")
    .addColumn("rule", "text", (column) => column.notNull())
    .addColumn("seq", "bigint", (column) => column.notNull().references("reviews.seq").onDelete("cascade"))
    .addPrimaryKeyConstraint("review_rules_key", ["rule", "seq"])
    .execute();
  await schema.createIndex("review_rules_seq").on("review_rules").column("seq").execute();
  await schema
    .createTable("rule_tallies")
    .addColumn("rule", "text", (column) => column.primaryKey())
    .addColumn("accepted", "integer", (column) => column.notNull())
    .addColumn("corrected", "integer", (column) => column.notNull())
    .addColumn("rejected", "integer", (column) => column.notNull())
    // Facts that people added because no rule found them, by the rule that should have.
    .addColumn("missed", "integer", (column) => column.notNull())
    // The precision that the confidence of its records goes by; null where they go by the facts alone.
    .addColumn("weighed", "double precision")
    .execute();
  await schema
    .createTable("acceptances")
    .addColumn("rule", "text", (column) => column.primaryKey())
    .addColumn("threshold", "double precision", (column) => column.notNull())
    .addColumn("sample", "double precision", (column) => column.notNull())
    .addColumn("who", "text", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .execute();
  await schema
    .createTable("added_facts")
    .addColumn("fact_id", "text", (column) => column.primaryKey())
    .addColumn("article_key", "text", (column) => column.notNull())
    .addColumn("fact_json", "text", (column) => column.notNull())
    .addColumn("who", "text", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .execute();
  await schema.createIndex("added_facts_article").on("added_facts").column("article_key").execute();
  await schema
    .createTable("users")
    .addColumn("name", "text", (column) => column.primaryKey())
    .addColumn("role", "text", (column) => column.notNull())
    .addColumn("password_hash", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("disabled_at", "text")
    .execute();
  await schema
    .createTable("logins")
    .addColumn("id_hash", "text", (column) => column.primaryKey())
    .addColumn("user_name", "text", (column) => column.notNull().references("users.name").onDelete("cascade"))
    .addColumn("csrf", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("expires_at", "text", (column) => column.notNull())
    .execute();
  await schema
    .createTable("tokens")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("user_name", "text", (column) => column.notNull().references("users.name").onDelete("cascade"))
    .addColumn("label", "text", (column) => column.notNull())
    .addColumn("secret_hash", "text", (column) => column.notNull().unique())
    .addColumn("scope", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("expires_at", "text")
    .addColumn("used_at", "text")
    .addColumn("revoked_at", "text")
    .execute();
  await schema
    .createTable("audit")
    .addColumn("seq", "bigint", (column) => column.primaryKey())
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("who", "text", (column) => column.notNull())
    .addColumn("what", "text", (column) => column.notNull())
    .addColumn("detail_json", "text", (column) => column.notNull())
    .execute();
}
