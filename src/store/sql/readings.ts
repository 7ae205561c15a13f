import type { Kysely, Transaction } from "kysely";
import { articleKey } from "../../text/identity.ts";
import { checkFacts } from "../check.ts";
import type { Reading, Replacement } from "../register.ts";
import { withAddedFacts } from "./added-facts.ts";
import { keptArticle } from "./article-rows.ts";
import { type Origin, removeArticle, writeArticle } from "./articles.ts";
import { batches, inOrder } from "./batches.ts";
import { changing, type Changing } from "./changing.ts";
import { factsOfArticles } from "./facts.ts";
import { insertArticles, type NewArticle } from "./new-articles.ts";
import { markRead } from "./pages.ts";
import { keysOf, turnAway } from "./removed.ts";
import type { Tables } from "./tables.ts";

export async function saveReadings(database: Kysely<Tables>, readings: readonly Reading[]): Promise<void> {
  for (const { article, facts } of readings) if (article !== null) checkFacts(article, facts);
  const ordered = inOrder(readings, ({ address, article }) => article?.url ?? address);
  await changing(database, async (transaction) => {
    for (const reading of ordered) await markRead(transaction, reading);
    const wanted = await withoutForgotten(transaction, ordered);
    const kept = await keepNew(transaction, wanted);
    for (const reading of wanted) if (!kept.has(reading)) await keepReading(transaction, reading);
  });
}

/** Asked when the pages are marked: whoever is forgetting one of them has held it until then, and has noted it by now. */
async function withoutForgotten(
  transaction: Transaction<Tables>,
  readings: readonly Reading[],
): Promise<readonly Reading[]> {
  const isForgotten = await turnAway(
    transaction,
    readings.map(({ address, article }) => keysOf(article?.url == null ? [address] : [address, article.url], null)),
  );
  return readings.filter((_, at) => isForgotten[at] !== true);
}

/**
 * Keeps the articles that are not there yet all together, as nothing has to be compared or removed for them.
 * @returns the readings that are kept by that
 */
async function keepNew(transaction: Changing, readings: readonly Reading[]): Promise<ReadonlySet<Reading>> {
  const read = await bodiesOfArticles(transaction, readings);
  const origins = await findOrigins(
    transaction,
    readings.map(({ address }) => address),
  );
  const offered = new Map<string, NewArticle & { readonly reading: Reading }>();
  for (const reading of readings) {
    const { article, facts, rulesHash, bodyHash: pageHash } = reading;
    if (article === null || reading.kind === "failed" || read.has(pageHash)) continue;
    const key = articleKey(article);
    const origin = origins.get(reading.address) ?? noOrigin;
    if (!offered.has(key)) offered.set(key, { key, article, facts, rulesHash, pageHash, origin, reading });
  }
  const inserted = await insertArticles(transaction, [...offered.values()]);
  return new Set([...offered.values()].flatMap(({ key, reading }) => (inserted.has(key) ? [reading] : [])));
}

/** Which of the bodies an article was read from already, by whatever rules. */
async function bodiesOfArticles(
  transaction: Transaction<Tables>,
  readings: readonly Reading[],
): Promise<ReadonlySet<string | null>> {
  const bodies = new Set<string | null>();
  for (const batch of batches(readings.map(({ bodyHash }) => bodyHash))) {
    const rows = await transaction.selectFrom("articles").select("page_hash").where("page_hash", "in", batch).execute();
    for (const { page_hash } of rows) bodies.add(page_hash);
  }
  return bodies;
}

const noOrigin: Origin = { source_id: null, found_at: null, fetched_at: null };

async function findOrigins(
  database: Kysely<Tables>,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, Origin>> {
  const origins = new Map<string, Origin>();
  for (const batch of batches(addresses)) {
    const pages = database.selectFrom("pages").select(["address", "fetched_at"]).where("address", "in", batch);
    for (const { address, fetched_at } of await pages.execute()) origins.set(address, { ...noOrigin, fetched_at });
    const known = database.selectFrom("addresses").select(["address", "source_id", "found_at"]);
    for (const { address, source_id, found_at } of await known.where("address", "in", batch).execute()) {
      origins.set(address, { ...(origins.get(address) ?? noOrigin), source_id, found_at });
    }
  }
  return origins;
}

async function keepReading(transaction: Changing, reading: Reading): Promise<void> {
  const { article, facts, rulesHash, bodyHash: pageHash } = reading;
  const { isWritten, removed } = await effectOf(transaction, reading);
  for (const key of removed) await removeArticle(transaction, key);
  if (article === null || !isWritten) return;
  const origin = (await findOrigins(transaction, [reading.address])).get(reading.address) ?? noOrigin;
  await writeArticle(transaction, { article, facts, rulesHash, pageHash }, origin);
}

async function findFetched(database: Kysely<Tables>, address: string): Promise<string | null> {
  const page = database.selectFrom("pages").select("fetched_at").where("address", "=", address);
  return (await page.executeTakeFirst())?.fetched_at ?? null;
}

export async function previewReading(database: Kysely<Tables>, reading: Reading): Promise<Replacement> {
  const { isWritten, replaced, removed } = await effectOf(database, reading);
  const { article, facts: found } = reading;
  const written = article === null || !isWritten ? [] : [{ key: articleKey(article), article, facts: found }];
  const facts = (await withAddedFacts(database, written)).flatMap((one) => one.facts);
  const keys = replaced === null ? removed : [replaced, ...removed];
  if (keys.length === 0) return { isWritten, before: [], facts };
  const stated = await factsOfArticles(database, keys);
  const rows = await database.selectFrom("articles").selectAll().where("key", "in", keys).orderBy("key").execute();
  const before = rows.map((row) => Object.assign(keptArticle(row), { facts: stated.get(row.key) ?? [] }));
  return { isWritten, before, facts };
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
