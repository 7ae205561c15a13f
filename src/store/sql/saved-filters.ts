import type { Kysely } from "kysely";
import { z } from "zod";
import { fromJson, toJson } from "../json.ts";
import { recordFilter } from "../record-filter.ts";
import type { DigestPlan, FilterChange, SavedFilter } from "../saved-filters.ts";
import { utc } from "../times.ts";
import type { Tables } from "./tables.ts";

const addresses = z.array(z.string());

function selected(database: Kysely<Tables>) {
  return database
    .selectFrom("saved_filters")
    .leftJoin("digests", "digests.filter_id", "saved_filters.id")
    .selectAll("saved_filters")
    .select(["digests.every", "digests.language", "digests.recipients_json", "digests.told_until", "digests.due_at"]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selected>["executeTakeFirstOrThrow"]>>;

export async function listSavedFilters(database: Kysely<Tables>): Promise<SavedFilter[]> {
  const rows = await selected(database).orderBy("saved_filters.name").execute();
  return rows.map(savedFilterOf);
}

export async function findSavedFilter(database: Kysely<Tables>, name: string): Promise<SavedFilter | null> {
  const row = await selected(database).where("saved_filters.name", "=", name).executeTakeFirst();
  return row === undefined ? null : savedFilterOf(row);
}

export async function addSavedFilter(database: Kysely<Tables>, saved: Omit<SavedFilter, "digest">): Promise<boolean> {
  const { id, name, owner, filter, createdAt } = saved;
  const row = { id, name, owner, filter_json: toJson(filter), created_at: utc(createdAt) };
  const insert = database.insertInto("saved_filters").values(row);
  const { numInsertedOrUpdatedRows } = await insert
    .onConflict((conflict) => conflict.column("name").doNothing())
    .executeTakeFirstOrThrow();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export function changeSavedFilter(
  database: Kysely<Tables>,
  name: string,
  change: FilterChange,
): Promise<"changed" | "missing" | "taken"> {
  return database.transaction().execute(async (transaction) => {
    const named = (one: string) =>
      transaction.selectFrom("saved_filters").select("id").where("name", "=", one).executeTakeFirst();
    const known = await named(name);
    if (known === undefined) return "missing";
    if (change.name !== undefined && change.name !== name && (await named(change.name)) !== undefined) return "taken";
    const set = {
      name: change.name ?? name,
      ...(change.filter === undefined ? {} : { filter_json: toJson(change.filter) }),
    };
    await transaction.updateTable("saved_filters").set(set).where("id", "=", known.id).execute();
    return "changed";
  });
}

export async function removeSavedFilter(database: Kysely<Tables>, name: string): Promise<boolean> {
  const { numDeletedRows } = await database
    .deleteFrom("saved_filters")
    .where("name", "=", name)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

export function planDigest(database: Kysely<Tables>, name: string, plan: DigestPlan | null): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    const named = transaction.selectFrom("saved_filters").select("id").where("name", "=", name);
    const known = await named.executeTakeFirst();
    if (known === undefined) return false;
    await transaction.deleteFrom("digests").where("filter_id", "=", known.id).execute();
    if (plan === null) return true;
    const row = {
      filter_id: known.id,
      every: plan.every,
      language: plan.language,
      recipients_json: toJson(plan.recipients),
      told_until: utc(plan.toldUntil),
      due_at: utc(plan.dueAt),
      taken_until: null,
    };
    await transaction.insertInto("digests").values(row).execute();
    return true;
  });
}

export async function takeDigest(database: Kysely<Tables>, now: string, until: string): Promise<SavedFilter | null> {
  const free = database
    .selectFrom("digests")
    .select("filter_id")
    .where("due_at", "<=", utc(now))
    .where((row) => row.or([row("taken_until", "is", null), row("taken_until", "<=", utc(now))]))
    .orderBy("due_at");
  for (const { filter_id } of await free.execute()) {
    const { numUpdatedRows } = await database
      .updateTable("digests")
      .set({ taken_until: utc(until) })
      .where("filter_id", "=", filter_id)
      // Somebody else may have been faster.
      .where((row) => row.or([row("taken_until", "is", null), row("taken_until", "<=", utc(now))]))
      .where("due_at", "<=", utc(now))
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) continue;
    const row = await selected(database).where("saved_filters.id", "=", filter_id).executeTakeFirst();
    if (row !== undefined) return savedFilterOf(row);
  }
  return null;
}

export async function noteDigest(
  database: Kysely<Tables>,
  id: string,
  toldUntil: string,
  dueAt: string,
): Promise<void> {
  const set = { told_until: utc(toldUntil), due_at: utc(dueAt), taken_until: null };
  await database.updateTable("digests").set(set).where("filter_id", "=", id).execute();
}

function savedFilterOf(row: Row): SavedFilter {
  const { id, name, owner, created_at: createdAt, every, language, recipients_json, told_until, due_at } = row;
  const isPlanned =
    every !== null && language !== null && recipients_json !== null && told_until !== null && due_at !== null;
  const digest = isPlanned
    ? { every, language, recipients: fromJson(addresses, recipients_json), toldUntil: told_until, dueAt: due_at }
    : null;
  return { id, name, owner, filter: fromJson(recordFilter, row.filter_json), createdAt, digest };
}
