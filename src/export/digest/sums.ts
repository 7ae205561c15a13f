import { factTypes, statuses } from "../../model.ts";
import type { ListedRecord } from "../../store/records.ts";
import { isInSums, sumsOf } from "../../store/sql/record-sums.ts";
import type { DigestSum } from "./values.ts";

/** Sums of records as the overview makes them: without parts, rates, indicators and rejected records, each currency by itself. */
export function sumNew(records: readonly ListedRecord[]): DigestSum[] {
  const sums = new Map<string, DigestSum>();
  for (const record of records) {
    const { withdrawnAt: withdrawn_at, isPart, date } = record;
    const summed = Number(isInSums({ ...record, withdrawn_at, is_part: Number(isPart) }));
    const row = { ...record, summed, date_value: date?.value ?? null };
    for (const { type, status, unit, records: count, total } of sumsOf({ row, tags: [] })) {
      const key = `${type} ${status} ${unit}`;
      const before = sums.get(key) ?? { records: 0, total: 0 };
      sums.set(key, { type, status, unit, records: before.records + count, total: before.total + total });
    }
  }
  return [...sums.values()].toSorted((one, other) => rank(one) - rank(other) || other.total - one.total);
}

function rank({ type, status }: DigestSum): number {
  return factTypes.indexOf(type) * statuses.length + statuses.indexOf(status);
}
