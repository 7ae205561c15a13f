import type { Kysely, Transaction } from "kysely";
import { packFingerprint, unpackFingerprint } from "../../twins/fingerprint.ts";
import type { ArticleToLink, FingerprintToSave, KeptSighting, LinksToSave } from "../twins.ts";
import { batches, inOrder } from "./batches.ts";
import { changing } from "./changing.ts";
import { insertRows } from "./insert-rows.ts";
import { linksOf, memberColumns, memberOf } from "./shared-texts.ts";
import type { ArticleRow, FingerprintRow, LinkRow, Tables } from "./tables.ts";
import { noteRegrouped, noteUnmerged } from "./unmerged.ts";

export async function unlinkedArticles(
  database: Kysely<Tables>,
  after: string,
  limit: number,
): Promise<ArticleToLink[]> {
  const rows = await database
    .selectFrom("unlinked_articles")
    .innerJoin("articles", "articles.key", "unlinked_articles.article_key")
    .select(["key", "url", "title", "text", "text_hash", "published_at", "outlet", "original_outlet"])
    .where("unlinked_articles.article_key", ">", after)
    .orderBy("unlinked_articles.article_key")
    .limit(limit)
    .execute();
  return rows.map(({ key, url, title, text, text_hash: textHash, published_at: publishedAt, outlet, ...row }) => {
    return { key, url, title, text, textHash, publishedAt, outlet, originalOutlet: row.original_outlet };
  });
}

type Looked = Pick<ArticleRow, "text_hash" | "published_at" | "outlet" | "original_outlet">;

/** Notes that an article's twins are to be looked for, where something has changed that tells them. */
export async function noteUnlinked(
  transaction: Transaction<Tables>,
  key: string,
  before: Looked | undefined,
  after: Looked,
): Promise<void> {
  const fields = ["text_hash", "published_at", "outlet", "original_outlet"] as const;
  if (before !== undefined && fields.every((field) => before[field] === after[field])) return;
  const insert = transaction.insertInto("unlinked_articles").values({ article_key: key });
  await insert.onConflict((conflict) => conflict.column("article_key").doNothing()).execute();
}

export async function saveFingerprints(
  database: Kysely<Tables>,
  fingerprints: readonly FingerprintToSave[],
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const kept = await keptAmong(
      transaction,
      fingerprints.map(({ key }) => key),
    );
    const saved = inOrder(fingerprints, ({ key }) => key).filter(({ key }) => kept.has(key));
    for (const batch of batches(saved)) {
      const keys = batch.map(({ key }) => key);
      await transaction.deleteFrom("fingerprints").where("article_key", "in", keys).execute();
      await transaction.deleteFrom("fingerprint_keys").where("article_key", "in", keys).execute();
      // Somebody else who looks at the same article writes the same.
      const insert = transaction.insertInto("fingerprints").values(batch.map(fingerprintRow));
      await insert.onConflict((conflict) => conflict.column("article_key").doNothing()).execute();
    }
    const rows = saved.flatMap(({ key, keys }) => [...new Set(keys)].map((each) => ({ key: each, article_key: key })));
    await insertRows(transaction, "fingerprint_keys", rows, ["key", "article_key"]);
  });
}

function fingerprintRow({ key, outletKind, fingerprint }: FingerprintToSave): FingerprintRow {
  return { article_key: key, outlet_kind: outletKind, packed: packFingerprint(fingerprint) };
}

/** Those of some articles that are still there. */
async function keptAmong(transaction: Transaction<Tables>, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const kept = new Set<string>();
  for (const batch of batches(keys)) {
    const rows = await transaction.selectFrom("articles").select("key").where("key", "in", batch).execute();
    for (const { key } of rows) kept.add(key);
  }
  return kept;
}

export async function findAlike(database: Kysely<Tables>, key: string, limit: number): Promise<KeptSighting[]> {
  const own = database.selectFrom("fingerprint_keys").select("key").where("article_key", "=", key);
  const alike = await database
    .selectFrom("fingerprint_keys")
    .select("article_key")
    .where("key", "in", own)
    .where("article_key", "<>", key)
    .groupBy("article_key")
    .orderBy((row) => row.fn.countAll(), "desc")
    .orderBy("article_key")
    .limit(limit)
    .execute();
  if (alike.length === 0) return [];
  const rows = await database
    .selectFrom("fingerprints")
    .innerJoin("articles", "articles.key", "fingerprints.article_key")
    .select([...memberColumns, "fingerprints.packed"])
    .where(
      "fingerprints.article_key",
      "in",
      alike.map((row) => row.article_key),
    )
    .execute();
  const byKey = new Map(rows.map((row) => [row.key, row]));
  return alike.flatMap(({ article_key }) => {
    const row = byKey.get(article_key);
    const fingerprint = row === undefined ? null : unpackFingerprint(row.packed);
    if (row === undefined || fingerprint === null) return [];
    const { key: found, ...member } = memberOf(row);
    return [{ key: found, sighting: { ...member, fingerprint } }];
  });
}

export async function linkedTo(database: Kysely<Tables>, key: string): Promise<string[]> {
  const links = await linksOf(database, [key]);
  return links.map(({ one_key: one, other_key: other }) => (one === key ? other : one)).toSorted();
}

export async function saveLinks(database: Kysely<Tables>, found: readonly LinksToSave[]): Promise<void> {
  const ordered = inOrder(found, ({ key }) => key);
  await changing(database, async (transaction) => {
    const kept = await keptAmong(
      transaction,
      ordered.flatMap(({ key, links }) => [key, ...links.keys()]),
    );
    for (const { key, links, parted } of ordered) {
      for (const other of parted) await deleteLink(transaction, ends(key, other));
      for (const [other, relation] of links) {
        if (kept.has(key) && kept.has(other)) await writeLink(transaction, { ...ends(key, other), relation });
      }
    }
    const linked = ordered.map(({ key }) => key);
    await noteUnmerged(
      transaction,
      linked.filter((key) => kept.has(key)),
    );
    await noteRegrouped(transaction, [
      ...new Set(ordered.flatMap(({ key, links, parted }) => [key, ...links.keys(), ...parted])),
    ]);
    await clearLinked(transaction, ordered);
  });
}

/** Notes that the twins of articles have been looked for, but of those whose text is another by now. */
async function clearLinked(transaction: Transaction<Tables>, found: readonly LinksToSave[]): Promise<void> {
  for (const batch of batches(found)) {
    const looked = transaction.selectFrom("articles").select("key");
    const same = looked.where((row) =>
      row.or(batch.map(({ key, textHash }) => row.and([row("key", "=", key), row("text_hash", "=", textHash)]))),
    );
    await transaction.deleteFrom("unlinked_articles").where("article_key", "in", same).execute();
  }
}

async function deleteLink(transaction: Transaction<Tables>, { one_key, other_key }: Ends): Promise<void> {
  const link = transaction.deleteFrom("article_links").where("one_key", "=", one_key);
  await link.where("other_key", "=", other_key).execute();
}

async function writeLink(transaction: Transaction<Tables>, row: LinkRow): Promise<void> {
  const insert = transaction.insertInto("article_links").values(row);
  const pair = ["one_key", "other_key"] as const;
  await insert.onConflict((conflict) => conflict.columns(pair).doUpdateSet({ relation: row.relation })).execute();
}

type Ends = Pick<LinkRow, "one_key" | "other_key">;

function ends(key: string, other: string): Ends {
  return key < other ? { one_key: key, other_key: other } : { one_key: other, other_key: key };
}
