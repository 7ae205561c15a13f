import type { Kysely } from "kysely";
import { z } from "zod";
import type { Article, Fact } from "../../model.ts";
import { withAdded } from "../../records/added.ts";
import { fromJson } from "../json.ts";
import { batches } from "./batches.ts";
import type { Tables } from "./tables.ts";

// Only the register writes the column, and what it writes has been checked by the compiler.
const factOf = z.custom<Fact>((fact) => typeof fact === "object");

/** What people have added to some articles, by article. */
async function addedTo(database: Kysely<Tables>, keys: readonly string[]): Promise<ReadonlyMap<string, Fact[]>> {
  const facts = new Map<string, Fact[]>();
  for (const batch of batches(keys)) {
    const rows = await database
      .selectFrom("added_facts")
      .select(["article_key", "fact_json"])
      .where("article_key", "in", batch)
      .orderBy("fact_id")
      .execute();
    for (const { article_key: key, fact_json } of rows)
      facts.set(key, [...(facts.get(key) ?? []), fromJson(factOf, fact_json)]);
  }
  return facts;
}

/** An article that is written, with the facts that the rules found in it. */
interface Written {
  readonly key: string;
  readonly article: Article;
  readonly facts: readonly Fact[];
}

/**
 * The same articles with what people have added to them, see `withAdded`. Asked when their rows are written: whoever adds to one of them
 * waits for it from then on.
 */
export async function withAddedFacts<One extends Written>(
  database: Kysely<Tables>,
  articles: readonly One[],
): Promise<One[]> {
  const found = await addedTo(
    database,
    articles.map(({ key }) => key),
  );
  return articles.map((one) => {
    const ofPeople = found.get(one.key);
    return ofPeople === undefined ? one : { ...one, facts: withAdded(one.article, one.facts, ofPeople) };
  });
}
