import type { ListedRecordAnswer } from "../../api/fields.ts";
import type { RecordDetailAnswer } from "../../api/records.ts";

export interface Step {
  readonly record: ListedRecordAnswer;
  /** What the other record is to this one; null for this one itself. */
  readonly is: RecordDetailAnswer["course"][number]["is"] | null;
  readonly reasons: readonly string[];
}

/** The course of a record in the order of time, with itself in its place; those without a date stand last. */
export function stepsOf(record: RecordDetailAnswer): Step[] {
  const own: Step = { record, is: null, reasons: [] };
  const when = ({ record: { date } }: Step): string => date?.value ?? "9999";
  return [own, ...record.course].toSorted((one, other) => when(one).localeCompare(when(other)));
}
