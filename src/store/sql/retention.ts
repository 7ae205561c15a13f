import { type Kysely, sql } from "kysely";
import type { Prunable, PrunedBodies } from "../retention.ts";
import { utc } from "../times.ts";
import { batches } from "./batches.ts";
import { changing } from "./changing.ts";
import { hasBytes } from "./pages.ts";
import type { Tables } from "./tables.ts";

const sizeOf = sql<number>`length(compressed)`;

export async function pruneBodies(
  database: Kysely<Tables>,
  before: string,
  after: string,
  limit: number,
): Promise<PrunedBodies> {
  return database.transaction().execute(async (transaction) => {
    const old = oldBodies(transaction, before)
      .select(["hash", sizeOf.as("size")])
      .where("hash", ">", after);
    const rows = await old.orderBy("hash").limit(limit).execute();
    for (const batch of batches(rows.map(({ hash }) => hash))) {
      const pruned = transaction.updateTable("bodies").set({ compressed: new Uint8Array(0) });
      await pruned.where("hash", "in", batch).execute();
    }
    const bytes = rows.reduce((sum, { size }) => sum + size, 0);
    return { count: rows.length, bytes, last: rows.at(-1)?.hash ?? null };
  });
}

export async function pruneTexts(
  database: Kysely<Tables>,
  before: string,
  now: string,
  limit: number,
): Promise<number> {
  const text_pruned_at = utc(now);
  return changing(database, async (transaction) => {
    const old = oldTexts(transaction, before).select("key").orderBy("fetched_at").orderBy("key").limit(limit);
    const keys = (await old.execute()).map(({ key }) => key).toSorted();
    for (const batch of batches(keys)) {
      const pruned = transaction.updateTable("articles").set({ text: "", blocks_json: "[]", text_pruned_at });
      await pruned.where("key", "in", batch).execute();
      // Whose twins have not been looked for has nothing left to look with.
      await transaction.deleteFrom("unlinked_articles").where("article_key", "in", batch).execute();
    }
    transaction.changes.articlesChanged(keys);
    return keys.length;
  });
}

export async function countPrunable(
  database: Kysely<Tables>,
  bodiesBefore: string | null,
  textsBefore: string | null,
): Promise<Prunable> {
  const { count, bytes } = bodiesBefore === null ? { count: 0, bytes: 0 } : await countBodies(database, bodiesBefore);
  if (textsBefore === null) return { bodies: count, bytes, texts: 0 };
  const texts = oldTexts(database, textsBefore).select((row) => row.fn.countAll<number>().as("count"));
  return { bodies: count, bytes, texts: (await texts.executeTakeFirstOrThrow()).count };
}

function countBodies(database: Kysely<Tables>, before: string) {
  return oldBodies(database, before)
    .select((row) => [
      row.fn.countAll<number>().as("count"),
      row.fn.coalesce(row.fn.sum<number>(sizeOf), row.lit(0)).as("bytes"),
    ])
    .executeTakeFirstOrThrow();
}

function oldBodies(database: Kysely<Tables>, before: string) {
  const instant = utc(before);
  return database
    .selectFrom("bodies")
    .where(hasBytes)
    .where((row) => {
      const pages = row.selectFrom("pages").select("address").whereRef("body_hash", "=", "bodies.hash");
      const articles = row.selectFrom("articles").select("key").whereRef("page_hash", "=", "bodies.hash");
      const versions = row.selectFrom("article_versions").select("title").whereRef("page_hash", "=", "bodies.hash");
      return row.and([
        row.not(row.exists(pages.where("fetched_at", ">=", instant))),
        row.not(row.exists(articles.where("fetched_at", ">=", instant))),
        row.not(row.exists(versions.where("fetched_at", ">=", instant))),
      ]);
    });
}

function oldTexts(database: Kysely<Tables>, before: string) {
  const kept = database.selectFrom("articles").where("text_pruned_at", "is", null);
  return kept.where("fetched_at", "<", utc(before));
}
