import type { Kysely } from "kysely";
import { SijillError } from "../../errors.ts";
import type { FailedFetch, FoundAddress, KnownAddress } from "../register.ts";
import { utc } from "../times.ts";
import { batches } from "./batches.ts";
import type { AddressRow, Tables } from "./tables.ts";

/** Longer ones are traps, not articles; servers refuse them from about this length on. */
const longestAddress = 8000;

export async function saveAddresses(database: Kysely<Tables>, found: readonly FoundAddress[]): Promise<number> {
  const rows = found.map(newRow);
  return database.transaction().execute(async (transaction) => {
    let added = 0;
    for (const batch of batches(rows)) {
      const insert = transaction.insertInto("addresses").values(batch);
      const result = await insert.onConflict((conflict) => conflict.column("address").doNothing()).executeTakeFirst();
      added += Number(result.numInsertedOrUpdatedRows ?? 0);
    }
    return added;
  });
}

function newRow({ address, sourceId, foundAt, foundBy, nextDue }: FoundAddress): AddressRow {
  if (address.length > longestAddress || !/^https?:/i.test(address) || !URL.canParse(address)) {
    throw new SijillError(
      "bad-address",
      `"${address.slice(0, 100)}" is no address of a page; write it as https://example.org/page.`,
    );
  }
  return {
    address,
    source_id: sourceId,
    found_at: utc(foundAt),
    found_by: foundBy,
    status: "new",
    fetched_at: null,
    failures: 0,
    last_error: null,
    next_due: utc(nextDue),
  };
}

export async function dueAddresses(
  database: Kysely<Tables>,
  sourceId: string,
  now: string,
  limit: number,
): Promise<KnownAddress[]> {
  const rows = await database
    .selectFrom("addresses")
    .leftJoin("pages", "pages.address", "addresses.address")
    .selectAll("addresses")
    .select(["pages.etag", "pages.last_modified"])
    .where("addresses.source_id", "=", sourceId)
    .where("addresses.next_due", "<=", utc(now))
    .orderBy("addresses.next_due")
    .orderBy("addresses.address")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    address: row.address,
    sourceId: row.source_id,
    foundAt: row.found_at,
    foundBy: row.found_by,
    status: row.status,
    fetchedAt: row.fetched_at,
    failures: row.failures,
    lastError: row.last_error,
    nextDue: row.next_due,
    validators: { etag: row.etag, lastModified: row.last_modified },
  }));
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
