import type { Kysely } from "kysely";
import type { CourseLink } from "../../records/record.ts";
import type { ExportedRecord } from "../exports.ts";
import { prepareRecordFilter, type RecordFilter } from "../record-filter.ts";
import { batches } from "./batches.ts";
import { walk, walkSize } from "./export-walk.ts";
import { leftAmong } from "./record-list.ts";
import { listedRecord } from "./record-rows.ts";
import { readRecords } from "./record-state.ts";
import type { RecordRow } from "./record-tables.ts";
import type { Tables } from "./tables.ts";

export async function* exportRecords(database: Kysely<Tables>, filter: RecordFilter): AsyncGenerator<ExportedRecord> {
  const prepared = prepareRecordFilter(filter);
  for await (const rows of walk<Numbered>((last) => recordsAfter(database, last?.number ?? 0))) {
    const ids = rows.map(({ id }) => id);
    const left = await leftAmong(database, prepared, ids);
    yield* await exportedRecords(
      database,
      ids.filter((id) => left.has(id)),
    );
  }
}

type Numbered = Pick<RecordRow, "number" | "id">;

function recordsAfter(database: Kysely<Tables>, number: number): Promise<Numbered[]> {
  const records = database.selectFrom("records").select(["number", "id"]).where("number", ">", number);
  return records.orderBy("number").limit(walkSize).execute();
}

/** In the order of the ids. */
export async function exportedRecords(database: Kysely<Tables>, ids: readonly string[]): Promise<ExportedRecord[]> {
  const courses = await coursesOf(database, ids);
  const stored = new Map((await readRecords(database, ids)).map((one) => [one.row.id, one]));
  return ids.flatMap((id) => {
    const one = stored.get(id);
    return one === undefined ? [] : [{ record: listedRecord(one.row, one.details), course: courses.get(id) ?? [] }];
  });
}

async function coursesOf(
  database: Kysely<Tables>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Pick<CourseLink, "record" | "is">[]>> {
  const courses = new Map<string, Pick<CourseLink, "record" | "is">[]>(ids.map((id) => [id, []]));
  for (const batch of batches(ids)) {
    const links = database.selectFrom("record_courses").select(["record_id", "other_id", "relation"]);
    for (const link of await links.where("record_id", "in", batch).orderBy("other_id").execute())
      courses.get(link.record_id)?.push({ record: link.other_id, is: link.relation });
  }
  return courses;
}
