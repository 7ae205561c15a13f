import type { Kysely, Transaction } from "kysely";
import { SijillError } from "../../errors.ts";
import type { Article, Fact } from "../../model.ts";
import { checkFacts } from "../check.ts";
import type { KeptArticle } from "../register.ts";
import { batches } from "./batches.ts";
import { articleOf, articleRow } from "./article-rows.ts";
import { factRow, fromExcluded, partsOf } from "./fact-rows.ts";
import { dropUnusedBody } from "./pages.ts";
import type { Tables } from "./tables.ts";

/** What one reading of an article gave. */
interface Reading {
  readonly article: Article;
  readonly facts: readonly Fact[];
  readonly rulesHash: string;
  readonly pageHash: string | null;
}

export async function saveArticle(database: Kysely<Tables>, reading: Reading): Promise<void> {
  checkFacts(reading.article, reading.facts);
  const { key, ...row } = articleRow(reading.article, reading.rulesHash, reading.pageHash);
  await database.transaction().execute(async (transaction) => {
    const previous = transaction.selectFrom("articles").select("page_hash").where("key", "=", key);
    const before = await previous.executeTakeFirst();
    const upsert = transaction.insertInto("articles").values({ key, ...row });
    await upsert.onConflict((conflict) => conflict.column("key").doUpdateSet(row)).execute();
    await replaceFacts(transaction, key, reading);
    const dropped = before?.page_hash ?? null;
    if (dropped !== null && dropped !== reading.pageHash) await dropUnusedBody(transaction, dropped);
  });
}

async function replaceFacts(transaction: Transaction<Tables>, key: string, { article, facts }: Reading): Promise<void> {
  const rows = facts.map((fact) => factRow(key, article, fact));
  const ids = rows.map((row) => row.id);
  for (const batch of batches(ids)) await refuseStrangers(transaction, key, batch);
  const ours = transaction.selectFrom("facts").select("id").where("article_key", "=", key);
  await transaction.deleteFrom("fact_evidence").where("fact_id", "in", ours).execute();
  await transaction.deleteFrom("fact_parties").where("fact_id", "in", ours).execute();
  await transaction.deleteFrom("fact_tags").where("fact_id", "in", ours).execute();
  let vanished = transaction.deleteFrom("facts").where("article_key", "=", key);
  if (ids.length > 0) vanished = vanished.where("id", "not in", ids);
  await vanished.execute();
  for (const batch of batches(rows)) {
    const insert = transaction.insertInto("facts").values(batch);
    await insert.onConflict((conflict) => conflict.column("id").doUpdateSet(fromExcluded)).execute();
  }
  const { evidence, parties, tags } = partsOf(facts);
  for (const batch of batches(evidence)) await transaction.insertInto("fact_evidence").values(batch).execute();
  for (const batch of batches(parties)) await transaction.insertInto("fact_parties").values(batch).execute();
  for (const batch of batches(tags)) await transaction.insertInto("fact_tags").values(batch).execute();
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
