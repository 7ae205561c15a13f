import type { Transaction } from "kysely";
import { toJson } from "../json.ts";
import type { CoursesToSave } from "../merging.ts";
import { batches } from "./batches.ts";
import type { Tables } from "./tables.ts";

/** Keeps the courses of records, in place of all links from and to them. */
export async function writeCourses(transaction: Transaction<Tables>, { of, links }: CoursesToSave): Promise<void> {
  for (const batch of batches(of.map(({ id }) => id))) {
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
}
