/** Reads an article into sentences with their cues. */
import type { Reference } from "../dates/calendar.ts";
import type { Article, Language } from "../model.ts";
import { ArticlePlaces } from "./article-places.ts";
import type { CuedSentence } from "./claim.ts";
import { contextLexicon } from "./context/lexicon.ts";
import type { ContextLexicon } from "./context/lexicon.ts";
import { findCues } from "./cues.ts";
import type { Engine } from "./engine.ts";
import { readSentences } from "./sentence.ts";
import type { Passage, Sentence } from "./sentence.ts";

/** Items of a list are short; a longer paragraph ends it. */
const longestItem = 300;
/** An article with more sentences than this is read up to it. */
const mostSentences = 2_000;

/** What of an article facts are made from. An `Article` is one; so is a text with what you know about it yourself. */
export type ReadableArticle = Pick<Article, "url" | "title" | "text" | "language" | "publishedAt" | "kind">;

/** The sentences of an article in reading order, without paragraphs that point to other articles. */
export function readArticle(
  passages: readonly Passage[],
  reference: Reference | null,
  language: Language,
  engine: Engine,
): readonly CuedSentence[] {
  const context = contextLexicon(language);
  const read = new ArticlePlaces(context, {
    cues: (sentence) => findCues(sentence, engine.cues(language), language),
    mayPervade: (sentence) => engine.pervading(language).isIn(sentence.tokens),
  });
  const { places } = read;
  let inList = false;
  let dashed: boolean | null = null;
  for (const passage of passages) {
    inList &&= passage.view.text.length <= longestItem && (dashed === null || isDashed(passage) === dashed);
    for (const sentence of readSentences(passage, language, reference, places.length)) {
      if (places.length >= mostSentences) return places;
      if (pointsElsewhere(sentence, context)) break;
      read.add(sentence, inList);
    }
    if (passage.view.text.trimEnd().endsWith(":")) {
      inList = true;
      dashed = null;
    } else if (inList) dashed ??= isDashed(passage);
  }
  return places;
}

/** Items of one list begin alike. */
const isDashed = (passage: Passage): boolean => /^\s*[-•*]/.test(passage.view.text);

/** "À lire aussi : ..." opens a paragraph that is about another article. */
const pointsElsewhere = (sentence: Sentence, context: ContextLexicon): boolean => {
  const first = sentence.tokens.findIndex((token) => token.kind === "word");
  return first >= 0 && context.related.longestAt(sentence.tokens, first) !== null;
};
