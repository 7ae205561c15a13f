import type { Kysely } from "kysely";
import type { ExportedFact, FactSelection } from "../exports.ts";
import { prepareFilter } from "../filter.ts";
import { prepareRecordFilter } from "../record-filter.ts";
import { batches } from "./batches.ts";
import { walk, walkSize } from "./export-walk.ts";
import { factsLeft } from "./facts.ts";
import { leftAmong } from "./record-list.ts";
import { statedFacts } from "./stated.ts";
import type { Tables } from "./tables.ts";

/** A fact that is exported. */
interface Selected {
  readonly id: string;
  readonly article_key: string;
  readonly record_id: string | null;
}

export async function* exportFacts(database: Kysely<Tables>, selection: FactSelection): AsyncGenerator<ExportedFact> {
  // An article holds thousands of facts at most: their ids have room, they themselves come a batch at a time.
  for await (const selected of walkSelected(database, selection))
    for (const batch of batches(selected)) yield* await readFacts(database, batch);
}

export async function exportedFacts(database: Kysely<Tables>, articles: readonly string[]): Promise<ExportedFact[]> {
  const facts: ExportedFact[] = [];
  for (const batch of batches(articles)) {
    const rows = withRecords(database).where("facts.article_key", "in", batch).execute();
    for (const selected of batches(await rows)) facts.push(...(await readFacts(database, selected)));
  }
  return facts;
}

/** Goes through all articles that state a fact that is selected, some at a time: the facts of each stand together, in the order of their ids. */
export async function* walkSelected(
  database: Kysely<Tables>,
  selection: FactSelection,
): AsyncGenerator<readonly Selected[]> {
  const select = selector(database, selection);
  for await (const keys of walk<string>((last) => keysAfter(database, last ?? ""))) {
    const selected: Selected[] = [];
    for (const batch of batches(keys)) selected.push(...(await select(batch)));
    if (selected.length > 0) yield selected;
  }
}

async function keysAfter(database: Kysely<Tables>, after: string): Promise<string[]> {
  const keys = database.selectFrom("articles").select("key").where("key", ">", after).orderBy("key").limit(walkSize);
  return (await keys.execute()).map(({ key }) => key);
}

type Select = (articles: readonly string[]) => Promise<readonly Selected[]>;

function selector(database: Kysely<Tables>, selection: FactSelection): Select {
  if ("facts" in selection) {
    const prepared = prepareFilter(selection.facts);
    return (articles) =>
      factsLeft(database, prepared)
        .leftJoin("record_facts", "record_facts.fact_id", "facts.id")
        .select(["facts.id", "facts.article_key", "record_facts.record_id"])
        .where("facts.article_key", "in", articles)
        .orderBy("facts.article_key")
        .orderBy("facts.id")
        .execute();
  }
  const prepared = prepareRecordFilter(selection.records);
  return async (articles) => {
    const rows = await withRecords(database)
      .where("facts.article_key", "in", articles)
      .orderBy("facts.article_key")
      .orderBy("facts.id")
      .execute();
    const left = await leftAmong(
      database,
      prepared,
      rows.flatMap(({ record_id }) => record_id ?? []),
    );
    return rows.filter(({ record_id }) => record_id !== null && left.has(record_id));
  };
}

function withRecords(database: Kysely<Tables>) {
  return database
    .selectFrom("facts")
    .leftJoin("record_facts", "record_facts.fact_id", "facts.id")
    .select(["facts.id", "facts.article_key", "record_facts.record_id"]);
}

/** In the order in which they are selected; those that are gone meanwhile are left out. */
async function readFacts(database: Kysely<Tables>, selected: readonly Selected[]): Promise<ExportedFact[]> {
  const stated = await statedFacts(
    database,
    selected.map(({ id }) => id),
  );
  return selected.flatMap(({ id, record_id }) => {
    const fact = stated.get(id);
    return fact === undefined ? [] : [{ ...fact, record: record_id }];
  });
}
