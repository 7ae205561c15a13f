import { type Kysely, sql } from "kysely";
import type { DocumentHistory, HistoryWindows, PageTally, SourceHistory } from "../histories.ts";
import type { Reading } from "../register.ts";
import { utc } from "../times.ts";
import { batches } from "./batches.ts";
import type { Tables } from "./tables.ts";

/** What shows pages. Named one by one, so that the index is asked for them. */
const documentRoles = ["feed", "sitemap", "listing", "posts"] as const;
const day = 24 * 3_600_000;

export async function sourceHistories(
  database: Kysely<Tables>,
  sourceIds: readonly string[],
  windows: HistoryWindows,
): Promise<SourceHistory[]> {
  const histories: SourceHistory[] = [];
  for (const batch of batches(sourceIds)) histories.push(...(await historiesOf(database, batch, windows)));
  return histories;
}

async function historiesOf(database: Kysely<Tables>, ids: string[], windows: HistoryWindows): Promise<SourceHistory[]> {
  const documents = await documentsOf(database, ids);
  const begun = ids.filter((id) => documents.has(id));
  const last = await lastOf(database, begun);
  const hours = await hoursOf(database, last, windows.rhythmDays);
  const tallies = await talliesOf(database, begun, windows);
  return begun.map((sourceId) => ({
    sourceId,
    documents: documents.get(sourceId) ?? [],
    lastShown: last.get(sourceId)?.shown ?? null,
    shownHours: hours.get(sourceId) ?? [],
    lastArticle: last.get(sourceId)?.article ?? null,
    recent: tallies.get(`recent ${sourceId}`) ?? { kinds: {}, failures: {} },
    usual: tallies.get(`usual ${sourceId}`) ?? { kinds: {}, failures: {} },
  }));
}

async function documentsOf(database: Kysely<Tables>, ids: string[]): Promise<Map<string, DocumentHistory[]>> {
  const rows = await database
    .selectFrom("addresses")
    .select(["source_id", "address", "found_at", "fetched_at", "last_error"])
    .where("source_id", "in", ids)
    .where("role", "in", documentRoles)
    .where("depth", "=", 0)
    // What it names no longer is due no more.
    .where("next_due", "is not", null)
    .orderBy("address")
    .execute();
  const documents = new Map<string, DocumentHistory[]>();
  for (const { source_id, address, found_at, fetched_at, last_error } of rows) {
    const document = { address, foundAt: found_at, answeredAt: fetched_at, lastError: last_error };
    const known = documents.get(source_id) ?? [];
    documents.set(source_id, known);
    known.push(document);
  }
  return documents;
}

interface Last {
  readonly shown: string | null;
  readonly article: string | null;
}

/** Asked source by source, so that the index answers at once however much each has shown. */
async function lastOf(database: Kysely<Tables>, ids: string[]): Promise<Map<string, Last>> {
  const sources = database.selectFrom("addresses").select("source_id").distinct();
  const rows = await database
    .selectFrom(sources.where("source_id", "in", ids).where("role", "in", documentRoles).as("sources"))
    .select((row) => [
      "sources.source_id",
      row
        .selectFrom("addresses")
        .select((address) => address.fn.max("found_at").as("last"))
        .whereRef("addresses.source_id", "=", "sources.source_id")
        .where("role", "=", "page")
        .as("shown"),
      row
        .selectFrom("articles")
        .select((article) => article.fn.max("found_at").as("last"))
        .whereRef("articles.source_id", "=", "sources.source_id")
        .as("article"),
    ])
    .execute();
  return new Map(rows.map(({ source_id, shown, article }) => [source_id, { shown, article }]));
}

async function hoursOf(
  database: Kysely<Tables>,
  last: ReadonlyMap<string, Last>,
  days: number,
): Promise<Map<string, string[]>> {
  const spans = [...last].flatMap(([source_id, { shown }]) => {
    return shown === null ? [] : [{ source_id, from: new Date(Date.parse(shown) - days * day).toISOString() }];
  });
  const hours = new Map<string, string[]>();
  if (spans.length === 0) return hours;
  const rows = await database
    .selectFrom("addresses")
    .select(["source_id", sql<string>`substr(found_at, 1, 13)`.as("hour")])
    .where("role", "=", "page")
    .where((row) =>
      row.or(
        spans.map(({ source_id, from }) => row.and([row("source_id", "=", source_id), row("found_at", ">=", from)])),
      ),
    )
    .groupBy(["source_id", "hour"])
    .orderBy("hour")
    .execute();
  for (const { source_id, hour } of rows) {
    const known = hours.get(source_id) ?? [];
    hours.set(source_id, known);
    known.push(`${hour}:00:00.000Z`);
  }
  return hours;
}

/** By `recent ID` and `usual ID`. */
async function talliesOf(
  database: Kysely<Tables>,
  ids: string[],
  { recentFrom, usualFrom }: HistoryWindows,
): Promise<Map<string, PageTally>> {
  const rows = await database
    .selectFrom("addresses")
    .leftJoin("pages", "pages.address", "addresses.address")
    .select((row) => [
      "source_id",
      "addresses.status",
      "last_error",
      "read_kind",
      row
        .case()
        .when("found_at", ">=", utc(recentFrom))
        .then(sql.lit("recent"))
        .else(sql.lit("usual"))
        .end()
        .as("window"),
      row.fn.countAll<number>().as("count"),
    ])
    .where("source_id", "in", ids)
    .where("addresses.role", "=", "page")
    .where("found_at", ">=", utc(usualFrom))
    .groupBy(["source_id", "addresses.status", "last_error", "read_kind", "window"])
    .execute();
  const tallies = new Map<
    string,
    { kinds: { [kind in Reading["kind"]]?: number }; failures: { [code: string]: number } }
  >();
  for (const { source_id, status, last_error, read_kind, window, count } of rows) {
    const key = `${window} ${source_id}`;
    const tally = tallies.get(key) ?? { kinds: {}, failures: {} };
    tallies.set(key, tally);
    if (status === "failed") add(tally.failures, last_error ?? "unknown", count);
    else if (read_kind !== null) add(tally.kinds, read_kind, count);
  }
  return tallies;
}

function add<Name extends string>(counts: { [name in Name]?: number }, name: Name, count: number): void {
  counts[name] = (counts[name] ?? 0) + count;
}
