import type { Kysely, Transaction } from "kysely";
import { SijillError } from "../../errors.ts";
import type { Article, Fact } from "../../model.ts";
import { checkFacts } from "../check.ts";
import type { KeptArticle, Reading } from "../register.ts";
import { batches, inOrder } from "./batches.ts";
import { articleOf, articleRow } from "./article-rows.ts";
import { factRow, fromExcluded, partsOf } from "./fact-rows.ts";
import { dropUnusedBody, markRead } from "./pages.ts";
import type { Tables } from "./tables.ts";
import { noteUnlinked } from "./twins.ts";

/** An article with what it was made of, and where it was found. */
export interface ArticleToSave {
  readonly article: Article;
  readonly facts: readonly Fact[];
  readonly rulesHash: string;
  readonly pageHash: string | null;
}

/** Where an article comes from: the source whose address it was found under, and since when that is known. */
interface Origin {
  readonly source_id: string | null;
  readonly found_at: string | null;
}

const noOrigin: Origin = { source_id: null, found_at: null };

export async function saveArticle(database: Kysely<Tables>, saved: ArticleToSave): Promise<void> {
  checkFacts(saved.article, saved.facts);
  await database.transaction().execute((transaction) => writeArticle(transaction, saved, noOrigin));
}

export async function saveReadings(database: Kysely<Tables>, readings: readonly Reading[]): Promise<void> {
  for (const { article, facts } of readings) if (article !== null) checkFacts(article, facts);
  const ordered = inOrder(readings, ({ address, article }) => article?.url ?? address);
  await database.transaction().execute(async (transaction) => {
    for (const reading of ordered) {
      const { address, article, facts, rulesHash, bodyHash: pageHash } = reading;
      if (article === null) await removeArticlesOf(transaction, reading);
      else {
        const known = transaction.selectFrom("addresses").select(["source_id", "found_at"]);
        const origin = await known.where("address", "=", address).executeTakeFirst();
        await writeArticle(transaction, { article, facts, rulesHash, pageHash }, origin ?? noOrigin);
      }
      await markRead(transaction, reading);
    }
  });
}

/** What better rules no longer take for an article is none; a page that became something else says nothing of what it was. */
async function removeArticlesOf(transaction: Transaction<Tables>, { bodyHash, rulesHash }: Reading): Promise<void> {
  const outdated = transaction.selectFrom("articles").select("key").where("page_hash", "=", bodyHash);
  const rows = await outdated.where("rules_hash", "<>", rulesHash).execute();
  for (const { key } of rows) {
    await clearFacts(transaction, key, []);
    await transaction.deleteFrom("articles").where("key", "=", key).execute();
  }
}

async function writeArticle(transaction: Transaction<Tables>, saved: ArticleToSave, origin: Origin): Promise<void> {
  const { key, ...row } = articleRow(saved.article, saved.rulesHash, saved.pageHash);
  const before = await transaction
    .selectFrom("articles")
    .select(["page_hash", "source_id", "found_at", "text_hash", "published_at", "outlet", "original_outlet"])
    .where("key", "=", key)
    .executeTakeFirst();
  const first = before?.source_id == null ? origin : { source_id: before.source_id, found_at: before.found_at };
  const upsert = transaction.insertInto("articles").values({ key, ...row, ...first });
  await upsert.onConflict((conflict) => conflict.column("key").doUpdateSet({ ...row, ...first })).execute();
  await replaceFacts(transaction, key, saved);
  await noteUnlinked(transaction, key, before, row);
  const dropped = before?.page_hash ?? null;
  if (dropped !== null && dropped !== saved.pageHash) await dropUnusedBody(transaction, dropped);
}

async function replaceFacts(
  transaction: Transaction<Tables>,
  key: string,
  { article, facts }: ArticleToSave,
): Promise<void> {
  const rows = facts.map((fact) => factRow(key, article, fact));
  const ids = rows.map((row) => row.id);
  for (const batch of batches(ids)) await refuseStrangers(transaction, key, batch);
  await clearFacts(transaction, key, ids);
  for (const batch of batches(rows)) {
    const insert = transaction.insertInto("facts").values(batch);
    await insert.onConflict((conflict) => conflict.column("id").doUpdateSet(fromExcluded)).execute();
  }
  const { evidence, parties, tags } = partsOf(facts);
  for (const batch of batches(evidence)) await transaction.insertInto("fact_evidence").values(batch).execute();
  for (const batch of batches(parties)) await transaction.insertInto("fact_parties").values(batch).execute();
  for (const batch of batches(tags)) await transaction.insertInto("fact_tags").values(batch).execute();
}

/** Removes an article's facts but `staying`, and the parts of all of them. */
async function clearFacts(transaction: Transaction<Tables>, key: string, staying: readonly string[]): Promise<void> {
  const ours = transaction.selectFrom("facts").select("id").where("article_key", "=", key);
  await transaction.deleteFrom("fact_evidence").where("fact_id", "in", ours).execute();
  await transaction.deleteFrom("fact_parties").where("fact_id", "in", ours).execute();
  await transaction.deleteFrom("fact_tags").where("fact_id", "in", ours).execute();
  let vanished = transaction.deleteFrom("facts").where("article_key", "=", key);
  if (staying.length > 0) vanished = vanished.where("id", "not in", staying);
  await vanished.execute();
}

async function refuseStrangers(transaction: Transaction<Tables>, key: string, ids: readonly string[]): Promise<void> {
  const strangers = transaction.selectFrom("facts").select("id").where("id", "in", ids).where("article_key", "<>", key);
  const stranger = await strangers.limit(1).executeTakeFirst();
  if (stranger === undefined) return;
  const message = `Fact ${stranger.id} is already kept for another article; an id must be made of its article.`;
  throw new SijillError("bad-data", message);
}

export async function findArticle(database: Kysely<Tables>, url: string): Promise<KeptArticle | null> {
  const row = await database.selectFrom("articles").selectAll().where("url", "=", url).executeTakeFirst();
  if (row === undefined) return null;
  const { key, text_hash, page_hash, rules_hash } = row;
  return { key, article: articleOf(row), textHash: text_hash, pageHash: page_hash, rulesHash: rules_hash };
}
