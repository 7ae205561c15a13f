/** GET /api/overview?by=sector|region|programme|party, GET /api/statistics, and names for what stands in records by id. */
import { z } from "zod";
import { factTypes, statuses } from "../../model.ts";

export const overviewQuery = z.strictObject({
  by: z.enum(["sector", "region", "programme", "party"]).optional(),
  /** Only sums of this type: of a large register there are thousands of parties. */
  type: z.enum(factTypes).optional(),
});

/**
 * Sums by year; with `by`, under each tag. Parts, rates and rejected records are in none; currencies stand apart. What a sum is made of
 * are the records with its tag, year, type, unit and status, and `summed=true`.
 */
export const overview = z.object({
  sums: z.array(
    z.object({
      tag: z.string().nullable(),
      year: z.string().nullable(),
      type: z.enum(factTypes),
      unit: z.string(),
      status: z.enum(statuses),
      reviewed: z.boolean(),
      records: z.int(),
      total: z.number(),
    }),
  ),
  /** How parties are called that have no entry in GET /api/names, by their tags: those with the most agreements. */
  names: z.record(z.string(), z.string()),
});
export type OverviewAnswer = z.infer<typeof overview>;

/** GET /api/names: what ids of sectors, regions, programmes, institutions and rules are called, in three languages. */
export const names = z.object({
  names: z.array(
    z.object({
      id: z.string(),
      family: z.enum(["sector", "region", "programme", "institution", "source"]),
      fr: z.string(),
      ar: z.string(),
      en: z.string(),
    }),
  ),
});
export type NamesAnswer = z.infer<typeof names>;

/** GET /api/statistics */
export const statistics = z.object({
  articles: z.int(),
  facts: z.int(),
  pages: z.int(),
  addresses: z.int(),
  records: z.int(),
  pending: z.int(),
  /** Of the last 14 days, by day. */
  reviewedByDay: z.array(z.object({ day: z.string(), reviews: z.int() })),
});
export type StatisticsAnswer = z.infer<typeof statistics>;
