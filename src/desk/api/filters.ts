/** Saved filters: GET and POST /api/filters, PATCH and DELETE /api/filters/:name, and the Atom feed of each, GET /feeds/:name.atom. */
import { z } from "zod";
import { titleLanguages } from "../../export/table.ts";
import { filterName } from "../../store/saved-filters.ts";
import { recordQuery } from "./records.ts";

export const savedFilter = z.object({
  id: z.string(),
  name: z.string(),
  owner: z.string(),
  /** As it stands in an address. */
  filter: recordQuery,
  createdAt: z.string(),
});
export type SavedFilterAnswer = z.infer<typeof savedFilter>;
export const savedFilterList = z.object({ filters: z.array(savedFilter) });

export const savedFilterRequest = z.strictObject({ name: filterName, filter: recordQuery });
/** What is left out stays as it is. */
export const savedFilterChange = savedFilterRequest
  .partial()
  .refine((change) => Object.keys(change).length > 0, "says nothing to change");
export const savedFilterParams = z.object({ name: filterName });

export const feedQuery = z.strictObject({
  /** Of the words that tell of records; French where it is left out. */
  language: z.enum(titleLanguages).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
});
