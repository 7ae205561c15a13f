import { everyClitics } from "./clitics.ts";
import { foldForSearch } from "./fold.ts";

/** The folded words and numbers of a text, in their order. */
function foldedWords(text: string): string[] {
  return foldForSearch(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Letters that a word keeps at least where the article is taken off. */
const shortestNoun = 3;

/** One letter or two glued before an article, or a "ل" that the article melts into, in each language that glues. */
const gluedBefore = [...everyClitics].map(({ article, conjunction, prepositions }) => {
  const glued = [conjunction, ...prepositions].map(foldForSearch).join("");
  const last = article.slice(-1);
  return new RegExp(`^(?:[${glued}]{0,2}${foldForSearch(article)}|[${glued}]?${last}${last})`, "u");
});

/** A folded word without the article and what is glued before it: "بالقنيطرة" and "القنيطرة" are found by "قنيطرة". */
function withoutArticle(word: string): string {
  for (const glued of gluedBefore) {
    const bare = word.replace(glued, "");
    if (bare.length >= shortestNoun) return bare;
  }
  return word;
}

/**
 * The words and numbers of a text as full-text search goes by them, in their order and the same in every database: folded, and without the
 * article that Arabic glues to them.
 */
export function wordsForSearch(text: string): string[] {
  return foldedWords(text).map(withoutArticle);
}
