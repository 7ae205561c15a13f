/** GET /api/undertakings: promises with what has come of them. */
import { z } from "zod";
import { listedRecord } from "./fields.ts";
import { recordListQuery } from "./records.ts";

/** As for GET /api/records, about the promises; the largest first where `sort` is left out, all but rejected ones where `state` is. */
export const undertakingsQuery = recordListQuery.omit({ course: true });

export const undertaking = z.object({
  promise: listedRecord,
  /** In the order of their days. `reasons` tell why they are of one undertaking. */
  results: z.array(z.object({ record: listedRecord, reasons: z.array(z.string()) })),
  /** The largest realised figure over the promised one, a share of 1; null where the two cannot be compared. */
  delivered: z.number().nullable(),
});
export type UndertakingAnswer = z.infer<typeof undertaking>;

export const undertakingList = z.object({ undertakings: z.array(undertaking), next: z.string().nullable() });
export type UndertakingListAnswer = z.infer<typeof undertakingList>;
