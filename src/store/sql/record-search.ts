/** Full-text search: FTS5 on SQLite, a text search vector on PostgreSQL; migration 0011 makes what either needs. */
import { type Kysely, PostgresAdapter, type RawBuilder, sql } from "kysely";
import type { Tables } from "./tables.ts";

/** Numbers of records, both included. */
export interface NumberRange {
  readonly first: number;
  readonly last: number;
}

const all: NumberRange = { first: 0, last: Number.MAX_SAFE_INTEGER };

/** The numbers of the records that say all of some words, as a query. The last word may be the beginning of a longer one. */
export function recordsSaying(
  database: Kysely<Tables>,
  words: readonly string[],
  within: NumberRange = all,
): RawBuilder<unknown> {
  const isWithin = (column: string) =>
    within === all ? sql`` : sql`and ${sql.ref(column)} between ${within.first} and ${within.last}`;
  if (database.getExecutor().adapter instanceof PostgresAdapter)
    return sql`select number from record_details
      where to_tsvector('simple', searched) @@ to_tsquery('simple', ${tsquery(words)}) ${isWithin("number")}`;
  return sql`select rowid from record_search where record_search match ${match(words)} ${isWithin("rowid")}`;
}

// Words are letters and digits alone, see `wordsForSearch`: there is nothing in them that either language of queries would read.
function tsquery(words: readonly string[]): string {
  return `${words.map((word) => `'${word}'`).join(" & ")}:*`;
}

function match(words: readonly string[]): string {
  return `${words.map((word) => `"${word}"`).join(" ")}*`;
}
