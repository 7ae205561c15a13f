import { type Kysely, sql } from "kysely";

/**
 * The feed of changes. What is there already is numbered, so that whoever begins at 0 is told of all of it: records in the order in which
 * they were first kept, then articles.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  const { schema } = database;
  await schema
    .createTable("changes")
    // record or article.
    .addColumn("of", "text", (column) => column.notNull())
    .addColumn("id", "text", (column) => column.notNull())
    // From `counters`, in the order of commits; that of the latest change.
    .addColumn("seq", "bigint", (column) => column.notNull())
    .addColumn("at", "text")
    .addColumn("removed", "integer", (column) => column.notNull())
    .addColumn("into_id", "text")
    .addPrimaryKeyConstraint("changes_key", ["of", "id"])
    .execute();
  await sql`
    insert into changes ("of", id, seq, at, removed)
    select 'record', id, row_number() over (order by number), changed_at, 0 from records`.execute(database);
  await sql`
    insert into changes ("of", id, seq, removed)
    select 'article', key, (select count(*) from records) + row_number() over (order by key), 0 from articles`.execute(
    database,
  );
  // Made when the rows are there: sooner than row by row.
  await schema.createIndex("changes_seq").on("changes").columns(["of", "seq"]).unique().execute();
  await sql`insert into counters (name, value) select 'changes', count(*) from changes having count(*) > 0`.execute(
    database,
  );
}
