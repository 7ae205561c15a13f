import { type Kysely, sql } from "kysely";
import type { Fact } from "../../model.ts";
import type { PreparedFilter } from "../filter.ts";
import type { ListedFact } from "../register.ts";
import { batches } from "./batches.ts";
import { type FactParts, factOf } from "./fact-rows.ts";
import type { Tables } from "./tables.ts";

/** Facts read at once: few enough to bound memory, enough that the statements themselves cost little. */
const pageSize = 200;

/** The last fact of one page of the list: the next page begins behind it. */
interface Mark {
  readonly sort_day: string;
  readonly id: string;
}

export async function* listFacts(database: Kysely<Tables>, filter: PreparedFilter): AsyncGenerator<ListedFact> {
  let mark: Mark | undefined;
  for (let left = filter.limit; left > 0; left -= pageSize) {
    const rows = await selectRows(database, filter, mark).limit(Math.min(pageSize, left)).execute();
    const ids = rows.map((row) => row.id);
    const parts = await readParts(database, ids);
    for (const row of rows) {
      const { title, url, outlet, published_at: publishedAt } = row;
      const fact = factOf(row, parts.get(row.id) ?? noParts());
      yield { fact, articleKey: row.article_key, article: { title, url, outlet, publishedAt } };
    }
    if (rows.length < pageSize) return;
    mark = rows.at(-1);
  }
}

/** The facts of some articles, by article, in one order for all time. */
export async function factsOfArticles(
  database: Kysely<Tables>,
  keys: readonly string[],
): Promise<ReadonlyMap<string, readonly Fact[]>> {
  const facts = new Map<string, Fact[]>(keys.map((key) => [key, []]));
  const rows = await database.selectFrom("facts").selectAll().where("article_key", "in", keys).orderBy("id").execute();
  for (const batch of batches(rows)) {
    const parts = await readParts(
      database,
      batch.map(({ id }) => id),
    );
    for (const row of batch) facts.get(row.article_key)?.push(factOf(row, parts.get(row.id) ?? noParts()));
  }
  return facts;
}

function selectRows(database: Kysely<Tables>, filter: PreparedFilter, mark: Mark | undefined) {
  let query = factsLeft(database, filter)
    .selectAll("facts")
    .select(["articles.title", "articles.url", "articles.outlet", "articles.published_at"])
    .orderBy("facts.sort_day", "desc")
    .orderBy("facts.id", "desc");
  if (mark !== undefined) {
    const { sort_day: day, id } = mark;
    query = query.where((row) => row(row.refTuple("facts.sort_day", "facts.id"), "<", row.tuple(day, id)));
  }
  return query;
}

/** The facts that a filter leaves, with their articles. */
export function factsLeft(database: Kysely<Tables>, filter: PreparedFilter) {
  const { types, statuses, firstDay, lastDay, text, outlet } = filter;
  let query = database.selectFrom("facts").innerJoin("articles", "articles.key", "facts.article_key");
  if (types !== null) query = query.where("facts.type", "in", types);
  if (statuses !== null) query = query.where("facts.status", "in", statuses);
  if (firstDay !== null) query = query.where("facts.sort_day", ">=", firstDay);
  // An undated fact has the empty day, which comes before every day.
  if (lastDay !== null) query = query.where("facts.sort_day", "<=", lastDay).where("facts.sort_day", "<>", "");
  if (text !== null) query = query.where(sql<boolean>`facts.searched like ${containing(text)} escape '\\'`);
  if (outlet !== null) {
    query = query.where((row) =>
      row.or([row("articles.outlet_folded", "=", outlet), row("articles.original_outlet_folded", "=", outlet)]),
    );
  }
  return query;
}

function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, String.raw`\$&`)}%`;
}

/** The child rows of some facts, by fact and in the order of their positions. */
export async function readParts(database: Kysely<Tables>, ids: readonly string[]): Promise<Map<string, FactParts>> {
  const parts = new Map(ids.map((id) => [id, noParts()]));
  if (ids.length === 0) return parts;
  const evidence = database.selectFrom("fact_evidence").selectAll().where("fact_id", "in", ids).orderBy("position");
  const parties = database.selectFrom("fact_parties").selectAll().where("fact_id", "in", ids).orderBy("position");
  const tags = database.selectFrom("fact_tags").selectAll().where("fact_id", "in", ids).orderBy("position");
  for (const row of await evidence.execute()) parts.get(row.fact_id)?.evidence.push(row);
  for (const row of await parties.execute()) parts.get(row.fact_id)?.parties.push(row);
  for (const row of await tags.execute()) parts.get(row.fact_id)?.tags.push(row);
  return parts;
}

export function noParts(): FactParts {
  return { evidence: [], parties: [], tags: [] };
}
