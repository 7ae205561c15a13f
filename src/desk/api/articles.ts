/** GET /api/articles/:key and POST /api/facts. */
import { z } from "zod";
import { articleKinds, factTypes } from "../../model.ts";
import { amendments, claimFields } from "./fields.ts";
import { articleInfo, fact } from "./records.ts";

/**
 * A stretch to be shown in its own colour: a quantity that is a fact, one that a rule refused, one that nothing explains, or a date.
 * `reason` is the rule's, or why nothing took it, and for a date what it means: `2017-06`; `fact` is the id of the fact it is part of.
 */
export const mark = z.object({
  field: z.enum(["title", "text"]),
  start: z.int(),
  end: z.int(),
  is: z.enum(["fact", "refused", "unexplained", "date"]),
  family: z.enum(["money", "jobs", "agreement", "percentage", "count", "date"]),
  reason: z.string().nullable(),
  rule: z.string().nullable(),
  fact: z.string().nullable(),
});
export type MarkAnswer = z.infer<typeof mark>;

export const articleKey = z.string().regex(/^[0-9a-f]{32}$/);

/** `text` is "" where it was pruned (`hasText` false). Offsets are in UTF-16 code units, marks in order and without overlap in a field. */
export const articleAnswer = z.object({
  key: articleKey,
  ...articleInfo.shape,
  kind: z.enum(articleKinds),
  text: z.string(),
  hasText: z.boolean(),
  facts: z.array(fact),
  marks: z.array(mark),
});
export type ArticleAnswer = z.infer<typeof articleAnswer>;

/** POST /api/facts: a fact that no rule found, by its words. 201 with the new fact; its record comes with the next merge. */
export const addFactRequest = z.strictObject({
  articleKey,
  field: z.enum(["title", "text"]),
  start: z.int().min(0),
  end: z.int().min(1),
  type: z.enum(factTypes),
  ...amendments.shape,
  status: claimFields.status,
  unit: claimFields.unit,
  value: claimFields.value,
  /** The rule that should have found it, where one is known. */
  missedBy: z.string().max(100).nullable().optional(),
});

export const newFact = z.object({ fact });
