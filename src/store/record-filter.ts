import { z } from "zod";
import { factKinds, factTypes, languages, reviewStates, statuses } from "../model.ts";
import { foldForSearch } from "../text/fold.ts";
import { dayOf } from "./times.ts";

const when = z
  .string()
  .refine((value) => dayOf(value, "first") !== null, "write a year, month or day: 2018, 2018-12 or 2018-12-31");
const words = z
  .string()
  .max(200)
  .refine((value) => foldForSearch(value) !== "", "write at least one letter or digit");
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
  /** Gazetteer ids, or folded names of parties that no gazetteer knows. */
  parties: ids.optional(),
  /** Names of outlets, as records list them. */
  outlets: ids.optional(),
  sources: ids.optional(),
  rules: ids.optional(),
  languages: z.array(z.enum(languages)).min(1).optional(),
  /** Words that stand in one of its titles, quotes, subjects or names, all of them, whatever their case and accents. */
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
  /** Changed at or after this instant. */
  changedSince: z.iso.datetime({ offset: true }).optional(),
  /** With those that no fact states any more; without them where left out. */
  withdrawn: z.boolean().optional(),
});
export type RecordFilter = Readonly<z.input<typeof recordFilter>>;

/** By what lists are in order; ties by id. */
export const recordOrders = ["confidence", "date", "since", "changed", "value", "source"] as const;
export const recordOrder = z.strictObject({ by: z.enum(recordOrders), descending: z.boolean() });
export type RecordOrder = Readonly<z.infer<typeof recordOrder>>;
