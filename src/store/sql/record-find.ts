import type { Kysely } from "kysely";
import { z } from "zod";
import type { Article } from "../../model.ts";
import { snippetOf } from "../../text/snippet.ts";
import { fromJson } from "../json.ts";
import type { CourseStep, KeptRecord, RecordFact } from "../records.ts";
import type { StatedArticle } from "../register.ts";
import { keptArticle } from "./article-rows.ts";
import { batches } from "./batches.ts";
import { factsOfArticles } from "./facts.ts";
import { listedRecord, stateOf } from "./record-rows.ts";
import { leadingId, readRecords, type StoredRecord } from "./record-state.ts";
import type { RecordCourseRow } from "./record-tables.ts";
import { statedFacts } from "./stated.ts";
import type { Tables } from "./tables.ts";

export async function findRecord(database: Kysely<Tables>, id: string): Promise<KeptRecord | null> {
  const leading = await leadingId(database, id);
  const [stored] = leading === null ? [] : await readRecords(database, [leading]);
  if (stored === undefined) return null;
  const { row, details } = stored;
  const { claim, amended } = stateOf(row, details);
  const facts = await statedFacts(database, claim.facts);
  const texts = await textsOf(database, [...facts.values()]);
  return {
    ...listedRecord(row, details),
    aliases: claim.aliases,
    claim,
    amended,
    disagreements: claim.disagreements,
    links: claim.links,
    statedBy: claim.facts.flatMap((fact) => {
      const stated = facts.get(fact);
      if (stated === undefined) return [];
      const { sourceId: _, ...shown } = stated;
      const article = texts.get(stated.articleKey) ?? null;
      return [{ ...shown, passages: stated.fact.evidence.map((span) => snippetOf(article, span, passageSize)) }];
    }),
    course: (await stepsOf(database, [row.id])).get(row.id) ?? [],
  };
}

/** Characters: about a sentence. */
const passageSize = 240;
/** A record of more articles shows the bare quotes of the others. */
const mostTexts = 50;

async function textsOf(
  database: Kysely<Tables>,
  facts: readonly RecordFact[],
): Promise<ReadonlyMap<string, Pick<Article, "title" | "text">>> {
  const keys = facts.flatMap(({ hasText, articleKey }) => (hasText ? [articleKey] : [])).slice(0, mostTexts);
  if (keys.length === 0) return new Map();
  const rows = await database
    .selectFrom("articles")
    .select(["key", "title", "text"])
    .where("key", "in", keys)
    .execute();
  return new Map(rows.map(({ key, title, text }) => [key, { title, text }]));
}

const reasonsOf = z.array(z.string());

/** The courses of records by their ids, each in the order of days. */
export async function stepsOf(
  database: Kysely<Tables>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly CourseStep[]>> {
  const courses = new Map<string, RecordCourseRow[]>();
  for (const batch of batches(ids)) {
    const rows = await database.selectFrom("record_courses").selectAll().where("record_id", "in", batch).execute();
    for (const row of rows) courses.set(row.record_id, [...(courses.get(row.record_id) ?? []), row]);
  }
  const linked = new Set([...courses.values()].flat().map(({ other_id }) => other_id));
  const others = new Map((await readRecords(database, [...linked])).map((each) => [each.row.id, each]));
  return new Map([...courses].map(([id, links]) => [id, inOrderOfDays(links, others)]));
}

function inOrderOfDays(
  links: readonly RecordCourseRow[],
  records: ReadonlyMap<string, StoredRecord>,
): readonly CourseStep[] {
  const others = links.flatMap(({ other_id }) => records.get(other_id) ?? []);
  const ordered = others.toSorted(({ row: one }, { row: other }) =>
    one.sort_day === other.sort_day ? one.number - other.number : one.sort_day < other.sort_day ? -1 : 1,
  );
  return ordered.flatMap(({ row, details }) => {
    const link = links.find(({ other_id }) => other_id === row.id);
    if (link === undefined) return [];
    return [{ is: link.relation, reasons: fromJson(reasonsOf, link.reasons_json), record: listedRecord(row, details) }];
  });
}

export async function findStatedArticle(database: Kysely<Tables>, key: string): Promise<StatedArticle | null> {
  const row = await database.selectFrom("articles").selectAll().where("key", "=", key).executeTakeFirst();
  if (row === undefined) return null;
  const facts = await factsOfArticles(database, [key]);
  return { ...keptArticle(row), facts: facts.get(key) ?? [] };
}
