import { type Kysely, sql } from "kysely";
import { utc } from "../times.ts";
import type { ReviewDay, SourceYield } from "../yields.ts";
import type { Tables } from "./tables.ts";

type Draft = { -readonly [Field in keyof SourceYield]: SourceYield[Field] };

export async function sourceYields(database: Kysely<Tables>): Promise<SourceYield[]> {
  const yields = new Map<string, Draft>();
  const draftOf = (sourceId: string): Draft => {
    const draft = yields.get(sourceId) ?? { sourceId, pages: 0, articles: 0, facts: 0, lastFetchedAt: null };
    yields.set(sourceId, draft);
    return draft;
  };
  const pages = await database
    .selectFrom("pages")
    .innerJoin("addresses", "addresses.address", "pages.address")
    .select((row) => ["source_id", row.fn.countAll<number>().as("count"), row.fn.max("pages.fetched_at").as("last")])
    .where("pages.role", "=", "page")
    .groupBy("source_id")
    .execute();
  for (const { source_id, count, last } of pages) {
    const draft = draftOf(source_id);
    draft.pages = count;
    draft.lastFetchedAt = last;
  }
  const articles = await database
    .selectFrom("articles")
    .select((row) => ["source_id", row.fn.countAll<number>().as("count")])
    .groupBy("source_id")
    .execute();
  for (const { source_id, count } of articles) if (source_id !== null) draftOf(source_id).articles = count;
  const facts = await database
    .selectFrom("facts")
    .innerJoin("articles", "articles.key", "facts.article_key")
    .select((row) => ["source_id", row.fn.countAll<number>().as("count")])
    .groupBy("source_id")
    .execute();
  for (const { source_id, count } of facts) if (source_id !== null) draftOf(source_id).facts = count;
  return [...yields.values()].toSorted((one, other) => (one.sourceId < other.sourceId ? -1 : 1));
}

export async function ruleYields(database: Kysely<Tables>): Promise<ReadonlyMap<string, number>> {
  const rows = await database
    .selectFrom("facts")
    .select((row) => ["rule", row.fn.countAll<number>().as("count")])
    .groupBy("rule")
    .execute();
  return new Map(rows.map(({ rule, count }) => [rule, count]));
}

export async function reviewDays(database: Kysely<Tables>, from: string): Promise<ReviewDay[]> {
  return await database
    .selectFrom("reviews")
    .select((row) => [sql<string>`substr(at, 1, 10)`.as("day"), row.fn.countAll<number>().as("reviews")])
    .where("at", ">=", utc(from))
    .groupBy("day")
    .orderBy("day")
    .execute();
}
