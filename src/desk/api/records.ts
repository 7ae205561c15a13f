/** GET /api/records, GET /api/records/:id and what is said about records. */
import { z } from "zod";
import {
  articleKinds,
  factKinds,
  factTypes,
  languages,
  metrics,
  qualifiers,
  rates,
  reviewStates,
  statuses,
} from "../../model.ts";
import { recordOrders } from "../../store/record-filter.ts";
import { reviewActions } from "../../store/reviews.ts";
import { amendments, courseRelation, factDate, instant, listedRecord, party, recordId } from "./fields.ts";

/** A list in an address: values parted by commas. */
const list = z.string().max(2000).optional();

/**
 * The filter as it stands in an address, the same for lists, counts, bulk decisions and exports. Lists are parted by commas, and a comma
 * within a name is written %2C before the address itself is encoded; the server turns it into a `RecordFilter` and answers 400 for what
 * that refuses.
 */
export const recordQuery = z.strictObject({
  state: list,
  type: list,
  kind: list,
  status: list,
  unit: list,
  sector: list,
  region: list,
  programme: list,
  party: list,
  outlet: list,
  source: list,
  rule: list,
  language: list,
  q: z.string().max(200).optional(),
  from: z.string().max(10).optional(),
  to: z.string().max(10).optional(),
  leastConfidence: z.coerce.number().min(0).max(1).optional(),
  mostConfidence: z.coerce.number().min(0).max(1).optional(),
  leastValue: z.coerce.number().min(0).optional(),
  leastOutlets: z.coerce.number().int().min(1).optional(),
  disagreeing: z.enum(["true", "false"]).optional(),
  course: list,
  summed: z.enum(["true", "false"]).optional(),
  dated: z.enum(["true", "false"]).optional(),
  changedSince: z.string().max(40).optional(),
  withdrawn: z.enum(["true", "false"]).optional(),
});
export type RecordQuery = z.infer<typeof recordQuery>;

/** `sort` is a name of `recordOrders`, with "-" before it for descending; "-since" where it is left out. */
export const recordListQuery = z.strictObject({
  ...recordQuery.shape,
  sort: z
    .string()
    .regex(new RegExp(`^-?(?:${recordOrders.join("|")})$`))
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
  after: z.string().max(500).optional(),
});

export const recordList = z.object({ records: z.array(listedRecord), next: z.string().nullable() });
export type RecordListAnswer = z.infer<typeof recordList>;

/** GET /api/records/counts with a `recordQuery`. With `summed=true`, `totals` are what they add up to. */
export const recordCounts = z.object({
  all: z.int(),
  byState: z.record(z.enum(reviewStates), z.int()),
  totals: z.array(z.object({ type: z.enum(factTypes), unit: z.string(), records: z.int(), total: z.number() })),
});
export type RecordCountsAnswer = z.infer<typeof recordCounts>;

const span = { field: z.enum(["title", "text"]), start: z.int(), end: z.int() };

export const articleInfo = z.object({
  title: z.string(),
  url: z.string().nullable(),
  outlet: z.string().nullable(),
  originalOutlet: z.string().nullable(),
  publishedAt: z.string().nullable(),
  language: z.enum(languages).nullable(),
  author: z.string().nullable(),
  kind: z.enum(articleKinds),
});

/** A fact as one article states it; spans point into the article's title or text, in UTF-16 code units. */
export const fact = z.object({
  id: z.string(),
  type: z.enum(factTypes),
  kind: z.enum(factKinds).nullable(),
  status: z.enum(statuses),
  value: z.number().nullable(),
  max: z.number().nullable(),
  unit: z.string(),
  per: z.enum(rates).nullable(),
  qualifier: z.enum(qualifiers),
  alternatives: z.array(z.object({ value: z.number(), unit: z.string(), qualifier: z.enum(qualifiers) })),
  date: factDate.nullable(),
  horizon: z.string().nullable(),
  subject: z.object({ ...span, text: z.string() }).nullable(),
  saidBy: z.string().nullable(),
  parties: z.array(party),
  sectors: z.array(z.string()),
  regions: z.array(z.string()),
  programmes: z.array(z.string()),
  /** Id of the fact of the same article that this one is a part of. */
  partOf: z.string().nullable(),
  metric: z.enum(metrics).nullable(),
  evidence: z.array(z.object({ ...span, quote: z.string() })),
  /** Id of the rule that found it; "person" where none did. */
  rule: z.string(),
  confidence: z.object({ score: z.number(), parts: z.record(z.string(), z.number()) }),
});

export const review = z.object({
  seq: z.int(),
  record: z.string(),
  at: instant,
  who: z.string(),
  action: z.enum(reviewActions),
  why: z.string().nullable(),
  before: z.object({ state: z.enum(reviewStates), amended: z.looseObject({}) }),
  after: z.object({ state: z.enum(reviewStates), amended: z.looseObject({}) }),
  undoneBy: z.int().nullable(),
});
export type ReviewAnswer = z.infer<typeof review>;

/** GET /api/records/:id, with ETag of id and version. An alias answers with the record that it leads to. */
export const recordDetail = z.object({
  ...listedRecord.shape,
  aliases: z.array(z.string()),
  /** What merging says, without what people have set: the fields of `claimFields`. */
  claim: z.looseObject({}),
  amended: z.looseObject({}),
  disagreements: z.array(
    z.object({
      field: z.enum(["value", "date", "status", "kind", "horizon"]),
      tellings: z.array(z.object({ value: z.unknown(), facts: z.array(z.string()), outlets: z.int() })),
    }),
  ),
  statedBy: z.array(
    z.object({
      fact,
      articleKey: z.string(),
      article: articleInfo,
      hasText: z.boolean(),
      /** The words around each span of the fact, in the order of its evidence; without them where the text was pruned. */
      passages: z.array(z.object({ before: z.string(), quote: z.string(), after: z.string() })),
    }),
  ),
  course: z.array(z.object({ is: courseRelation, reasons: z.array(z.string()), record: listedRecord })),
  history: z.array(review),
});
export type RecordDetailAnswer = z.infer<typeof recordDetail>;

/**
 * POST /api/records/:id/reviews. 200 with the `recordDetail` as it is then; 409 with a problem whose `current` is the `recordDetail` where
 * somebody has changed the record since `version`; 422 for what the record does not allow.
 */
export const reviewRequest = z.strictObject({
  action: z.enum(["accept", "correct", "reject", "flag", "reopen", "note"]),
  version: z.int().min(1),
  why: z.string().max(2000).nullable().optional(),
  /** For `correct` only: the fields to be set. Those set before stay; one set to what `claim` says is taken off again. */
  amend: amendments.optional(),
});
/** POST /api/records/:id/undo */
export const undoRequest = z.strictObject({ version: z.int().min(1) });
/** POST /api/records/:id/split: these facts leave it. */
export const splitRequest = z.strictObject({ version: z.int().min(1), facts: z.array(z.string()).min(1).max(100) });
/** POST /api/records/:id/join */
export const joinRequest = z.strictObject({ version: z.int().min(1), other: recordId });

/** POST /api/reviews/bulk. With `preview` nothing is kept, and `sample` shows up to 20 of the records. */
export const bulkRequest = z.strictObject({
  filter: recordQuery,
  action: z.enum(["accept", "reject", "flag"]),
  why: z.string().max(2000).nullable().optional(),
  preview: z.boolean(),
});
export const bulkAnswer = z.object({ records: z.int(), sample: z.array(listedRecord) });
