/** Which fact is which: the same across runs by article, type, unit, value and words. */
import { createHash } from "node:crypto";
import type { Article } from "../model.ts";
import { fold } from "../text/words.ts";
import { normalise } from "../text/view.ts";

/** 100 bits: enough that two facts of a register of billions do not meet. */
const length = 25;

export const hashOf = (...parts: readonly (string | number | null)[]): string =>
  createHash("sha256")
    .update(parts.map((part) => (part === null ? "-" : String(part))).join("\u001f"))
    .digest("hex");

/** Names an article: its address, or its words where it has none. */
export const articleKey = (article: Pick<Article, "url" | "title" | "text">): string =>
  article.url ?? hashOf(article.title, article.text);

/** @param occurrence 0 for the first fact of an article with these values and words, 1 for the second */
export function factId(
  key: string,
  type: string,
  unit: string,
  value: number | null,
  quote: string,
  occurrence: number,
): string {
  const words = fold(normalise(quote).text).replace(/\s+/g, " ").trim();
  return hashOf(key, type, unit, value, words, occurrence).slice(0, length);
}
