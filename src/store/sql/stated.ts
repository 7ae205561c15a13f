import type { Kysely } from "kysely";
import type { RecordFact } from "../records.ts";
import { batches } from "./batches.ts";
import { factOf } from "./fact-rows.ts";
import { noParts, readParts } from "./facts.ts";
import type { Tables } from "./tables.ts";

/** A fact with its article, and the source that the article is of. */
export interface StatedFact extends RecordFact {
  readonly sourceId: string | null;
}

/** Facts by their ids, with what is shown of their articles; those that are gone are left out. */
export async function statedFacts(
  database: Kysely<Tables>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StatedFact>> {
  const stated = new Map<string, StatedFact>();
  for (const batch of batches(ids)) {
    const rows = await database
      .selectFrom("facts")
      .innerJoin("articles", "articles.key", "facts.article_key")
      .selectAll("facts")
      .select(["title", "url", "outlet", "original_outlet", "published_at", "language", "author", "text_pruned_at"])
      .select(["articles.kind as article_kind", "source_id"])
      .where("facts.id", "in", batch)
      .execute();
    const parts = await readParts(
      database,
      rows.map(({ id }) => id),
    );
    for (const row of rows) {
      const { title, url, outlet, language, author, article_kind: kind } = row;
      stated.set(row.id, {
        fact: factOf(row, parts.get(row.id) ?? noParts()),
        articleKey: row.article_key,
        article: {
          title,
          url,
          outlet,
          originalOutlet: row.original_outlet,
          publishedAt: row.published_at,
          language,
          author,
          kind,
        },
        hasText: row.text_pruned_at === null,
        sourceId: row.source_id,
      });
    }
  }
  return stated;
}
