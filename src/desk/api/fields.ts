/** What several answers of the API are made of. The pages of the desk use the types, the server the schemas. */
import { z } from "zod";
import {
  dateBases,
  datePrecisions,
  factKinds,
  factTypes,
  languages,
  metrics,
  partyRoles,
  qualifiers,
  rates,
  reviewStates,
  statuses,
} from "../../model.ts";
import { reasonCodes } from "../../errors.ts";
import { courseRelations } from "../../records/record.ts";

export const recordId = z.string().regex(/^r[0-9a-zA-Z_-]{1,80}$/);
export const instant = z.string();
export const factDate = z.strictObject({
  value: z.string().regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/),
  end: z
    .string()
    .regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/)
    .nullable(),
  precision: z.enum(datePrecisions),
  basis: z.enum(dateBases),
});
export const party = z.strictObject({
  name: z.string().min(1).max(300),
  id: z.string().max(100).nullable(),
  role: z.enum(partyRoles),
});
const names = z.array(z.string().min(1).max(100)).max(50);

/** What a claim says; each of these can be set by a person but the type. */
export const claimFields = {
  kind: z.enum(factKinds).nullable(),
  metric: z.enum(metrics).nullable(),
  status: z.enum(statuses),
  value: z.number().min(0).max(1e18).nullable(),
  max: z.number().min(0).max(1e18).nullable(),
  unit: z.string().regex(/^(?:agreement|job|person|[A-Z]{3})$/),
  per: z.enum(rates).nullable(),
  qualifier: z.enum(qualifiers),
  date: factDate.nullable(),
  horizon: z
    .string()
    .regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/)
    .nullable(),
  subject: z.string().max(500).nullable(),
  parties: z.array(party).max(100),
  sectors: names,
  regions: names,
  programmes: names,
};
export const amendments = z.strictObject({
  kind: claimFields.kind.exactOptional(),
  metric: claimFields.metric.exactOptional(),
  status: claimFields.status.exactOptional(),
  value: claimFields.value.exactOptional(),
  max: claimFields.max.exactOptional(),
  unit: claimFields.unit.exactOptional(),
  per: claimFields.per.exactOptional(),
  qualifier: claimFields.qualifier.exactOptional(),
  date: claimFields.date.exactOptional(),
  horizon: claimFields.horizon.exactOptional(),
  subject: claimFields.subject.exactOptional(),
  parties: claimFields.parties.exactOptional(),
  sectors: claimFields.sectors.exactOptional(),
  regions: claimFields.regions.exactOptional(),
  programmes: claimFields.programmes.exactOptional(),
});

export const lead = z.object({
  fact: z.string(),
  quote: z.string(),
  title: z.string(),
  url: z.string().nullable(),
  outlet: z.string().nullable(),
  language: z.enum(languages).nullable(),
  publishedAt: z.string().nullable(),
});

/** A record as lists show it: `ListedRecord` of the register. */
export const listedRecord = z.object({
  id: z.string(),
  version: z.int(),
  state: z.enum(reviewStates),
  type: z.enum(factTypes),
  ...claimFields,
  since: instant,
  changedAt: instant,
  withdrawnAt: instant.nullable(),
  facts: z.array(z.string()),
  languages: z.array(z.enum(languages)),
  outlets: z.array(z.string()),
  independentOutlets: z.int(),
  confidence: z.number(),
  rules: z.array(z.string()),
  sources: z.array(z.string()),
  isPart: z.boolean(),
  disagreeing: z.int(),
  lead: lead.nullable(),
});
export type ListedRecordAnswer = z.infer<typeof listedRecord>;

export const courseRelation = z.enum(courseRelations);

/** Why a change is refused: by a code with what it is about, and in English. */
export const toldReason = z.object({
  is: z.enum(reasonCodes),
  told: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** RFC 9457. `code` is one of `errorCodes` or an HTTP reason in words; `current` is the record as it is now where a version was stale. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  current: z.unknown().optional(),
  issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  /** What stands in `detail`, for who tells it in another language. */
  reasons: z.array(toldReason).optional(),
});
export type Problem = z.infer<typeof problem>;
