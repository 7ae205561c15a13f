/** The sentences of an article with what rules look for in them, found when it is first asked for: most sentences are never asked. */
import type { CuedSentence } from "./claim.ts";
import type { ContextLexicon } from "./context/lexicon.ts";
import type { CueHit } from "./cues.ts";
import { Distances } from "./distance.ts";
import type { Rule } from "./rule.ts";
import type { Sentence } from "./sentence.ts";

/** How many sentences back words still bear out what says little by itself: "Le projet ... Il coûte". */
const backing = 2;

class Place implements CuedSentence {
  readonly sentence: Sentence;
  readonly inList: boolean;
  readonly #article: ArticlePlaces;
  #hits: readonly CueHit[] | null = null;
  #distances: Distances | null = null;

  constructor(sentence: Sentence, inList: boolean, article: ArticlePlaces) {
    this.sentence = sentence;
    this.inList = inList;
    this.#article = article;
  }

  get hits(): readonly CueHit[] {
    return (this.#hits ??= this.#article.look.cues(this.sentence));
  }

  get distances(): Distances {
    return (this.#distances ??= new Distances(this.sentence, this.#article.context));
  }

  get joins(): ReadonlySet<string> {
    return this.#article.context.joins;
  }

  get leadsOn(): ReadonlySet<string> {
    return this.#article.context.leadsOn;
  }

  /** The refusals that the article is about throughout, but for those that a word of this sentence keeps away. */
  get pervading(): readonly Rule[] {
    const isSpared = (rule: Rule): boolean => this.hits.some(({ cue }) => cue.role === "unless" && cue.rule === rule);
    return this.#article.pervading.filter((rule) => !isSpared(rule));
  }

  isBacked(rule: Rule): boolean {
    return this.#article.places
      .slice(Math.max(0, this.sentence.order - backing), this.sentence.order + 1)
      .some(({ hits }) => hits.some(({ cue }) => cue.role === "needs" && cue.rule === rule));
  }
}

/** How rules look at a sentence. */
interface Look {
  cues(sentence: Sentence): readonly CueHit[];
  /** True where the sentence may hold the words of a refusal that pervades an article. */
  mayPervade(sentence: Sentence): boolean;
}

/** The sentences of one article, and what they share. */
export class ArticlePlaces {
  readonly places: Place[] = [];
  readonly context: ContextLexicon;
  readonly look: Look;
  #pervading: readonly Rule[] | null = null;

  constructor(context: ContextLexicon, look: Look) {
    this.context = context;
    this.look = look;
  }

  add(sentence: Sentence, inList: boolean): void {
    this.places.push(new Place(sentence, inList, this));
  }

  get pervading(): readonly Rule[] {
    return (this.#pervading ??= pervadingIn(this.places.filter(({ sentence }) => this.look.mayPervade(sentence))));
  }
}

/** The refusals whose words enough sentences of an article hold. */
function pervadingIn(places: readonly CuedSentence[]): Rule[] {
  const sentences = new Map<Rule, number>();
  for (const { hits } of places) {
    const told = new Set(hits.flatMap(({ cue }) => (cue.role === "trigger" && cue.rule.pervades ? [cue.rule] : [])));
    for (const rule of told) sentences.set(rule, (sentences.get(rule) ?? 0) + 1);
  }
  return Array.from(sentences).flatMap(([rule, count]) => (count >= (rule.pervades ?? Infinity) ? [rule] : []));
}
