import { sql, type Transaction } from "kysely";
import { toJson } from "../json.ts";
import type { CoursesToSave } from "../merging.ts";
import { utc } from "../times.ts";
import { batches } from "./batches.ts";
import type { Changing } from "./changing.ts";
import type { RecordCourseRow } from "./record-tables.ts";
import type { Tables } from "./tables.ts";

/**
 * Keeps the courses of records, in place of all links from and to them.
 * @param at ISO 8601 instant
 */
export async function writeCourses(transaction: Changing, { of, links }: CoursesToSave, at: string): Promise<void> {
  const before: RecordCourseRow[] = [];
  for (const batch of batches(of.map(({ id }) => id))) {
    await transaction.deleteFrom("course_keys").where("record_id", "in", batch).execute();
    for (const end of ["record_id", "other_id"] as const)
      before.push(...(await transaction.deleteFrom("record_courses").where(end, "in", batch).returningAll().execute()));
  }
  const keys = of.flatMap(({ id, at: place, keys: all }) => all.map((key) => ({ key, at: place, record_id: id })));
  for (const batch of batches(keys)) await transaction.insertInto("course_keys").values(batch).execute();
  const rows = [...links].flatMap(([record_id, others]) =>
    others.map(({ record, is, reasons }) => {
      return { record_id, other_id: record, relation: is, reasons_json: toJson(reasons) };
    }),
  );
  for (const batch of batches(rows)) await transaction.insertInto("record_courses").values(batch).execute();
  await tagCourses(transaction, [...new Set([...before, ...rows].map(({ record_id }) => record_id))]);
  transaction.changes.recordsChanged(differing(before, rows), utc(at));
}

/** The records that have other links than before. */
function differing(before: readonly RecordCourseRow[], after: readonly RecordCourseRow[]): ReadonlySet<string> {
  const [was, is] = [new Set(before.map(told)), new Set(after.map(told))];
  const changed = [...before.filter((row) => !is.has(told(row))), ...after.filter((row) => !was.has(told(row)))];
  return new Set(changed.map(({ record_id }) => record_id));
}

function told({ record_id, other_id, relation, reasons_json }: RecordCourseRow): string {
  return [record_id, other_id, relation, reasons_json].join(" ");
}

/**
 * Takes records that are gone out of the courses of others.
 * @param at ISO 8601 instant
 */
export async function dropCourses(transaction: Changing, gone: readonly string[], at: string): Promise<void> {
  for (const batch of batches(gone)) {
    const links = transaction.deleteFrom("record_courses").where("other_id", "in", batch).returning("record_id");
    const left = [...new Set((await links.execute()).map(({ record_id }) => record_id))];
    await tagCourses(transaction, left);
    transaction.changes.recordsChanged(left, utc(at));
  }
}

/**
 * Notes that the courses of others have changed because records in them stand now, or stand no more.
 * @param at ISO 8601 instant
 */
export async function noteCoursesWith(transaction: Changing, records: readonly string[], at: string): Promise<void> {
  for (const batch of batches(records)) {
    const others = transaction.selectFrom("record_courses").select("record_id").where("other_id", "in", batch);
    const beside = [...new Set((await others.execute()).map(({ record_id }) => record_id))];
    await tagCourses(transaction, beside);
    transaction.changes.recordsChanged(beside, utc(at));
  }
}

/** Notes with records what others that stand are to them, so that lists are filtered by it as by any other tag. */
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
          .innerJoin("records as others", "others.id", "record_courses.other_id")
          .where("others.state", "!=", "rejected")
          .where("others.withdrawn_at", "is", null)
          .select(["records.number", sql.lit("course").as("family"), "record_courses.relation"])
          .where("records.id", "in", batch)
          .distinct(),
      )
      .execute();
  }
}
