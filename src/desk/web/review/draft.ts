/** A record as a form holds it, and the amendments that come out of the form. */
import { datePrecisions, type FactDate, type Party } from "../../../model.ts";
import type { ListedRecordAnswer } from "../../api/fields.ts";
import type { Amendments } from "../api/desk.ts";
import { changesBetween } from "./changes.ts";

/** Fields of the form: texts as they are typed ("" for what is not set), lists as they are chosen. */
export interface Draft {
  readonly status: string;
  readonly kind: string;
  readonly metric: string;
  readonly qualifier: string;
  readonly value: string;
  readonly max: string;
  readonly unit: string;
  readonly per: string;
  readonly date: string;
  readonly dateEnd: string;
  readonly precision: string;
  readonly horizon: string;
  readonly subject: string;
  readonly parties: readonly Party[];
  readonly sectors: readonly string[];
  readonly regions: readonly string[];
  readonly programmes: readonly string[];
}

const typed = (value: string | number | null | undefined): string => String(value ?? "");

export function draftOf(record: ListedRecordAnswer): Draft {
  return {
    status: record.status,
    kind: typed(record.kind),
    metric: typed(record.metric),
    qualifier: record.qualifier,
    value: typed(record.value),
    max: typed(record.max),
    unit: record.unit,
    per: typed(record.per),
    date: typed(record.date?.value),
    dateEnd: typed(record.date?.end),
    precision: typed(record.date?.precision),
    horizon: typed(record.horizon),
    subject: typed(record.subject),
    parties: record.parties,
    sectors: record.sectors,
    regions: record.regions,
    programmes: record.programmes,
  };
}

const orNull = (text: string): string | null => (text.trim() === "" ? null : text.trim());
const numberOrNull = (text: string): number | null => (text.trim() === "" ? null : Number(text));

/** How exact a date is, by how much of it is written. */
export function precisionOf(date: string): FactDate["precision"] {
  if (date.length === 4) return "year";
  return date.length === 7 ? "month" : "day";
}

function dateOf({ date, dateEnd, precision }: Draft, record: ListedRecordAnswer): FactDate | null {
  const value = orNull(date);
  if (value === null) return null;
  const end = orNull(dateEnd);
  const told = datePrecisions.find((one) => one === precision) ?? precisionOf(value);
  const made = { value, end, precision: end === null ? told : ("range" as const) };
  const { basis, ...before } = record.date ?? { basis: "explicit" as const };
  // A date that a person has set is written by them, wherever the machine had taken it from.
  return { ...made, basis: changesBetween({ date: made }, { date: before }).length === 0 ? basis : "explicit" };
}

/** What the form says, of the fields that say something else than the record. */
export function amendmentsOf(draft: Draft, record: ListedRecordAnswer): Amendments {
  const after = {
    ...draft,
    kind: orNull(draft.kind),
    metric: orNull(draft.metric),
    value: numberOrNull(draft.value),
    max: numberOrNull(draft.max),
    unit: draft.unit.trim(),
    per: orNull(draft.per),
    date: dateOf(draft, record),
    horizon: orNull(draft.horizon),
    subject: orNull(draft.subject),
    parties: draft.parties.filter(({ name }) => name.trim() !== ""),
  };
  return Object.fromEntries(changesBetween(record, after).map(({ field, after: value }) => [field, value]));
}
