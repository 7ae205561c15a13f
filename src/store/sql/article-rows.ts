import type { Kysely } from "kysely";
import { z } from "zod";
import type { Article, BlockRole } from "../../model.ts";
import { foldForSearch } from "../../text/fold.ts";
import { articleKey, textHash } from "../../text/identity.ts";
import { fromJson, toJson } from "../json.ts";
import type { KeptArticle } from "../register.ts";
import { batches } from "./batches.ts";
import type { ArticleRow, Tables } from "./tables.ts";

// Only the register writes the column, and what it writes has been checked by the compiler.
const roleOf = z.custom<BlockRole>((role) => typeof role === "string");
const blocksOf = z.array(z.object({ role: roleOf, text: z.string(), removed: z.string().nullable() }));

export function articleRow(
  article: Article,
  rulesHash: string,
  pageHash: string | null,
): Omit<ArticleRow, "source_id" | "found_at" | "fetched_at" | "text_pruned_at"> {
  return {
    key: articleKey(article),
    url: article.url,
    title: article.title,
    language: article.language,
    published_at: article.publishedAt,
    published_from: article.publishedFrom,
    modified_at: article.modifiedAt,
    modified_from: article.modifiedFrom,
    outlet: article.outlet,
    outlet_folded: article.outlet === null ? null : foldForSearch(article.outlet),
    original_outlet: article.originalOutlet,
    original_outlet_folded: article.originalOutlet === null ? null : foldForSearch(article.originalOutlet),
    author: article.author,
    kind: article.kind,
    kind_reason: article.kindReason,
    text_hash: textHash(article),
    page_hash: pageHash,
    rules_hash: rulesHash,
    text: article.text,
    blocks_json: toJson(article.blocks),
    section: article.section,
  };
}

/** An article with what it was made of. */
export function keptArticle(row: ArticleRow): KeptArticle {
  return {
    key: row.key,
    article: articleOf(row),
    textHash: row.text_hash,
    pageHash: row.page_hash,
    rulesHash: row.rules_hash,
    fetchedAt: row.fetched_at,
    textPrunedAt: row.text_pruned_at,
  };
}

/** Articles by their keys; those that are gone are left out. */
export async function articlesByKey(
  database: Kysely<Tables>,
  keys: readonly string[],
): Promise<ReadonlyMap<string, KeptArticle>> {
  const articles = new Map<string, KeptArticle>();
  for (const batch of batches(keys)) {
    const rows = await database.selectFrom("articles").selectAll().where("key", "in", batch).execute();
    for (const row of rows) articles.set(row.key, keptArticle(row));
  }
  return articles;
}

function articleOf(row: ArticleRow): Article {
  return {
    url: row.url,
    title: row.title,
    text: row.text,
    blocks: fromJson(blocksOf, row.blocks_json),
    language: row.language,
    publishedAt: row.published_at,
    publishedFrom: row.published_from,
    modifiedAt: row.modified_at,
    modifiedFrom: row.modified_from,
    outlet: row.outlet,
    originalOutlet: row.original_outlet,
    author: row.author,
    section: row.section,
    kind: row.kind,
    kindReason: row.kind_reason,
  };
}
