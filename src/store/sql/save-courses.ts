import { sql, type Transaction } from "kysely";
import { toJson } from "../json.ts";
import type { CoursesToSave } from "../merging.ts";
import { batches } from "./batches.ts";
import type { Tables } from "./tables.ts";

/** Keeps the courses of records, in place of all links from and to them. */
export async function writeCourses(transaction: Transaction<Tables>, { of, links }: CoursesToSave): Promise<void> {
  const touched = new Set([...of.map(({ id }) => id), ...links.keys()]);
  for (const batch of batches(of.map(({ id }) => id))) {
    const before = transaction.selectFrom("record_courses").select("record_id").where("other_id", "in", batch);
    for (const { record_id } of await before.execute()) touched.add(record_id);
    await transaction.deleteFrom("course_keys").where("record_id", "in", batch).execute();
    await transaction.deleteFrom("record_courses").where("record_id", "in", batch).execute();
    await transaction.deleteFrom("record_courses").where("other_id", "in", batch).execute();
  }
  const keys = of.flatMap(({ id, at, keys: all }) => all.map((key) => ({ key, at, record_id: id })));
  for (const batch of batches(keys)) await transaction.insertInto("course_keys").values(batch).execute();
  const rows = [...links].flatMap(([record_id, others]) =>
    others.map(({ record, is, reasons }) => {
      return { record_id, other_id: record, relation: is, reasons_json: toJson(reasons) };
    }),
  );
  for (const batch of batches(rows)) await transaction.insertInto("record_courses").values(batch).execute();
  await tagCourses(transaction, [...touched]);
}

/** Notes with records what others are to them, so that lists are filtered by it as by any other tag. */
async function tagCourses(transaction: Transaction<Tables>, ids: readonly string[]): Promise<void> {
  for (const batch of batches(ids)) {
    const numbers = transaction.selectFrom("records").select("number").where("id", "in", batch);
    const known = transaction.deleteFrom("record_tags").where("family", "=", "course");
    await known.where("number", "in", numbers).execute();
    await transaction
      .insertInto("record_tags")
      .columns(["number", "family", "tag"])
      .expression((from) =>
        from
          .selectFrom("record_courses")
          .innerJoin("records", "records.id", "record_courses.record_id")
          .select(["records.number", sql.lit("course").as("family"), "record_courses.relation"])
          .where("records.id", "in", batch)
          .distinct(),
      )
      .execute();
  }
}
