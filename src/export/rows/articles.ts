import type { ExportedArticle } from "../../store/exports.ts";
import type { Row } from "../table.ts";
import { titleOf } from "./claim.ts";
import { firstDayOf } from "./days.ts";

/** The row of an article in the table "articles". */
export function articleRow({ key, article, source, textHash, fetchedAt, facts, text }: ExportedArticle): Row {
  return {
    key,
    url: article.url,
    title: titleOf(article.title),
    outlet: article.outlet,
    original_outlet: article.originalOutlet,
    source,
    language: article.language,
    published: article.publishedAt,
    published_on: firstDayOf(article.publishedAt),
    modified: article.modifiedAt,
    author: article.author,
    section: article.section,
    kind: article.kind,
    text_hash: textHash,
    fetched_at: fetchedAt,
    facts,
    text,
  };
}
