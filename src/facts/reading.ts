/** Reads an article into sentences with their cues. */
import { referenceOf } from "../dates/calendar.ts";
import type { Article, Language } from "../model.ts";
import type { CuedSentence } from "./claim.ts";
import { contextLexicon } from "./context/lexicon.ts";
import type { ContextLexicon } from "./context/lexicon.ts";
import { findCues } from "./cues.ts";
import type { CueHit } from "./cues.ts";
import { Distances } from "./distance.ts";
import type { Engine } from "./engine.ts";
import type { Rule } from "./rule.ts";
import { passagesOf, readSentences } from "./sentence.ts";
import type { Passage, Sentence } from "./sentence.ts";

/** Items of a list are short; a longer paragraph ends it. */
const longestItem = 300;
/** An article with more sentences than this is read up to it. */
const mostSentences = 2_000;

/** What of an article facts are made from. */
export type Readable = Pick<Article, "url" | "title" | "text" | "language" | "publishedAt" | "kind">;

/** The sentences of an article in reading order, without paragraphs that point to other articles. */
export function readArticle(article: Readable, language: Language, engine: Engine): CuedSentence[] {
  const context = contextLexicon(language);
  const reference = referenceOf(article.publishedAt);
  const places: Omit<CuedSentence, "pervading">[] = [];
  let inList = false;
  let dashed: boolean | null = null;
  for (const passage of passagesOf(article)) {
    inList &&= passage.view.text.length <= longestItem && (dashed === null || isDashed(passage) === dashed);
    for (const sentence of readSentences(passage, language, reference, places.length)) {
      if (places.length >= mostSentences) return withPervading(places);
      if (pointsElsewhere(sentence, context)) break;
      places.push({
        inList,
        joins: context.joins,
        leadsOn: context.leadsOn,
        sentence,
        hits: findCues(sentence, engine.cues(language), language),
        distances: new Distances(sentence, context),
      });
    }
    if (passage.view.text.trimEnd().endsWith(":")) {
      inList = true;
      dashed = null;
    } else if (inList) dashed ??= isDashed(passage);
  }
  return withPervading(places);
}

/** Tells every sentence which refusals the article is about throughout. */
function withPervading(places: readonly Omit<CuedSentence, "pervading">[]): CuedSentence[] {
  const sentences = new Map<Rule, number>();
  for (const { hits } of places) {
    const told = new Set(hits.flatMap(({ cue }) => (cue.role === "trigger" && cue.rule.pervades ? [cue.rule] : [])));
    for (const rule of told) sentences.set(rule, (sentences.get(rule) ?? 0) + 1);
  }
  const pervading = Array.from(sentences).flatMap(([rule, count]) =>
    count >= (rule.pervades ?? Infinity) ? [rule] : [],
  );
  return places.map((place) => ({ ...place, pervading: pervading.filter((rule) => !isSpared(place.hits, rule)) }));
}

/** A sentence with one of the words that a rule keeps away from speaks of something else. */
const isSpared = (hits: readonly CueHit[], rule: Rule): boolean =>
  hits.some(({ cue }) => cue.role === "unless" && cue.rule === rule);

/** Items of one list begin alike. */
const isDashed = (passage: Passage): boolean => /^\s*[-•*]/.test(passage.view.text);

/** "À lire aussi : ..." opens a paragraph that is about another article. */
const pointsElsewhere = (sentence: Sentence, context: ContextLexicon): boolean => {
  const first = sentence.tokens.findIndex((token) => token.kind === "word");
  return first >= 0 && context.related.longestAt(sentence.tokens, first) !== null;
};
