/** Full-text search: FTS5 on SQLite, a text search vector on PostgreSQL; migration 0011 makes what either needs. */
import { type Kysely, PostgresAdapter, type RawBuilder, sql } from "kysely";
import type { Tables } from "./tables.ts";

/** The numbers of the records that say all of some words, as a query. The last word may be the beginning of a longer one. */
export function recordsSaying(database: Kysely<Tables>, words: readonly string[]): RawBuilder<unknown> {
  // Words are letters and digits alone, see `wordsForSearch`: there is nothing in them that either language of queries would read.
  if (database.getExecutor().adapter instanceof PostgresAdapter) {
    const query = `${words.map((word) => `'${word}'`).join(" & ")}:*`;
    return sql`select number from record_details where to_tsvector('simple', searched) @@ to_tsquery('simple', ${query})`;
  }
  const query = `${words.map((word) => `"${word}"`).join(" ")}*`;
  return sql`select rowid from record_search where record_search match ${query}`;
}
