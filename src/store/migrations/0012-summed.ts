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
  "summed",
];

/** Which records are in sums, so that a sum leads to what it is made of; and, as tags, what others that stand are to them. */
export async function up(database: Kysely<unknown>): Promise<void> {
  const { schema } = database;
  await schema
    .alterTable("records")
    // 1 where it is in the sums of overviews.
    .addColumn("summed", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
  await sql`update records set summed = 1 where state <> 'rejected' and withdrawn_at is null and is_part = 0 and per is null
    and type <> 'indicator'`.execute(database);
  for (const order of ["state", "changed_at", "confidence", "sort_day", "since", "sort_value", "sort_source"]) {
    await schema.dropIndex(`records_${order}`).execute();
    await schema
      .createIndex(`records_${order}`)
      .on("records")
      .columns([order, "number", ...filtered.filter((column) => column !== order)])
      .execute();
  }
  await sql`insert into record_tags (number, family, tag) select distinct records.number, 'course', record_courses.relation
    from record_courses join records on records.id = record_courses.record_id join records as others
    on others.id = record_courses.other_id where others.state <> 'rejected' and others.withdrawn_at is null`.execute(
    database,
  );
}
