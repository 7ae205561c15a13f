/** GET /api/changes: what changes in the register, number by number. */
import { z } from "zod";
import { instant, listedRecord } from "./fields.ts";
import { recordQuery } from "./records.ts";

/** Seconds that an answer may wait for something to tell. */
export const longestWait = 30;

/** A filter as lists take it, and where to go on. An empty `since` is refused: it would mean all that there is. */
export const changeQuery = z.strictObject({
  ...recordQuery.shape,
  since: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(500).optional(),
  /** Seconds. */
  wait: z.coerce.number().min(0).max(longestWait).optional(),
});

export const changeList = z.object({
  changes: z.array(
    z.object({
      seq: z.int(),
      id: z.string(),
      /** `left`: not among those that the filter leaves. */
      change: z.enum(["changed", "removed", "left"]),
      at: instant.nullable(),
      /** As it is now; null unless it `changed`. */
      record: listedRecord.nullable(),
      /** The record that a removed one became part of. */
      into: z.string().nullable(),
    }),
  ),
  /** To be given as `since`. */
  next: z.int(),
  /** Whether more was there already. */
  more: z.boolean(),
  /** The number of the register's last change. */
  last: z.int(),
});
export type ChangeListAnswer = z.infer<typeof changeList>;
