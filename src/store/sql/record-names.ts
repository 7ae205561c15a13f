/** What stands in the tags of records. */
import { type Kysely, sql } from "kysely";
import { shown } from "../../records/amend.ts";
import { foldForSearch } from "../../text/fold.ts";
import { batches } from "./batches.ts";
import { stateOf } from "./record-rows.ts";
import type { Tables } from "./tables.ts";

/** Parties by their tags, each as the first of its records has it. */
export async function namesOfParties(
  database: Kysely<Tables>,
  tags: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const batch of batches(tags)) {
    const first = database
      .selectFrom("record_tags")
      .select((row) => row.fn.min("number").as("number"))
      .where("family", "=", "party")
      .where("tag", "in", batch)
      .groupBy("tag");
    const rows = await database
      .selectFrom("records")
      .innerJoin("record_details", "record_details.number", "records.number")
      .selectAll()
      .where("records.number", "in", first)
      .execute();
    for (const row of rows) {
      const { claim, amended } = stateOf(row, row);
      for (const { id, name } of shown(claim, amended).parties) {
        const tag = foldForSearch(name);
        if (id === null && !names.has(tag)) names.set(tag, name);
      }
    }
  }
  const asked = new Set(tags);
  return new Map([...names].filter(([tag]) => asked.has(tag)));
}

export async function sourcesOfRecords(database: Kysely<Tables>): Promise<string[]> {
  // From each to the next by the index: there are few of them, and hundreds of thousands of records have one.
  const { rows } = await sql<{ tag: string }>`with recursive found(tag) as (
      select min(tag) from record_tags where family = 'source'
      union all
      select (select min(tag) from record_tags where family = 'source' and tag > found.tag) from found
        where found.tag is not null
    ) select tag from found where tag is not null order by tag`.execute(database);
  return rows.map(({ tag }) => tag);
}
