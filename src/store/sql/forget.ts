import type { Kysely, Transaction } from "kysely";
import { checkAddress } from "../check.ts";
import type { ForgottenSource, Identify, Removal, RemovalNote, Traces } from "../removals.ts";
import { utc } from "../times.ts";
import { removeArticle } from "./articles.ts";
import { batches } from "./batches.ts";
import { changing, type Changing } from "./changing.ts";
import { forgetRecords } from "./forget-records.ts";
import { dropUnusedBody } from "./pages.ts";
import { hostKey, sourceKey } from "./removed.ts";
import type { RemovalRow, Tables } from "./tables.ts";
import { articlesOf, countFacts, tracesOf } from "./traces.ts";

const nothing: Traces = { pages: 0, articles: 0, facts: 0 };

export async function forgetPage(
  database: Kysely<Tables>,
  address: string,
  identify: Identify,
  note: RemovalNote,
  source: ForgottenSource | null,
): Promise<Traces> {
  checkAddress(address);
  return changing(database, async (transaction) => {
    const traces = await tracesOf(transaction, address, identify);
    const what = source?.id ?? identify(address);
    await noteRemoval(transaction, source === null ? "page" : "source", what, note);
    if (source === null) await refuse(transaction, what, [...traces.names, ...traces.names.map(identify)]);
    const removed = await removePage(transaction, traces, note.at);
    await transaction
      .updateTable("removals")
      .where("what", "=", what)
      .set((row) => ({
        pages: row("pages", "+", removed.pages),
        articles: row("articles", "+", removed.articles),
        facts: row("facts", "+", removed.facts),
      }))
      .execute();
    return removed;
  });
}

async function removePage(
  transaction: Changing,
  { names, pages }: Awaited<ReturnType<typeof tracesOf>>,
  at: string,
): Promise<Traces> {
  // Addresses and pages first: whoever writes an article of them holds their rows, or finds them gone and the removal noted.
  const all = [...new Set([...names, ...pages.map(({ address }) => address)])].toSorted();
  for (const batch of batches(all)) {
    await transaction.deleteFrom("addresses").where("address", "in", batch).execute();
    await transaction.deleteFrom("pages").where("address", "in", batch).execute();
  }
  const articles = await articlesOf(transaction, names, pages);
  const keys = articles.map(({ key }) => key).toSorted();
  const facts = await countFacts(transaction, keys);
  await forgetRecords(transaction, keys, at);
  for (const key of keys) await removeArticle(transaction, key);
  for (const batch of batches(keys))
    await transaction.deleteFrom("added_facts").where("article_key", "in", batch).execute();
  const hashes = [...pages.map((page) => page.body_hash), ...articles.map((article) => article.page_hash)];
  for (const hash of new Set(hashes)) if (hash !== null) await dropUnusedBody(transaction, hash);
  return { pages: pages.length, articles: keys.length, facts };
}

export async function forgetSource(
  database: Kysely<Tables>,
  { id, hosts }: ForgottenSource,
  note: RemovalNote,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await noteRemoval(transaction, "source", id, note);
    await refuse(transaction, id, [sourceKey(id), ...hosts.map(hostKey)]);
  });
}

async function noteRemoval(
  transaction: Transaction<Tables>,
  kind: Removal["kind"],
  what: string,
  { at, reason }: RemovalNote,
): Promise<void> {
  const removed_at = utc(at);
  const insert = transaction.insertInto("removals").values({ what, kind, removed_at, reason, ...nothing, refused: 0 });
  const again = reason === null ? { removed_at } : { removed_at, reason };
  await insert.onConflict((conflict) => conflict.column("what").doUpdateSet(again)).execute();
}

/** Notes by what something is known that is refused from now on. */
async function refuse(transaction: Transaction<Tables>, what: string, keys: readonly string[]): Promise<void> {
  for (const batch of batches([...new Set(keys)].toSorted())) {
    const insert = transaction.insertInto("removed_keys").values(batch.map((key) => ({ key, what })));
    await insert.onConflict((conflict) => conflict.column("key").doNothing()).execute();
  }
}

export async function listRemovals(database: Kysely<Tables>): Promise<Removal[]> {
  const rows = await database.selectFrom("removals").selectAll().orderBy("removed_at").orderBy("what").execute();
  return rows.map(({ removed_at: removedAt, ...row }: RemovalRow) => Object.assign(row, { removedAt }));
}
