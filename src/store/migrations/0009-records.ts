import { type Kysely, sql } from "kysely";

const filtered = [
  "state",
  "withdrawn_at",
  "type",
  "kind",
  "status",
  "unit",
  "sort_day",
  "confidence",
  "sort_value",
  "independent_outlets",
  "disagreements",
  "changed_at",
];

/**
 * Records: what has been merged, what merging needs to go on from there, the columns that lists are filtered and sorted by, and sums for
 * overviews. Nothing here refers to facts or articles by a foreign key: a record outlives its facts where a person has decided about it.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  const { schema } = database;
  await schema
    .createTable("records")
    // In the order in which records were first kept: small, and ties of a list are broken by it.
    .addColumn("number", "integer", (column) => column.primaryKey())
    .addColumn("id", "text", (column) => column.notNull().unique())
    .addColumn("since", "text", (column) => column.notNull())
    // Grows with every change, whoever makes it.
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("changed_at", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    // When the last fact that states it was withdrawn; null while there is one.
    .addColumn("withdrawn_at", "text")
    // What is shown of it: the claim with what a person has set.
    .addColumn("type", "text", (column) => column.notNull())
    .addColumn("kind", "text")
    .addColumn("metric", "text")
    .addColumn("status", "text", (column) => column.notNull())
    .addColumn("value", "double precision")
    .addColumn("max", "double precision")
    .addColumn("unit", "text", (column) => column.notNull())
    .addColumn("per", "text")
    .addColumn("qualifier", "text", (column) => column.notNull())
    .addColumn("date_value", "text")
    .addColumn("horizon", "text")
    .addColumn("independent_outlets", "integer", (column) => column.notNull())
    .addColumn("fact_count", "integer", (column) => column.notNull())
    .addColumn("disagreements", "integer", (column) => column.notNull())
    .addColumn("confidence", "double precision", (column) => column.notNull())
    // 1 where one of its articles states it as a part of another quantity: sums skip it.
    .addColumn("is_part", "integer", (column) => column.notNull())
    // What lists are in order by, without nulls: the last day of the date or "", the value or -1, the outlet of its lead or "".
    .addColumn("sort_day", "text", (column) => column.notNull())
    .addColumn("sort_value", "double precision", (column) => column.notNull())
    .addColumn("sort_source", "text", (column) => column.notNull())
    .execute();
  // One for each order of a list, and one for counting by state, with everything that is filtered by: whatever is asked for, a list goes
  // through its index from its place on, and no row is read that is not shown.
  for (const order of ["state", "changed_at", "confidence", "sort_day", "since", "sort_value", "sort_source"])
    await schema
      .createIndex(`records_${order}`)
      .on("records")
      .columns([order, "number", ...filtered.filter((column) => column !== order)])
      .execute();
  // Apart from what is filtered by, so that hundreds of thousands of records are gone through without reading it.
  await schema
    .createTable("record_details")
    .addColumn("number", "integer", (column) => column.primaryKey().references("records.number").onDelete("cascade"))
    // What merging says, and the fields that a person has set over it.
    .addColumn("claim_json", "text", (column) => column.notNull())
    .addColumn("amended_json", "text", (column) => column.notNull())
    // The fact that speaks for it in a list, with its article; null where no fact states it.
    .addColumn("lead_json", "text")
    // Of its facts and articles, each once.
    .addColumn("rules_json", "text", (column) => column.notNull())
    .addColumn("sources_json", "text", (column) => column.notNull())
    // Folded, each on a line: titles, quotes, subject, names of parties.
    .addColumn("searched", "text", (column) => column.notNull())
    .execute();
  await schema
    .createTable("record_facts")
    .addColumn("fact_id", "text", (column) => column.primaryKey())
    .addColumn("record_id", "text", (column) => column.notNull().references("records.id").onDelete("cascade"))
    .addColumn("position", "integer", (column) => column.notNull())
    .execute();
  await schema.createIndex("record_facts_record").on("record_facts").columns(["record_id", "position"]).execute();
  await schema
    .createTable("record_aliases")
    .addColumn("alias", "text", (column) => column.primaryKey())
    .addColumn("record_id", "text", (column) => column.notNull().references("records.id").onDelete("cascade"))
    .execute();
  await schema.createIndex("record_aliases_record").on("record_aliases").column("record_id").execute();
  await schema
    .createTable("record_tags")
    .addColumn("number", "integer", (column) => column.notNull().references("records.number").onDelete("cascade"))
    // sector, region, programme, party, outlet, language, source or rule.
    .addColumn("family", "text", (column) => column.notNull())
    .addColumn("tag", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("record_tags_key", ["number", "family", "tag"])
    .execute();
  await schema.createIndex("record_tags_tag").on("record_tags").columns(["family", "tag", "number"]).execute();
  await schema
    .createTable("record_courses")
    .addColumn("record_id", "text", (column) => column.notNull().references("records.id").onDelete("cascade"))
    .addColumn("other_id", "text", (column) => column.notNull())
    .addColumn("relation", "text", (column) => column.notNull())
    .addColumn("reasons_json", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("record_courses_key", ["record_id", "other_id"])
    .execute();
  await schema.createIndex("record_courses_other").on("record_courses").column("other_id").execute();
  // What a record is found by that may be of the same undertaking, in the order of days.
  await schema
    .createTable("course_keys")
    .addColumn("key", "text", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("record_id", "text", (column) => column.notNull().references("records.id").onDelete("cascade"))
    .addPrimaryKeyConstraint("course_keys_key", ["key", "at"])
    .execute();
  await schema.createIndex("course_keys_record").on("course_keys").column("record_id").execute();
  await schema
    .createTable("record_sums")
    // "" for all records; else one of sector, region, programme, party.
    .addColumn("family", "text", (column) => column.notNull())
    .addColumn("tag", "text", (column) => column.notNull())
    // "" for records without a date.
    .addColumn("year", "text", (column) => column.notNull())
    .addColumn("type", "text", (column) => column.notNull())
    .addColumn("unit", "text", (column) => column.notNull())
    .addColumn("status", "text", (column) => column.notNull())
    // 1 for those that a person has accepted or corrected. Rejected ones are in no sum.
    .addColumn("reviewed", "integer", (column) => column.notNull())
    .addColumn("records", "integer", (column) => column.notNull())
    .addColumn("total", "double precision", (column) => column.notNull())
    .addPrimaryKeyConstraint("record_sums_key", ["family", "tag", "year", "type", "unit", "status", "reviewed"])
    .execute();
  await schema
    .createTable("statements")
    .addColumn("fact_id", "text", (column) => column.primaryKey())
    .addColumn("article_key", "text", (column) => column.notNull())
    // The text that the article holds, by the smallest key among its articles.
    .addColumn("text", "text", (column) => column.notNull())
    .addColumn("statement_json", "text", (column) => column.notNull())
    .execute();
  await schema.createIndex("statements_article").on("statements").column("article_key").execute();
  await schema
    .createTable("statement_keys")
    .addColumn("key", "text", (column) => column.notNull())
    // Its place in the row of those with the key: its day, then the fact.
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("fact_id", "text", (column) => column.notNull().references("statements.fact_id").onDelete("cascade"))
    .addPrimaryKeyConstraint("statement_keys_key", ["key", "at"])
    .execute();
  await schema.createIndex("statement_keys_fact").on("statement_keys").column("fact_id").execute();
  await schema
    .createTable("statement_links")
    // The smaller id of the two.
    .addColumn("one", "text", (column) => column.notNull())
    .addColumn("other", "text", (column) => column.notNull())
    .addColumn("score", "double precision", (column) => column.notNull())
    .addPrimaryKeyConstraint("statement_links_key", ["one", "other"])
    .execute();
  await schema.createIndex("statement_links_other").on("statement_links").column("other").execute();
  await schema
    .createTable("record_corrections")
    .addColumn("one", "text", (column) => column.notNull())
    .addColumn("other", "text", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("who", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("record_corrections_key", ["one", "other"])
    .execute();
  await schema.createIndex("record_corrections_other").on("record_corrections").column("other").execute();
  // Articles that were written, linked to twins, or removed since their facts were merged.
  await schema
    .createTable("unmerged_articles")
    .addColumn("article_key", "text", (column) => column.primaryKey())
    // How often since: whoever merged what he had read before the last time leaves it.
    .addColumn("noted", "integer", (column) => column.notNull())
    .execute();
  await sql`insert into unmerged_articles (article_key, noted) select key, 1 from articles`.execute(database);
  // One row for each name: whoever takes the next number waits for the one before, so that numbers are in the order of commits.
  await schema
    .createTable("counters")
    .addColumn("name", "text", (column) => column.primaryKey())
    .addColumn("value", "bigint", (column) => column.notNull())
    .execute();
}
