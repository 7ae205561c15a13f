import type { Kysely } from "kysely";
import { fromJson, toJson } from "../json.ts";
import { recordFilter } from "../record-filter.ts";
import type { Subscription, SubscriptionState } from "../subscriptions.ts";
import { utc } from "../times.ts";
import type { SubscriptionRow } from "./subscription-tables.ts";
import type { Tables } from "./tables.ts";

export async function addSubscription(
  database: Kysely<Tables>,
  subscription: Subscription,
  secret: string,
): Promise<boolean> {
  const { id, name, url, filter, state, createdAt, createdBy, cursor } = subscription;
  const row: SubscriptionRow = {
    id,
    name,
    url,
    filter_json: toJson(filter),
    state,
    created_at: utc(createdAt),
    created_by: createdBy,
    secret,
    previous_secret: null,
    previous_until: null,
    cursor,
    failures: 0,
    next_at: null,
    taken_by: null,
    taken_until: null,
  };
  const { numInsertedOrUpdatedRows } = await database
    .insertInto("subscriptions")
    .values(row)
    .onConflict((conflict) => conflict.column("name").doNothing())
    .executeTakeFirstOrThrow();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function listSubscriptions(database: Kysely<Tables>): Promise<Subscription[]> {
  const rows = await database.selectFrom("subscriptions").selectAll().orderBy("name").execute();
  return rows.map(subscriptionOf);
}

export async function findSubscription(database: Kysely<Tables>, id: string): Promise<Subscription | null> {
  const row = await database.selectFrom("subscriptions").selectAll().where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : subscriptionOf(row);
}

export async function setSubscriptionState(
  database: Kysely<Tables>,
  id: string,
  state: SubscriptionState,
): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable("subscriptions")
    .set({ state, failures: 0, next_at: null })
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

export async function rotateSecret(
  database: Kysely<Tables>,
  id: string,
  secret: string,
  previousUntil: string,
): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable("subscriptions")
    .set((row) => ({ previous_secret: row.ref("secret"), previous_until: utc(previousUntil), secret }))
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

export async function removeSubscription(database: Kysely<Tables>, id: string): Promise<boolean> {
  const { numDeletedRows } = await database.deleteFrom("subscriptions").where("id", "=", id).executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

export function subscriptionOf(row: SubscriptionRow): Subscription {
  return {
    id: row.id,
    name: row.name,
    url: row.url,
    filter: fromJson(recordFilter, row.filter_json),
    state: row.state,
    createdAt: row.created_at,
    createdBy: row.created_by,
    previousUntil: row.previous_until,
    cursor: row.cursor,
    failures: row.failures,
    nextAt: row.next_at,
  };
}
