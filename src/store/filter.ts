import { z } from "zod";
import { SijillError } from "../errors.ts";
import { type FactType, factTypes, type Status, statuses } from "../model.ts";
import { foldForSearch } from "../text/fold.ts";
import { dayOf } from "./times.ts";

const when = z
  .string()
  .refine((value) => dayOf(value, "first") !== null, "write a year, month or day: 2018, 2018-12 or 2018-12-31");
const words = z
  .string()
  .max(200)
  .refine((value) => foldForSearch(value) !== "", "write at least one letter or digit");

/** Which facts are asked for. What is left out or undefined does not restrict; every condition must hold. */
export const factFilter = z.strictObject({
  /** Any of these types. */
  types: z.array(z.enum(factTypes)).min(1).optional(),
  /** Any of these statuses. */
  statuses: z.array(z.enum(statuses)).min(1).optional(),
  /**
   * A year, month or day. Facts from its first day on. A period counts as the last day its date's value covers, so that
   * a fact falls into one of two adjoining spans and never into both. A fact without a date is in no span.
   */
  from: when.optional(),
  /** A year, month or day. Facts up to its last day; see `from`. */
  to: when.optional(),
  /** Words that stand in this order in the title, in one of the quotes or in a party's name, whatever their case and accents. */
  text: words.optional(),
  /** Name of the outlet that shows the article or that it was taken from, whatever its case and accents. */
  outlet: words.optional(),
  /** At most so many facts. */
  limit: z.int().min(1).optional(),
});
export type FactFilter = Readonly<z.input<typeof factFilter>>;

/** A filter as the database is asked: days in full, words folded. Null does not restrict. */
export interface PreparedFilter {
  readonly types: readonly FactType[] | null;
  readonly statuses: readonly Status[] | null;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly text: string | null;
  readonly outlet: string | null;
  readonly limit: number;
}

/**
 * Checks a filter and brings it into the form of the stored columns.
 * @throws SijillError "wrong-use" that names the condition and what is allowed
 */
export function prepareFilter(filter: FactFilter): PreparedFilter {
  const result = factFilter.safeParse(filter);
  if (!result.success) {
    const told = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
    throw new SijillError("wrong-use", `The filter cannot be used: ${told}.`);
  }
  const { types, statuses: wanted, from, to, text, outlet, limit } = result.data;
  return {
    types: types ?? null,
    statuses: wanted ?? null,
    firstDay: from === undefined ? null : dayOf(from, "first"),
    lastDay: to === undefined ? null : dayOf(to, "last"),
    text: text === undefined ? null : foldForSearch(text),
    outlet: outlet === undefined ? null : foldForSearch(outlet),
    limit: limit ?? Number.POSITIVE_INFINITY,
  };
}
