/** GET /api/export: a table of the register as a file. */
import { z } from "zod";
import { formatNames, tableNames } from "../../export/names.ts";
import { titleLanguages } from "../../export/table.ts";
import { recordQuery } from "./records.ts";

/** A `recordQuery`, whose states are all but `rejected` where it names none. With `titles`, these stand over the columns of CSV and XLSX. */
export const exportQuery = z.strictObject({
  ...recordQuery.shape,
  table: z.enum(tableNames).optional(),
  format: z.enum(formatNames).optional(),
  titles: z.enum(titleLanguages).optional(),
});
export type ExportQuery = z.infer<typeof exportQuery>;
