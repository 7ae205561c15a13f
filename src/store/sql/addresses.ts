import type { Kysely, Transaction } from "kysely";
import { checkAddress } from "../check.ts";
import type { FailedFetch, FoundAddress, KnownAddress } from "../frontier.ts";
import { utc } from "../times.ts";
import { batches, inOrder } from "./batches.ts";
import { keysOf, turnAway } from "./removed.ts";
import type { AddressRow, Tables } from "./tables.ts";

export async function saveAddresses(database: Kysely<Tables>, found: readonly FoundAddress[]): Promise<number> {
  const shown = inOrder(found.map(newRow), ({ identity }) => identity);
  // Of two with one identity the first is kept: a map would keep the last.
  const rows = [...new Map(shown.toReversed().map((row) => [row.identity, row])).values()].toReversed();
  const hosts = [...new Set(rows.map(({ host }) => host))].toSorted();
  return database.transaction().execute(async (transaction) => {
    let added = 0;
    for (const batch of batches(hosts)) {
      const insert = transaction.insertInto("hosts").values(batch.map((host) => ({ host, failures: 0 })));
      await insert.onConflict((conflict) => conflict.column("host").doNothing()).execute();
    }
    for (const batch of batches(rows)) {
      const insert = transaction.insertInto("addresses").values(batch);
      const result = await insert.onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
      added += Number(result.numInsertedOrUpdatedRows ?? 0);
    }
    added -= await dropForgotten(transaction, rows);
    await dateUndated(transaction, shown);
    return added;
  });
}

/** Of two days that are shown for one address, the first is kept. Most addresses have their day from when they were added. */
async function dateUndated(transaction: Transaction<Tables>, shown: readonly AddressRow[]): Promise<void> {
  const days = new Map<string, string>();
  for (const { identity, shown_day: day } of shown) if (day !== null && !days.has(identity)) days.set(identity, day);
  for (const batch of batches([...days.keys()])) {
    const known = transaction.selectFrom("addresses").select("identity").where("identity", "in", batch);
    for (const { identity } of await known.where("shown_day", "is", null).execute()) {
      const undated = transaction.updateTable("addresses").where("identity", "=", identity);
      await undated
        .where("shown_day", "is", null)
        .set({ shown_day: days.get(identity) ?? null })
        .execute();
    }
  }
}

/** Asked when the rows are written: whoever is forgetting one of them has held it until then, and has noted it by now. */
async function dropForgotten(transaction: Transaction<Tables>, rows: readonly AddressRow[]): Promise<number> {
  const keys = rows.map(({ address, identity, source_id }) => [identity, ...keysOf([address], source_id)]);
  const isForgotten = await turnAway(transaction, keys);
  const forgotten = rows.filter((_, at) => isForgotten[at]).map(({ identity }) => identity);
  let dropped = 0;
  for (const batch of batches(forgotten)) {
    const result = await transaction.deleteFrom("addresses").where("identity", "in", batch).executeTakeFirst();
    dropped += Number(result.numDeletedRows);
  }
  return dropped;
}

function newRow(found: FoundAddress): AddressRow {
  const { address } = found;
  checkAddress(address);
  return {
    address,
    identity: found.identity,
    host: new URL(address).host,
    role: found.role,
    depth: found.depth,
    shown_day: found.shownDay,
    source_id: found.sourceId,
    found_at: utc(found.foundAt),
    found_by: found.foundBy,
    status: "new",
    fetched_at: null,
    failures: 0,
    last_error: null,
    next_due: utc(found.nextDue),
  };
}

export async function makeDue(
  database: Kysely<Tables>,
  addresses: readonly string[],
  now: string,
  leastDepth: number,
): Promise<void> {
  const next_due = utc(now);
  await database.transaction().execute(async (transaction) => {
    for (const batch of batches(addresses.toSorted())) {
      const known = transaction.updateTable("addresses").where("address", "in", batch);
      await known.where("depth", ">=", leastDepth).set({ next_due }).execute();
    }
  });
}

export async function retireRoots(database: Kysely<Tables>, sourceId: string, roots: readonly string[]): Promise<void> {
  const named = new Set(roots);
  await database.transaction().execute(async (transaction) => {
    const known = transaction.selectFrom("addresses").select("address").where("source_id", "=", sourceId);
    const rows = await known
      .where("depth", "=", 0)
      .where("role", "<>", "page")
      .where("next_due", "is not", null)
      .execute();
    const retired = rows.map(({ address }) => address).filter((address) => !named.has(address));
    for (const batch of batches(retired)) {
      await transaction.updateTable("addresses").set({ next_due: null }).where("address", "in", batch).execute();
    }
  });
}

export async function dueAddresses(
  database: Kysely<Tables>,
  host: string,
  now: string,
  limit: number,
  sourceIds: readonly string[] | null,
): Promise<KnownAddress[]> {
  let query = database
    .selectFrom("addresses")
    .leftJoin("pages", "pages.address", "addresses.address")
    .selectAll("addresses")
    .select(["pages.etag", "pages.last_modified"])
    .where("addresses.host", "=", host)
    .where("addresses.next_due", "<=", utc(now))
    // What shows addresses is read before what it shows, so that a short visit brings the newest.
    .orderBy((row) => row.case().when("addresses.role", "=", "page").then(1).else(0).end())
    .orderBy("addresses.next_due")
    .orderBy("addresses.address")
    .limit(limit);
  if (sourceIds !== null) query = query.where("addresses.source_id", "in", sourceIds);
  return (await query.execute()).map((row) => ({
    address: row.address,
    sourceId: row.source_id,
    role: row.role,
    depth: row.depth,
    foundAt: row.found_at,
    foundBy: row.found_by,
    shownDay: row.shown_day,
    status: row.status,
    fetchedAt: row.fetched_at,
    failures: row.failures,
    lastError: row.last_error,
    nextDue: row.next_due,
    validators: { etag: row.etag, lastModified: row.last_modified },
  }));
}

export async function countDue(database: Kysely<Tables>, now: string): Promise<ReadonlyMap<string, number>> {
  const rows = await database
    .selectFrom("addresses")
    .select(["source_id", (row) => row.fn.countAll<number>().as("count")])
    .where("next_due", "<=", utc(now))
    .groupBy("source_id")
    .execute();
  return new Map(rows.map((row) => [row.source_id, row.count]));
}

export async function recordFailure(database: Kysely<Tables>, failure: FailedFetch): Promise<void> {
  const nextDue = failure.nextDue === null ? null : utc(failure.nextDue);
  await database
    .updateTable("addresses")
    .set((row) => ({
      status: "failed",
      failures: row("failures", "+", 1),
      last_error: failure.code,
      next_due: nextDue,
    }))
    .where("address", "=", failure.address)
    .execute();
}
