import { z } from "zod";
import { SijillError } from "../errors.ts";
import { factKinds, factTypes, languages, reviewStates, statuses } from "../model.ts";
import { courseRelations } from "../records/record.ts";
import { foldForSearch } from "../text/fold.ts";
import { wordsForSearch } from "../text/search-words.ts";
import { dayOf, utc } from "./times.ts";

const when = z
  .string()
  .refine((value) => dayOf(value, "first") !== null, "write a year, month or day: 2018, 2018-12 or 2018-12-31");
const words = z
  .string()
  .max(200)
  .refine((value) => wordsForSearch(value).length > 0, "write at least one letter or digit");
const ids = z.array(z.string().min(1).max(200)).min(1).max(50);

/** Which records are asked for. What is left out does not restrict; every condition must hold, any value of a list does. */
export const recordFilter = z.strictObject({
  states: z.array(z.enum(reviewStates)).min(1).optional(),
  types: z.array(z.enum(factTypes)).min(1).optional(),
  kinds: z.array(z.enum(factKinds)).min(1).optional(),
  statuses: z.array(z.enum(statuses)).min(1).optional(),
  units: z.array(z.string().min(1).max(20)).min(1).max(50).optional(),
  sectors: ids.optional(),
  regions: ids.optional(),
  programmes: ids.optional(),
  /** Gazetteer ids, or names of parties that no gazetteer knows, whatever their case and accents. */
  parties: ids.optional(),
  /** Names of outlets, as records list them. */
  outlets: ids.optional(),
  sources: ids.optional(),
  rules: ids.optional(),
  languages: z.array(z.enum(languages)).min(1).optional(),
  /** Words that stand in its titles, quotes, subject or names, all of them, whatever their case and accents; the last may be a beginning. */
  text: words.optional(),
  /** From the first day of a year, month or day on; a record without a date is in no span. */
  from: when.optional(),
  to: when.optional(),
  leastConfidence: z.number().min(0).max(1).optional(),
  mostConfidence: z.number().min(0).max(1).optional(),
  leastValue: z.number().min(0).optional(),
  leastOutlets: z.int().min(1).optional(),
  /** Only those whose facts contradict each other, or only those whose do not. */
  disagreeing: z.boolean().optional(),
  /** Those in whose course another record that stands is one of these to them: `result` leaves promises that something came of. */
  courses: z.array(z.enum(courseRelations)).min(1).optional(),
  /** Only those that are in the sums of overviews, or only those that are not. */
  summed: z.boolean().optional(),
  /** Only those with a date, or only those without. */
  dated: z.boolean().optional(),
  /** Changed at or after this instant. */
  changedSince: z.iso.datetime({ offset: true }).optional(),
  /** With those that no fact states any more; without them where left out. */
  withdrawn: z.boolean().optional(),
});
export type RecordFilter = Readonly<z.input<typeof recordFilter>>;

/** By what lists are in order; ties by which record was kept first. */
export const recordOrders = ["confidence", "date", "since", "changed", "value", "source"] as const;
export const recordOrder = z.strictObject({ by: z.enum(recordOrders), descending: z.boolean() });
export type RecordOrder = Readonly<z.infer<typeof recordOrder>>;

/** A filter as the database is asked: days and instants in full, words folded. What is left out does not restrict. */
export interface PreparedRecordFilter extends Omit<z.output<typeof recordFilter>, "from" | "to" | "text"> {
  readonly firstDay?: string;
  readonly lastDay?: string;
  readonly words?: readonly string[];
}

/**
 * Checks a filter and brings it into the form of the stored columns.
 * @throws SijillError "wrong-use" that names the condition and what is allowed
 */
export function prepareRecordFilter(filter: RecordFilter): PreparedRecordFilter {
  const { from, to, text, parties, changedSince, ...others } = checked(recordFilter, filter, "The filter");
  const [firstDay, lastDay] = [from && dayOf(from, "first"), to && dayOf(to, "last")];
  return {
    ...others,
    ...(firstDay == null ? {} : { firstDay }),
    ...(lastDay == null ? {} : { lastDay }),
    ...(parties === undefined ? {} : { parties: parties.map(foldForSearch) }),
    ...(text === undefined ? {} : { words: wordsForSearch(text) }),
    ...(changedSince === undefined ? {} : { changedSince: utc(changedSince) }),
  };
}

/** @throws SijillError "wrong-use" for what a schema refuses */
function checked<Schema extends z.ZodType>(schema: Schema, given: unknown, what: string): z.output<Schema> {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const told = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
  throw new SijillError("wrong-use", `${what} cannot be used: ${told}.`);
}

/** Where a page of a list ended: what its last record is sorted by, and the record's number. */
export interface RecordMark {
  readonly value: string | number;
  readonly number: number;
}

const cursor = z.tuple([z.enum(recordOrders), z.boolean(), z.union([z.string(), z.number()]), z.int()]);
const numeric: ReadonlySet<RecordOrder["by"]> = new Set(["confidence", "value"]);

/** A mark as `next` of a page: opaque, for addresses. */
export function cursorOf({ by, descending }: RecordOrder, { value, number }: RecordMark): string {
  return Buffer.from(JSON.stringify([by, descending, value, number])).toString("base64url");
}

function noPlace(): SijillError {
  return new SijillError("wrong-use", "This is no place in the list; begin at its first page, with the same order.");
}

/** @throws SijillError "wrong-use" for one that is none, or that another order gave */
export function markOf(given: string, { by, descending }: RecordOrder): RecordMark {
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(given, "base64url").toString());
  } catch {
    throw noPlace();
  }
  const result = cursor.safeParse(parsed);
  if (!result.success) throw noPlace();
  const [order, isDescending, value, number] = result.data;
  if (order !== by || isDescending !== descending || (typeof value === "number") !== numeric.has(by)) throw noPlace();
  return { value, number };
}
