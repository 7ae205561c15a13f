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
    const one = nameSentence(sentence, language, year, proper, referents);
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

function nameSentence(
  sentence: Sentence,
  language: Language,
  year: number | null,
  proper: ReadonlySet<string>,
  referents: ReadonlyMap<string, Referent>,
): NamedSentence {
  const { tokens, dates, quantities } = sentence;
  const mentions = findNames(tokens, language, year);
  const titleCase = isTitleCase(tokens);
  const covered = new Map<number, NameMention>();
  for (const mention of mentions) for (let at = mention.first; at <= mention.last; at += 1) covered.set(at, mention);
  const values = new Set<number>();
  for (const { first, last } of [...dates, ...quantities]) for (let at = first; at <= last; at += 1) values.add(at);
  return {
    sentence,
    mentions,
    isName: (at) => {
      const token = tokens[at];
      if (token === undefined || !token.capital || values.has(at)) return false;
      if (!titleCase && !beginsAnew(tokens, at)) return true;
      return proper.has(token.lower) || (!titleCase && hasInnerCapital(token.text));
    },
    opensWithCapital: (at) => tokens[at]?.capital === true && beginsAnew(tokens, at) && !titleCase && !values.has(at),
    mentionAt: (at) => covered.get(at),
    referent: (stem) => referents.get(stem),
    isValue: (at) => values.has(at),
  };
}
