import type { Kysely, Transaction } from "kysely";
import { refusal, SijillError } from "../../errors.ts";
import type { Article, Fact } from "../../model.ts";
import { added, withAdded } from "../../records/added.ts";
import { foundedBy } from "../../records/record.ts";
import { unreviewed } from "../../records/review.ts";
import { checkFacts } from "../check.ts";
import { toJson } from "../json.ts";
import { utc } from "../times.ts";
import { keptArticle } from "./article-rows.ts";
import { replaceFacts } from "./articles.ts";
import { changing } from "./changing.ts";
import { factsOfArticles } from "./facts.ts";
import { noteEntries } from "./history.ts";
import { leadingId } from "./record-state.ts";
import type { Tables } from "./tables.ts";
import { noteUnmerged } from "./unmerged.ts";
import { countMissed } from "./tallies.ts";

export async function addFact(
  database: Kysely<Tables>,
  articleKey: string,
  fact: Fact,
  who: string,
  at: string,
  missedBy: string | null,
): Promise<void> {
  const row = { fact_id: fact.id, article_key: articleKey, fact_json: toJson(added(fact)), who, at: utc(at) };
  await changing(database, async (transaction) => {
    const article = await takeArticle(transaction, articleKey);
    checkFacts(article, [{ ...fact, partOf: null }]);
    const insert = transaction.insertInto("added_facts").values(row);
    const kept = await insert.onConflict((conflict) => conflict.column("fact_id").doNothing()).executeTakeFirst();
    if (Number(kept.numInsertedOrUpdatedRows) === 0) return;
    const found = (await factsOfArticles(transaction, [articleKey])).get(articleKey) ?? [];
    const all = withAdded(article, found, [added(fact)]);
    if (all.length !== found.length + 1)
      throw refusal("known-fact", "This is found already, at the same words; decide about its record instead.");
    await replaceFacts(transaction, articleKey, { article, facts: found });
    await noteUnmerged(transaction, [articleKey]);
    const entry = { record: foundedBy(fact.id), at: row.at, who, action: "add", why: null } as const;
    const known = await leadingId(transaction, entry.record);
    if (known !== null) transaction.changes.recordsChanged([known], row.at);
    await noteEntries(transaction, [{ ...entry, before: unreviewed, after: { state: "accepted", amended: {} } }]);
    if (missedBy !== null) await countMissed(transaction, missedBy);
  });
}

/** The article of a key, which nobody else writes until the transaction is over. */
async function takeArticle(transaction: Transaction<Tables>, key: string): Promise<Article> {
  const row = await transaction
    .updateTable("articles")
    .set({ key })
    .where("key", "=", key)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined)
    throw new SijillError("missing-input", `there is no article ${key.slice(0, 50)}; name one that the register holds`);
  return keptArticle(row).article;
}
