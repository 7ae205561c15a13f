import type { Kysely, Transaction } from "kysely";
import { SijillError } from "../../errors.ts";
import type { Article, Fact } from "../../model.ts";
import { checkFacts } from "../check.ts";
import type { KeptArticle } from "../register.ts";
import { withAddedFacts } from "./added-facts.ts";
import { batches } from "./batches.ts";
import { changing, type Changing } from "./changing.ts";
import { articleRow, keptArticle } from "./article-rows.ts";
import { factRows, fromExcluded, partsOf } from "./fact-rows.ts";
import { insertRows } from "./insert-rows.ts";
import { dropUnusedBody } from "./pages.ts";
import type { ArticleRow, Tables } from "./tables.ts";
import { linkedTo, noteUnlinked } from "./twins.ts";
import { noteRegrouped, noteUnmerged } from "./unmerged.ts";
import { noteVersion, versionBodies } from "./versions.ts";

/** An article with what it was made of, and where it was found. */
export interface ArticleToSave {
  readonly article: Article;
  readonly facts: readonly Fact[];
  readonly rulesHash: string;
  readonly pageHash: string | null;
}

/** Where an article comes from: the source whose address it was found under, since when that is known, and when its page was fetched. */
export type Origin = Pick<ArticleRow, "source_id" | "found_at" | "fetched_at">;

export async function saveArticle(database: Kysely<Tables>, saved: ArticleToSave): Promise<void> {
  checkFacts(saved.article, saved.facts);
  await changing(database, async (transaction) => {
    const pages = transaction.selectFrom("pages").where("body_hash", "=", saved.pageHash);
    const page = await pages.select((row) => row.fn.max("fetched_at").as("fetched_at")).executeTakeFirst();
    await writeArticle(transaction, saved, { source_id: null, found_at: null, fetched_at: page?.fetched_at ?? null });
  });
}

/** Removes an article with its facts and what it said before. */
export async function removeArticle(transaction: Changing, key: string): Promise<void> {
  const bodies = await versionBodies(transaction, key);
  const twins = await linkedTo(transaction, key);
  await clearFacts(transaction, key, []);
  await transaction.deleteFrom("articles").where("key", "=", key).execute();
  await noteUnmerged(transaction, [key]);
  await noteRegrouped(transaction, twins);
  transaction.changes.articleRemoved(key);
  for (const hash of bodies) await dropUnusedBody(transaction, hash);
}

/** Writes an article and its facts over what was kept of it before. */
export async function writeArticle(transaction: Changing, saved: ArticleToSave, origin: Origin): Promise<void> {
  const { key, ...about } = articleRow(saved.article, saved.rulesHash, saved.pageHash);
  const before = await transaction
    .selectFrom("articles")
    .select(["page_hash", "source_id", "found_at", "fetched_at"])
    .select(["text_hash", "published_at", "outlet", "original_outlet", "title", "modified_at"])
    .where("key", "=", key)
    .executeTakeFirst();
  const first = before?.source_id == null ? origin : { source_id: before.source_id, found_at: before.found_at };
  const fetched_at = origin.fetched_at ?? before?.fetched_at ?? null;
  const row = { ...about, ...first, fetched_at, text_pruned_at: null };
  await noteVersion(transaction, key, before, row);
  const upsert = transaction.insertInto("articles").values({ key, ...row });
  await upsert.onConflict((conflict) => conflict.column("key").doUpdateSet(row)).execute();
  await replaceFacts(transaction, key, saved);
  await noteUnlinked(transaction, key, before, row);
  await noteUnmerged(transaction, [key]);
  const dropped = before?.page_hash ?? null;
  if (dropped !== null && dropped !== saved.pageHash) await dropUnusedBody(transaction, dropped);
}

/** Replaces an article's facts, with what people have added to them. */
export async function replaceFacts(
  transaction: Transaction<Tables>,
  key: string,
  { article, facts: found }: Pick<ArticleToSave, "article" | "facts">,
): Promise<void> {
  const [{ facts } = { facts: found }] = await withAddedFacts(transaction, [{ key, article, facts: found }]);
  const rows = factRows(key, article, facts);
  const ids = rows.map((row) => row.id);
  for (const batch of batches(ids)) await refuseStrangers(transaction, key, batch);
  await clearFacts(transaction, key, ids);
  for (const batch of batches(rows)) {
    const insert = transaction.insertInto("facts").values(batch);
    await insert.onConflict((conflict) => conflict.column("id").doUpdateSet(fromExcluded)).execute();
  }
  await insertParts(transaction, facts);
}

/** Writes what belongs to facts that have just been written. */
export async function insertParts(transaction: Transaction<Tables>, facts: readonly Fact[]): Promise<void> {
  const { evidence, parties, tags } = partsOf(facts);
  await insertRows(transaction, "fact_evidence", evidence);
  await insertRows(transaction, "fact_parties", parties);
  await insertRows(transaction, "fact_tags", tags);
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

/** @throws SijillError "bad-data" where a fact of these ids is another article's than this one's */
export async function refuseStrangers(
  transaction: Transaction<Tables>,
  key: string,
  ids: readonly string[],
): Promise<void> {
  const strangers = transaction.selectFrom("facts").select("id").where("id", "in", ids).where("article_key", "<>", key);
  const stranger = await strangers.limit(1).executeTakeFirst();
  if (stranger === undefined) return;
  const message = `Fact ${stranger.id} is already kept for another article; an id must be made of its article.`;
  throw new SijillError("bad-data", message);
}

export async function findArticle(database: Kysely<Tables>, url: string): Promise<KeptArticle | null> {
  const row = await database.selectFrom("articles").selectAll().where("url", "=", url).executeTakeFirst();
  return row === undefined ? null : keptArticle(row);
}
