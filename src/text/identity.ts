import { createHash } from "node:crypto";
import type { Article } from "../model.ts";
import { storable } from "./storable.ts";

/** SHA-256 in lower-case hexadecimal; a text is hashed as UTF-8. */
export function hashOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** Hash of what evidence points into: title and text. It changes when a span may no longer fit. */
export function textHash(article: Pick<Article, "title" | "text">): string {
  return hashOf(JSON.stringify([storable(article.title), storable(article.text)]));
}

/**
 * The register's key of an article, 32 hexadecimal digits: made of its address, or of its title and text where it came
 * without one. The same article has the same key in every register.
 */
export function articleKey(article: Pick<Article, "url" | "title" | "text">): string {
  const identity = article.url === null ? `text:${textHash(article)}` : `url:${storable(article.url)}`;
  return hashOf(identity).slice(0, 32);
}
