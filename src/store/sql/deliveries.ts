import type { Kysely, Transaction } from "kysely";
import type { Delivery, DeliveryCounts, DeliveryNote, DeliveryState, TakenSubscription } from "../subscriptions.ts";
import { utc } from "../times.ts";
import { batches } from "./batches.ts";
import { lastChange } from "./changes.ts";
import type { DeliveryRow } from "./subscription-tables.ts";
import { subscriptionOf } from "./subscriptions.ts";
import type { Tables } from "./tables.ts";

export async function countDeliveries(database: Kysely<Tables>, id: string): Promise<DeliveryCounts> {
  const rows = await database
    .selectFrom("deliveries")
    .select("state")
    .select((row) => row.fn.countAll<number>().as("count"))
    .where("subscription_id", "=", id)
    .groupBy("state")
    .execute();
  const counts = { delivered: 0, waiting: 0, dead: 0, asked: 0 };
  for (const { state, count } of rows) counts[state] = count;
  return counts;
}

export async function listDeliveries(
  database: Kysely<Tables>,
  id: string,
  limit: number,
  state?: DeliveryState,
): Promise<Delivery[]> {
  const all = database.selectFrom("deliveries").selectAll().where("subscription_id", "=", id);
  const left = state === undefined ? all : all.where("state", "=", state);
  const rows = await left.orderBy("at", "desc").orderBy("seq", "desc").limit(limit).execute();
  return rows.map(deliveryOf);
}

export function retryDeliveries(database: Kysely<Tables>, id: string, record?: string): Promise<number> {
  return database.transaction().execute(async (transaction) => {
    const dead = transaction
      .updateTable("deliveries")
      .set({ state: "asked", attempts: 0 })
      .where("subscription_id", "=", id)
      .where("state", "=", "dead");
    const asked = record === undefined ? dead : dead.where("record_id", "=", record);
    const { numUpdatedRows } = await asked.executeTakeFirstOrThrow();
    if (numUpdatedRows > 0n)
      await transaction.updateTable("subscriptions").set({ failures: 0, next_at: null }).where("id", "=", id).execute();
    return Number(numUpdatedRows);
  });
}

export async function takeSubscription(
  database: Kysely<Tables>,
  who: string,
  now: string,
  until: string,
): Promise<TakenSubscription | null> {
  const instant = utc(now);
  const last = await lastChange(database);
  const due = database
    .selectFrom("subscriptions")
    .select("id")
    .where("state", "=", "active")
    .where((row) => row.or([row("next_at", "is", null), row("next_at", "<=", instant)]))
    .where((row) => row.or([row("taken_until", "is", null), row("taken_until", "<=", instant)]))
    .where((row) => {
      const deliveries = row.selectFrom("deliveries").select("record_id").where("deliveries.state", "=", "asked");
      const asked = deliveries.whereRef("deliveries.subscription_id", "=", "subscriptions.id");
      return row.or([row("cursor", "<", last), row.exists(asked)]);
    })
    .orderBy("id");
  for (const { id } of await due.execute()) {
    const { numUpdatedRows } = await database
      .updateTable("subscriptions")
      .set({ taken_by: who, taken_until: utc(until) })
      .where("id", "=", id)
      // Somebody else may have been faster.
      .where((row) => row.or([row("taken_until", "is", null), row("taken_until", "<=", instant)]))
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) continue;
    const row = await database.selectFrom("subscriptions").selectAll().where("id", "=", id).executeTakeFirst();
    if (row !== undefined) return { ...subscriptionOf(row), secret: row.secret, previousSecret: row.previous_secret };
  }
  return null;
}

export async function askedDeliveries(database: Kysely<Tables>, id: string, limit: number): Promise<Delivery[]> {
  const asked = database.selectFrom("deliveries").selectAll().where("subscription_id", "=", id);
  const rows = await asked.where("state", "=", "asked").orderBy("seq").limit(limit).execute();
  return rows.map(deliveryOf);
}

export async function deliveriesOf(
  database: Kysely<Tables>,
  id: string,
  records: readonly string[],
): Promise<Delivery[]> {
  const found: Delivery[] = [];
  for (const batch of batches(records)) {
    const kept = database.selectFrom("deliveries").selectAll().where("subscription_id", "=", id);
    const rows = await kept.where("record_id", "in", batch).execute();
    found.push(...rows.map(deliveryOf));
  }
  return found;
}

export function noteDelivery(
  database: Kysely<Tables>,
  id: string,
  who: string,
  { delivery, isOver, cursor, failures, nextAt }: DeliveryNote,
  until: string,
): Promise<boolean> {
  const set = { cursor, failures, next_at: nextAt === null ? null : utc(nextAt), taken_until: utc(until) };
  return database.transaction().execute(async (transaction) => {
    const held = transaction.updateTable("subscriptions").set(set).where("id", "=", id).where("taken_by", "=", who);
    const row = await held.returning("state").executeTakeFirst();
    if (row === undefined) return false;
    await (isOver ? forget(transaction, id, delivery.record) : keep(transaction, id, delivery));
    return row.state === "active";
  });
}

async function forget(transaction: Transaction<Tables>, id: string, record: string): Promise<void> {
  const kept = transaction.deleteFrom("deliveries").where("subscription_id", "=", id);
  await kept.where("record_id", "=", record).execute();
}

async function keep(transaction: Transaction<Tables>, id: string, delivery: Delivery): Promise<void> {
  const { record, at, ...changes } = delivery;
  const set = { ...changes, at: utc(at) };
  const insert = transaction.insertInto("deliveries").values({ subscription_id: id, record_id: record, ...set });
  await insert.onConflict((conflict) => conflict.columns(["subscription_id", "record_id"]).doUpdateSet(set)).execute();
}

export async function passOver(
  database: Kysely<Tables>,
  id: string,
  who: string,
  cursor: number,
  until: string,
): Promise<boolean> {
  const held = database
    .updateTable("subscriptions")
    .set({ cursor, taken_until: utc(until) })
    .where("id", "=", id);
  const { numUpdatedRows } = await held.where("taken_by", "=", who).executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

export async function leaveSubscription(database: Kysely<Tables>, id: string, who: string): Promise<void> {
  const held = database.updateTable("subscriptions").set({ taken_by: null, taken_until: null }).where("id", "=", id);
  await held.where("taken_by", "=", who).execute();
}

function deliveryOf(row: DeliveryRow): Delivery {
  const { record_id: record, seq, state, attempts, at, status, error } = row;
  return { record, seq, state, attempts, at, status, error };
}
