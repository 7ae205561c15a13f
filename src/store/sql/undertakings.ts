import type { Kysely } from "kysely";
import { reviewStates } from "../../model.ts";
import { deliveredOf } from "../../records/delivered.ts";
import type { RecordFilter, RecordOrder } from "../record-filter.ts";
import type { CourseStep, Undertaking, UndertakingPage } from "../records.ts";
import { stepsOf } from "./record-find.ts";
import { listRecords } from "./record-list.ts";
import type { Tables } from "./tables.ts";

const standing = reviewStates.filter((state) => state !== "rejected");

/** The promises are a list like any other: of records in whose course another stands as a result. */
export async function listUndertakings(
  database: Kysely<Tables>,
  filter: RecordFilter,
  order: RecordOrder,
  limit: number,
  after: string | null = null,
): Promise<UndertakingPage> {
  const asked = { states: standing, ...filter, courses: ["result" as const] };
  const { records, next } = await listRecords(database, asked, order, limit, after);
  const steps = await stepsOf(
    database,
    records.map(({ id }) => id),
  );
  const undertakings = records.map((promise): Undertaking => {
    const results = (steps.get(promise.id) ?? []).filter(isStandingResult);
    const told = results.map(({ record }) => record);
    return { promise, results, delivered: deliveredOf(promise, told) };
  });
  return { undertakings, next };
}

function isStandingResult({ is, record }: CourseStep): boolean {
  return is === "result" && record.state !== "rejected" && record.withdrawnAt === null;
}
