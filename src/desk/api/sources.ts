/** GET /api/sources, GET /api/rules, GET /api/rules/:id (the id percent-encoded), PUT /api/rules/:id/acceptance. */
import { z } from "zod";
import { languages, factTypes } from "../../model.ts";
import { listedRecord } from "./fields.ts";

export const sourceAnswer = z.object({
  id: z.string(),
  name: z.string(),
  /** `unlisted` where the register holds articles of a source that is in no list. */
  kind: z.string(),
  hosts: z.array(z.string()),
  languages: z.array(z.enum(languages)),
  proven: z.boolean(),
  pages: z.int(),
  articles: z.int(),
  facts: z.int(),
  lastFetchedAt: z.string().nullable(),
  /** Null for a source that nothing is wrong with, else a sentence: silent for longer than its habit, pages without articles ... */
  warning: z.string().nullable(),
});
export const sourceList = z.object({ sources: z.array(sourceAnswer) });
export type SourceListAnswer = z.infer<typeof sourceList>;

export const ruleAnswer = z.object({
  id: z.string(),
  type: z.enum(factTypes).nullable(),
  reason: z.string(),
  accepted: z.int(),
  corrected: z.int(),
  rejected: z.int(),
  missed: z.int(),
  /** Share of its decided records that stood as found; null below five. */
  precision: z.number().nullable(),
  facts: z.int(),
  acceptance: z.object({ threshold: z.number(), sample: z.number(), who: z.string(), at: z.string() }).nullable(),
});
export const ruleList = z.object({ rules: z.array(ruleAnswer) });
export type RuleListAnswer = z.infer<typeof ruleList>;

export const ruleDetail = z.object({
  ...ruleAnswer.shape,
  examples: z.array(z.object({ language: z.enum(languages), sentence: z.string() })),
  rejects: z.array(z.object({ language: z.enum(languages), sentence: z.string() })),
  recent: z.array(listedRecord),
  failures: z.array(
    z.object({ record: z.string(), action: z.string(), why: z.string().nullable(), quote: z.string(), at: z.string() }),
  ),
});
export type RuleDetailAnswer = z.infer<typeof ruleDetail>;

export const ruleId = z.string().regex(/^[a-z]+\/[a-z-]{1,60}$/);
/** Null takes it back. */
export const acceptanceRequest = z.strictObject({
  acceptance: z.strictObject({ threshold: z.number().min(0.5).max(1), sample: z.number().min(0.01).max(1) }).nullable(),
});
export const acceptanceAnswer = z.object({ acceptance: ruleAnswer.shape.acceptance });
