import { type Kysely, PostgresAdapter, sql } from "kysely";

/**
 * Full-text search over what is said in records. The words are folded already, so that either database takes them as they are.
 * On SQLite the index follows its table by triggers, whoever writes to it.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  if (database.getExecutor().adapter instanceof PostgresAdapter) {
    await sql`create index record_details_searched on record_details using gin (to_tsvector('simple', searched))`.execute(
      database,
    );
    return;
  }
  await sql`create virtual table record_search using fts5(searched, content='record_details', content_rowid='number',
    tokenize='unicode61 remove_diacritics 0', prefix='2 3')`.execute(database);
  // What is removed must not be found in the file.
  await sql`insert into record_search(record_search, rank) values ('secure-delete', 1)`.execute(database);
  const put = "insert into record_search(rowid, searched) values (new.number, new.searched);";
  const take = "insert into record_search(record_search, rowid, searched) values ('delete', old.number, old.searched);";
  for (const [event, actions] of [
    ["insert", put],
    ["delete", take],
    ["update of searched", `${take} ${put}`],
  ] as const) {
    const name = `record_search_${event.split(" ")[0]}`;
    await sql.raw(`create trigger ${name} after ${event} on record_details begin ${actions} end`).execute(database);
  }
}
