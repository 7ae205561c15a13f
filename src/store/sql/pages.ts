import { type Kysely, type SelectQueryBuilder, sql, type Transaction } from "kysely";
import { z } from "zod";
import type { Page } from "../../model.ts";
import { type KeptBody, packBody, unpackBody } from "../body.ts";
import type { FetchOutcome, KeptPage, ListedPage, OutdatedCounts, PageFilter, PageToRead } from "../archive.ts";
import type { AddressRole } from "../frontier.ts";
import type { Reading } from "../register.ts";
import { fromJson, toJson } from "../json.ts";
import { utc } from "../times.ts";
import { keysOf, turnAway } from "./removed.ts";
import type { PageRow, Tables } from "./tables.ts";

const notModified = 304;
const headersOf = z.record(z.string(), z.string());

export async function recordFetch(
  database: Kysely<Tables>,
  page: Page,
  nextDue: string | null,
  { role, identity }: { readonly role: AddressRole; readonly identity: string | null },
): Promise<FetchOutcome> {
  const due = nextDue === null ? null : utc(nextDue);
  if (page.status === notModified) {
    return database.transaction().execute(async (transaction) => {
      const sourceId = await answered(transaction, page, due);
      const isGone = await isForgotten(transaction, page, { identity, sourceId });
      return isGone ? forgotten : keepUnchanged(transaction, page);
    });
  }
  // Compressed before the transaction, which holds up every other writer.
  const body = await packBody(page.body);
  return database.transaction().execute(async (transaction) => {
    const sourceId = await answered(transaction, page, due);
    if (await isForgotten(transaction, page, { identity, sourceId })) return forgotten;
    const kept = transaction.selectFrom("pages").select("body_hash").where("address", "=", page.address);
    const before = await kept.executeTakeFirst();
    await keepBody(transaction, body);
    const changed = before?.body_hash !== body.hash;
    const unread = { read_by: null, read_kind: null, read_reason: null };
    const row = {
      role,
      final_address: page.finalAddress,
      status: page.status,
      headers_json: toJson(page.headers),
      fetched_at: utc(page.fetchedAt),
      body_hash: body.hash,
      etag: page.headers["etag"] ?? null,
      last_modified: page.headers["last-modified"] ?? null,
      ...(changed ? unread : {}),
    };
    const upsert = transaction.insertInto("pages").values({ address: page.address, ...unread, ...row });
    await upsert.onConflict((conflict) => conflict.column("address").doUpdateSet(row)).execute();
    if (changed && before !== undefined) await dropUnusedBody(transaction, before.body_hash);
    return { bodyHash: body.hash, changed };
  });
}

const forgotten: FetchOutcome = { bodyHash: null, changed: false };

/** Asked after the row of the address was written: whoever is forgetting the page has it then, and is waited for. */
async function isForgotten(
  transaction: Transaction<Tables>,
  page: Page,
  { identity, sourceId }: { readonly identity: string | null; readonly sourceId: string | null },
): Promise<boolean> {
  const addresses = [page.address, page.finalAddress, ...(identity === null ? [] : [identity])];
  const [is = false] = await turnAway(transaction, [keysOf(addresses, sourceId)]);
  return is;
}

/** Bytes that were pruned come back with the next answer. */
async function keepBody(transaction: Transaction<Tables>, { hash, size, compressed }: KeptBody): Promise<void> {
  const insert = transaction.insertInto("bodies").values({ hash, size, compressed });
  const pruned = sql<boolean>`length(bodies.compressed) = 0`;
  const upsert = insert.onConflict((conflict) => conflict.column("hash").doUpdateSet({ compressed }).where(pruned));
  await upsert.execute();
}

/** @returns the source that the address was found for; null for one that nobody found */
async function answered(transaction: Transaction<Tables>, page: Page, nextDue: string | null): Promise<string | null> {
  const known = await transaction
    .updateTable("addresses")
    .set({ status: "fetched", fetched_at: utc(page.fetchedAt), failures: 0, last_error: null, next_due: nextDue })
    .where("address", "=", page.address)
    .returning("source_id")
    .executeTakeFirst();
  return known?.source_id ?? null;
}

/** Each validator by itself: a server may send a new ETag with the old Last-Modified, or only one of the two. */
async function keepUnchanged(transaction: Transaction<Tables>, page: Page): Promise<FetchOutcome> {
  const before = await findRow(transaction, page.address);
  if (before === undefined) return { bodyHash: null, changed: false };
  await transaction
    .updateTable("pages")
    .set({
      fetched_at: utc(page.fetchedAt),
      etag: page.headers["etag"] ?? before.etag,
      last_modified: page.headers["last-modified"] ?? before.last_modified,
    })
    .where("address", "=", page.address)
    .execute();
  return { bodyHash: before.body_hash, changed: false };
}

/** Removes a body that no page, article or version holds any more, so that a front page read every hour does not fill the disk. */
export async function dropUnusedBody(transaction: Transaction<Tables>, hash: string): Promise<void> {
  const articles = transaction.selectFrom("articles").where("page_hash", "=", hash);
  const heldByArticle = articles.select((row) => row.ref("page_hash").$notNull().as("page_hash"));
  const heldByVersion = transaction.selectFrom("article_versions").select("page_hash").where("page_hash", "=", hash);
  await transaction
    .deleteFrom("bodies")
    .where("hash", "=", hash)
    .where("hash", "not in", transaction.selectFrom("pages").select("body_hash").where("body_hash", "=", hash))
    .where("hash", "not in", heldByArticle)
    .where("hash", "not in", heldByVersion)
    .execute();
}

