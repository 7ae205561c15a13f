/** Full-text search: FTS5 on SQLite, a text search vector on PostgreSQL; migration 0011 makes what either needs. */
import { type Kysely, PostgresAdapter, type RawBuilder, sql } from "kysely";
import type { Tables } from "./tables.ts";

/** The numbers of the records that say all of some words, as a query. The last word may be the beginning of a longer one. */
export function recordsSaying(database: Kysely<Tables>, words: readonly string[]): RawBuilder<unknown> {
  if (database.getExecutor().adapter instanceof PostgresAdapter)
    return sql`select number from record_details where to_tsvector('simple', searched) @@ to_tsquery('simple', ${tsquery(words)})`;
  return sql`select rowid from record_search where record_search match ${match(words)}`;
}

/** Whether a record of the table `records` says all of some words. */
export function saysAll(database: Kysely<Tables>, words: readonly string[]): RawBuilder<boolean> {
  if (database.getExecutor().adapter instanceof PostgresAdapter)
    return sql`exists (select 1 from record_details where record_details.number = records.number
      and to_tsvector('simple', searched) @@ to_tsquery('simple', ${tsquery(words)}))`;
  return sql`exists (select 1 from record_search where record_search match ${match(words)}
    and record_search.rowid = records.number)`;
}

// Words are letters and digits alone, see `wordsForSearch`: there is nothing in them that either language of queries would read.
function tsquery(words: readonly string[]): string {
  return `${words.map((word) => `'${word}'`).join(" & ")}:*`;
}

function match(words: readonly string[]): string {
  return `${words.map((word) => `"${word}"`).join(" ")}*`;
}
