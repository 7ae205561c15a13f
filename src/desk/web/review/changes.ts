/** What is different between two states of a record. */
import type { ListedRecordAnswer } from "../../api/fields.ts";
import type { RecordDetailAnswer } from "../../api/records.ts";
import type { Amendments } from "../api/desk.ts";

export const claimFieldNames = [
  "status",
  "value",
  "max",
  "unit",
  "per",
  "qualifier",
  "kind",
  "metric",
  "date",
  "horizon",
  "subject",
  "parties",
  "sectors",
  "regions",
  "programmes",
] as const;
export type ClaimField = (typeof claimFieldNames)[number];

export interface Change {
  readonly field: ClaimField;
  readonly before: unknown;
  readonly after: unknown;
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** The fields of the claim that differ. */
export function changesBetween(
  before: Partial<Record<ClaimField, unknown>>,
  after: Partial<Record<ClaimField, unknown>>,
): Change[] {
  return claimFieldNames
    .filter((field) => !same(before[field], after[field]))
    .map((field) => ({ field, before: before[field], after: after[field] }));
}

/** What people have entered about the record since it was seen, newest first. */
export function newsSince(seen: RecordDetailAnswer, current: RecordDetailAnswer): RecordDetailAnswer["history"] {
  const latest = Math.max(0, ...seen.history.map(({ seq }) => seq));
  return current.history.filter(({ seq }) => seq > latest);
}

/** A record with amendments laid over it. */
export function amended<Shown extends ListedRecordAnswer>(record: Shown, amend: Amendments | undefined): Shown {
  return Object.assign({ ...record }, amend);
}
