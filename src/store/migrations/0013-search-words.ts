import { type Kysely, sql } from "kysely";
import { wordsForSearch } from "../../text/search-words.ts";

const portion = 1000;

interface Searched {
  readonly number: number;
  readonly searched: string;
}

/** Search goes by words without the article that Arabic glues to them: what is kept of records is brought into that form. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (let after = 0; ;) {
    const { rows } = await sql<Searched>`
      select number, searched from record_details where number > ${after} order by number limit ${portion}`.execute(
      database,
    );
    for (const { number, searched } of rows) {
      const words = wordsInLines(searched);
      if (words !== searched)
        await sql`update record_details set searched = ${words} where number = ${number}`.execute(database);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < portion) return;
    after = last.number;
  }
}

/** What is searched is folded already, and each thing in it stands on a line of its own. */
function wordsInLines(searched: string): string {
  return searched
    .split("\n")
    .map((line) => wordsForSearch(line).join(" "))
    .join("\n");
}
