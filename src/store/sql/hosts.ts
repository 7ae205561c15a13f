import type { Kysely } from "kysely";
import type { HostState } from "../frontier.ts";
import { utc } from "../times.ts";
import type { HostRow, Tables } from "./tables.ts";

export async function dueHosts(
  database: Kysely<Tables>,
  now: string,
  limit: number,
  sourceIds: readonly string[] | null,
): Promise<string[]> {
  const instant = utc(now);
  const rows = await withSomethingDue(database, instant, sourceIds)
    .select("hosts.host")
    .where((row) => row.or([row("visited_until", "is", null), row("visited_until", "<=", instant)]))
    .where((row) => row.or([row("free_at", "is", null), row("free_at", "<=", instant)]))
    .orderBy((row) => row.fn.coalesce("asked_at", row.val("")))
    .orderBy("hosts.host")
    .limit(limit)
    .execute();
  return rows.map(({ host }) => host);
}

export async function nextFreeHost(
  database: Kysely<Tables>,
  now: string,
  sourceIds: readonly string[] | null,
): Promise<string | null> {
  const instant = utc(now);
  const rows = await withSomethingDue(database, instant, sourceIds)
    .select(["visited_until", "free_at"])
    .where((row) => row.or([row("visited_until", ">", instant), row("free_at", ">", instant)]))
    .execute();
  const moments = rows.map(({ visited_until, free_at }) => {
    return (visited_until ?? "") > (free_at ?? "") ? visited_until : free_at;
  });
  return moments.reduce((first, one) => ((one ?? "") < (first ?? "") ? one : first), moments[0] ?? null);
}

/** Asked host by host, so that the index answers at once however many addresses are due. */
function withSomethingDue(database: Kysely<Tables>, instant: string, sourceIds: readonly string[] | null) {
  return database.selectFrom("hosts").where((row) => {
    let due = row
      .selectFrom("addresses")
      .select("addresses.address")
      .whereRef("addresses.host", "=", "hosts.host")
      .where("addresses.next_due", "<=", instant);
    if (sourceIds !== null) due = due.where("addresses.source_id", "in", sourceIds);
    return row.exists(due);
  });
}

export async function takeHost(
  database: Kysely<Tables>,
  host: string,
  visitor: string,
  now: string,
  until: string,
): Promise<HostState | null> {
  const visit = { visitor, visited_until: utc(until) };
  // One statement, so that of two visitors who come at the same moment one gets it.
  const row = await database
    .insertInto("hosts")
    .values({ host, failures: 0, ...visit })
    .onConflict((conflict) =>
      conflict
        .column("host")
        .doUpdateSet(visit)
        .where((held) =>
          held.or([
            held("hosts.visitor", "is", null),
            held("hosts.visitor", "=", visitor),
            held("hosts.visited_until", "<=", utc(now)),
          ]),
        ),
    )
    .returning(["asked_at", "free_at", "failures", "robots"])
    .executeTakeFirst();
  if (row === undefined) return null;
  return { askedAt: row.asked_at, freeAt: row.free_at, failures: row.failures, robots: row.robots };
}

export async function noteHost(database: Kysely<Tables>, host: string, changes: Partial<HostState>): Promise<void> {
  const row: Partial<HostRow> = {};
  if (changes.askedAt !== undefined) row.asked_at = changes.askedAt === null ? null : utc(changes.askedAt);
  if (changes.freeAt !== undefined) row.free_at = changes.freeAt === null ? null : utc(changes.freeAt);
  if (changes.failures !== undefined) row.failures = changes.failures;
  if (changes.robots !== undefined) row.robots = changes.robots;
  if (Object.keys(row).length === 0) return;
  await database.updateTable("hosts").set(row).where("host", "=", host).execute();
}

export async function leaveHost(database: Kysely<Tables>, host: string, visitor: string): Promise<void> {
  const ours = database.updateTable("hosts").where("host", "=", host).where("visitor", "=", visitor);
  await ours.set({ visitor: null, visited_until: null }).execute();
}
