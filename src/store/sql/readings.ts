import type { Kysely, Transaction } from "kysely";
import { articleKey } from "../../text/identity.ts";
import { checkFacts } from "../check.ts";
import type { Reading, Replacement } from "../register.ts";
import { keptArticle } from "./article-rows.ts";
import { removeArticle, writeArticle } from "./articles.ts";
import { inOrder } from "./batches.ts";
import { factsOfArticles } from "./facts.ts";
import { markRead } from "./pages.ts";
import type { Tables } from "./tables.ts";

export async function saveReadings(database: Kysely<Tables>, readings: readonly Reading[]): Promise<void> {
  for (const { article, facts } of readings) if (article !== null) checkFacts(article, facts);
  const ordered = inOrder(readings, ({ address, article }) => article?.url ?? address);
  await database.transaction().execute(async (transaction) => {
    for (const reading of ordered) {
      await markRead(transaction, reading);
      await keepReading(transaction, reading);
    }
  });
}

async function keepReading(transaction: Transaction<Tables>, reading: Reading): Promise<void> {
  const { article, facts, rulesHash, bodyHash: pageHash } = reading;
  const { isWritten, removed } = await effectOf(transaction, reading);
  for (const key of removed) await removeArticle(transaction, key);
  if (article === null || !isWritten) return;
  const { source_id = null, found_at = null } = (await findOrigin(transaction, reading.address)) ?? {};
  const fetched_at = await findFetched(transaction, reading.address);
  await writeArticle(transaction, { article, facts, rulesHash, pageHash }, { source_id, found_at, fetched_at });
}

function findOrigin(database: Kysely<Tables>, address: string) {
  const known = database.selectFrom("addresses").select(["source_id", "found_at"]);
  return known.where("address", "=", address).executeTakeFirst();
}

async function findFetched(database: Kysely<Tables>, address: string): Promise<string | null> {
  const page = database.selectFrom("pages").select("fetched_at").where("address", "=", address);
  return (await page.executeTakeFirst())?.fetched_at ?? null;
}

export async function previewReading(database: Kysely<Tables>, reading: Reading): Promise<Replacement> {
  const { isWritten, replaced, removed } = await effectOf(database, reading);
  const keys = replaced === null ? removed : [replaced, ...removed];
  if (keys.length === 0) return { isWritten, before: [] };
  const facts = await factsOfArticles(database, keys);
  const rows = await database.selectFrom("articles").selectAll().where("key", "in", keys).orderBy("key").execute();
  return { isWritten, before: rows.map((row) => Object.assign(keptArticle(row), { facts: facts.get(row.key) ?? [] })) };
}

/** What keeping a reading does to the articles that are there, by their keys. */
interface Effect {
  /** Whether its article is written; one that is there may have to stay as it is. */
  readonly isWritten: boolean;
  /** The article that it is written over. */
  readonly replaced: string | null;
  /** What better rules no longer take for an article, or know under another address. */
  readonly removed: readonly string[];
}

async function effectOf(database: Kysely<Tables>, reading: Reading): Promise<Effect> {
  // What cannot be read says nothing of what was read in it before.
  if (reading.kind === "failed") return { isWritten: false, replaced: null, removed: [] };
  const key = reading.article === null ? null : articleKey(reading.article);
  const removed = (await outdatedKeys(database, reading)).filter((one) => one !== key);
  if (key === null) return { isWritten: false, replaced: null, removed };
  const before = await database
    .selectFrom("articles")
    .select(["page_hash", "fetched_at", "text_pruned_at"])
    .where("key", "=", key)
    .executeTakeFirst();
  if (before === undefined) return { isWritten: true, replaced: null, removed };
  const isOfBody = before.page_hash === reading.bodyHash;
  const fetched = await findFetched(database, reading.address);
  // Pages that name the same canonical address are read in any order: the one fetched last speaks for the article.
  const isOlder = !isOfBody && fetched !== null && before.fetched_at !== null && fetched < before.fetched_at;
  const stays = isOlder || (isOfBody && before.text_pruned_at !== null);
  return { isWritten: !stays, replaced: stays ? null : key, removed };
}

/** Articles that other rules read in this very body; not those of other pages with the same bytes, which are read by themselves. */
async function outdatedKeys(
  database: Kysely<Tables>,
  { address, bodyHash, rulesHash }: Reading,
): Promise<readonly string[]> {
  const rows = await database
    .selectFrom("articles")
    .select("key")
    .where("page_hash", "=", bodyHash)
    .where("rules_hash", "<>", rulesHash)
    .where("text_pruned_at", "is", null)
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom("pages")
            .select("pages.address")
            .whereRef("pages.address", "=", "articles.url")
            .where("pages.address", "<>", address)
            .where("pages.body_hash", "=", bodyHash),
        ),
      ),
    )
    .execute();
  return rows.map(({ key }) => key);
}
