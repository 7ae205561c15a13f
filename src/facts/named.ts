/** Sentences with the names in them, and which words of an article are names at all. */
import { findNames } from "../names/find.ts";
import type { NameMention } from "../names/find.ts";
import type { Language } from "../model.ts";
import type { Token } from "../text/tokens.ts";
import { evidenceOf } from "./sentence.ts";
import type { Sentence } from "./sentence.ts";

/** An institution named before. */
export interface Referent {
  readonly id: string;
  readonly name: string;
}

/** A sentence with its names. */
export interface NamedSentence {
  readonly sentence: Sentence;
  readonly mentions: readonly NameMention[];
  /** True where a token's capital makes it a name, and not the beginning of a sentence or a headline's fashion. */
  isName(at: number): boolean;
  /** True for a capital that the beginning of a sentence explains. */
  opensWithCapital(at: number): boolean;
  /** The name that begins at a token, or that covers it. */
  mentionAt(at: number): NameMention | undefined;
  /** What "le ministère" or "l'Office" by itself stands for: the institution last named that begins so. */
  referent(stem: string): Referent | undefined;
  /** True for tokens of dates and quantities, which are nobody's name. */
  isValue(at: number): boolean;
}

const opens: ReadonlySet<string> = new Set([".", "!", "?", ":", ";", "•", '"']);

/** True where the word must have a capital, whatever it means. */
const beginsAnew = (tokens: readonly Token[], at: number): boolean => {
  const before = tokens[at - 1];
  return before === undefined || opens.has(before.text) || (before.text === "-" && (at === 1 || at === 2));
};

/** Longer words than this are counted where a headline capitalises all but the small ones. */
const smallWord = 3;

/** "Morocco Signs Deal With Chinese Group": capitals tell nothing. */
const isTitleCase = (tokens: readonly Token[]): boolean => {
  const words = tokens.filter((token) => token.kind === "word" && token.text.length > smallWord);
  return words.length >= 4 && words.filter((token) => token.capital).length > words.length * 0.7;
};

/** "OCP", "PortNet": a capital that no beginning of a sentence explains. */
const hasInnerCapital = (text: string): boolean => /^.+\p{Lu}/u.test(text);

/** The words that an article writes with a capital within sentences, and never without. */
function properWords(sentences: readonly Sentence[]): ReadonlySet<string> {
  const proper = new Set<string>();
  const common = new Set<string>();
  for (const { tokens } of sentences) {
    if (isTitleCase(tokens)) continue;
    tokens.forEach((token, at) => {
      if (token.kind !== "word") return;
      if (!token.capital) common.add(token.lower);
      else if (!beginsAnew(tokens, at)) proper.add(token.lower);
    });
  }
  return new Set([...proper].filter((word) => !common.has(word)));
}

/**
 * Finds the names of every sentence of an article.
 * @param year of the article, where it is known
 */
export function nameSentences(
  sentences: readonly Sentence[],
  language: Language,
  year: number | null,
): ReadonlyMap<Sentence, NamedSentence> {
  const proper = properWords(sentences);
  const named = new Map<Sentence, NamedSentence>();
  let referents: ReadonlyMap<string, Referent> = new Map();
  for (const sentence of sentences) {
    const one = new ReadNames(sentence, findNames(sentence.tokens, language, year), { proper, referents });
    named.set(sentence, one);
    referents = withReferents(referents, one);
  }
  return named;
}

/** Names of one or two words ("Bank Al-Maghrib") are said in full again. */
const shortestReferent = 3;

function withReferents(before: ReadonlyMap<string, Referent>, { sentence, mentions }: NamedSentence) {
  const long = mentions.filter(
    ({ kind, first, last }) => kind === "institution" && last - first + 1 >= shortestReferent,
  );
  if (long.length === 0) return before;
  const after = new Map(before);
  for (const { id, first, last } of long) {
    const { stem } = sentence.tokens[first] ?? { stem: "" };
    after.set(stem, { id, name: evidenceOf(sentence, first, last).quote });
  }
  return after;
}

/** What of an article tells names apart: its proper words, and the institutions named up to a sentence. */
interface Known {
  readonly proper: ReadonlySet<string>;
  readonly referents: ReadonlyMap<string, Referent>;
}

/** Which tokens are names and values is found out when it is first asked for: most sentences are never asked. */
class ReadNames implements NamedSentence {
  readonly sentence: Sentence;
  readonly mentions: readonly NameMention[];
  readonly #known: Known;
  #titleCase: boolean | null = null;
  #covered: ReadonlyMap<number, NameMention> | null = null;
  #values: ReadonlySet<number> | null = null;

  constructor(sentence: Sentence, mentions: readonly NameMention[], known: Known) {
    this.sentence = sentence;
    this.mentions = mentions;
    this.#known = known;
  }

  get #isTitleCase(): boolean {
    return (this.#titleCase ??= isTitleCase(this.sentence.tokens));
  }

  isName(at: number): boolean {
    const token = this.sentence.tokens[at];
    if (token === undefined || !token.capital || this.isValue(at)) return false;
    if (!this.#isTitleCase && !beginsAnew(this.sentence.tokens, at)) return true;
    return this.#known.proper.has(token.lower) || (!this.#isTitleCase && hasInnerCapital(token.text));
  }

  opensWithCapital(at: number): boolean {
    const { tokens } = this.sentence;
    return tokens[at]?.capital === true && beginsAnew(tokens, at) && !this.#isTitleCase && !this.isValue(at);
  }

  mentionAt(at: number): NameMention | undefined {
    this.#covered ??= new Map(tokensOf(this.mentions));
    return this.#covered.get(at);
  }

  referent(stem: string): Referent | undefined {
    return this.#known.referents.get(stem);
  }

  isValue(at: number): boolean {
    this.#values ??= new Set(tokensOf([...this.sentence.dates, ...this.sentence.quantities]).map(([token]) => token));
    return this.#values.has(at);
  }
}

/** Each token of some stretches, with the stretch that covers it. */
const tokensOf = <Stretch extends { readonly first: number; readonly last: number }>(
  stretches: readonly Stretch[],
): [number, Stretch][] =>
  stretches.flatMap((stretch) =>
    Array.from({ length: Math.max(0, stretch.last - stretch.first + 1) }, (_, gap): [number, Stretch] => [
      stretch.first + gap,
      stretch,
    ]),
  );