function findRow(database: Kysely<Tables>, address: string) {
  return database.selectFrom("pages").selectAll().where("address", "=", address).executeTakeFirst();
}

export async function findPage(database: Kysely<Tables>, address: string): Promise<KeptPage | null> {
  const row = await findRow(database, address);
  return row === undefined ? null : pageOf(row);
}

function pageOf(row: PageRow): KeptPage {
  return {
    address: row.address,
    finalAddress: row.final_address,
    status: row.status,
    headers: fromJson(headersOf, row.headers_json),
    fetchedAt: row.fetched_at,
    bodyHash: row.body_hash,
    validators: { etag: row.etag, lastModified: row.last_modified },
  };
}

export async function readBody(database: Kysely<Tables>, hash: string): Promise<Uint8Array | null> {
  const row = await database.selectFrom("bodies").selectAll().where("hash", "=", hash).executeTakeFirst();
  return row === undefined || row.compressed.length === 0 ? null : unpackBody(row);
}

/** Pages read at once: their rows are small, the bodies stand elsewhere. */
const portion = 200;

export async function* listPages(database: Kysely<Tables>, { from, before }: PageFilter): AsyncGenerator<ListedPage> {
  for (let after = ""; ;) {
    let query = database.selectFrom("pages").selectAll().where("address", ">", after).orderBy("address").limit(portion);
    if (from !== null) query = query.where("fetched_at", ">=", utc(from));
    if (before !== null) query = query.where("fetched_at", "<", utc(before));
    const rows = await query.execute();
    for (const row of rows) yield { page: pageOf(row), role: row.role };
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.address;
  }
}

export async function unreadPages(database: Kysely<Tables>, after: string, limit: number): Promise<string[]> {
  const unread = database.selectFrom("pages").where("role", "=", "page").where("read_by", "is", null);
  return readableBehind(unread, after, limit);
}

export async function outdatedPages(
  database: Kysely<Tables>,
  rulesHash: string,
  after: string,
  limit: number,
  sourceIds: readonly string[] | null,
): Promise<string[]> {
  return readableBehind(selectOutdated(database, rulesHash, sourceIds), after, limit);
}

async function readableBehind(
  pages: ReturnType<typeof selectOutdated>,
  after: string,
  limit: number,
): Promise<string[]> {
  const behind = selectReadable(pages).select("address").where("address", ">", after);
  const rows = await behind.orderBy("address").limit(limit).execute();
  return rows.map(({ address }) => address);
}

export async function countOutdated(
  database: Kysely<Tables>,
  rulesHash: string,
  sourceIds: readonly string[] | null,
): Promise<OutdatedCounts> {
  const outdated = selectOutdated(database, rulesHash, sourceIds);
  const counted = outdated.select((row) => row.fn.countAll<number>().as("count"));
  const { count: all } = await counted.executeTakeFirstOrThrow();
  const { count: readable } = await selectReadable(counted).executeTakeFirstOrThrow();
  return { readable, pruned: all - readable };
}

function selectOutdated(database: Kysely<Tables>, rulesHash: string, sourceIds: readonly string[] | null) {
  const read = database.selectFrom("pages").where("role", "=", "page").where("read_by", "is not", null);
  const outdated = read.where("read_by", "<>", rulesHash);
  if (sourceIds === null) return outdated;
  const known = database.selectFrom("addresses").select("addresses.address");
  return outdated.where("pages.address", "in", known.where("source_id", "in", sourceIds));
}

/** Pages whose bytes are kept, and with them the text of what was read in them: what was pruned is not to come back. */
function selectReadable<Selected>(pages: SelectQueryBuilder<Tables, "pages", Selected>) {
  return pages.where((row) => {
    const bodies = row.selectFrom("bodies").select("hash").whereRef("hash", "=", "pages.body_hash");
    const pruned = row.selectFrom("articles").select("key").whereRef("page_hash", "=", "pages.body_hash");
    return row.and([
      row.exists(bodies.where(hasBytes)),
      row.not(row.exists(pruned.where("text_pruned_at", "is not", null))),
    ]);
  });
}

/** The bytes of a pruned body are gone, its hash and size are not. No body is compressed to nothing. */
export const hasBytes = sql<boolean>`length(compressed) > 0`;

export async function pageToRead(database: Kysely<Tables>, address: string): Promise<PageToRead | null> {
  const row = await database
    .selectFrom("pages")
    .leftJoin("addresses", "addresses.address", "pages.address")
    .selectAll("pages")
    .select(["addresses.shown_day", "addresses.source_id", "addresses.found_at"])
    .where("pages.address", "=", address)
    .executeTakeFirst();
  if (row === undefined) return null;
  return { page: pageOf(row), shownDay: row.shown_day, sourceId: row.source_id, foundAt: row.found_at };
}

/**
 * Notes that a page has been read, unless it has another body by now. Its row is held either way: whoever forgets the page waits, or is
 * waited for.
 */
export async function markRead(
  transaction: Transaction<Tables>,
  { address, bodyHash, rulesHash, kind, reason }: Reading,
): Promise<void> {
  await transaction
    .updateTable("pages")
    .set((row) => {
      const ofThisBody = row.case().when("body_hash", "=", bodyHash);
      return {
        read_by: ofThisBody.then(rulesHash).else(row.ref("read_by")).end(),
        read_kind: ofThisBody.then(kind).else(row.ref("read_kind")).end(),
        read_reason: ofThisBody.then(reason).else(row.ref("read_reason")).end(),
      };
    })
    .where("address", "=", address)
    .execute();
}
