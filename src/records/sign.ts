/** What stands around a fact: names, words and other figures, by which it is told from facts with the same value. */
import { passagesOf, readSentences, type Sentence } from "../facts/sentence.ts";
import type { Fact, Language } from "../model.ts";
import { findNames } from "../names/find.ts";
import { foldForSearch } from "../text/fold.ts";
import type { Token } from "../text/tokens.ts";
import { isTelling, properWords, wordsIn } from "./words.ts";

/** Something named in the sentence of a fact (`near`), or only in the headline or first paragraph of its article. */
export interface Named {
  /** Gazetteer kind and id, "institution:ocp", or a word that is part of a name, folded: "lindrova". */
  readonly name: string;
  readonly near: boolean;
}

/** Lists are in order of their names, each name once. */
export interface Sign {
  /** What the gazetteers know. */
  readonly known: readonly Named[];
  /** Words written as names that no gazetteer knows; where the script has no capitals, any word that might be one. */
  readonly unknown: readonly Named[];
  /** Stems of the telling words of its sentence and the headline; to be compared within one language. */
  readonly words: readonly string[];
  /** The other figures of the article, as "type unit value". */
  readonly figures: readonly string[];
}

/** What a sign is read from. */
interface Signed {
  readonly title: string;
  readonly publishedAt: string | null;
  readonly language: Language | null;
}

/** So many sentences of an article are read for names. */
const mostSentences = 2_000;
/** So many names and words are kept of one fact. */
const most = 60;

/** A sentence with the span of its field that it covers. */
interface PlacedSentence {
  readonly sentence: Sentence;
  readonly start: number;
  readonly end: number;
}

/** One sentence with what it names. */
interface ReadSentence extends PlacedSentence {
  readonly known: readonly string[];
  readonly unknown: readonly string[];
  readonly words: readonly string[];
}

/** The signs of all facts of an article, in their order. */
export function signsOf(article: Signed, body: string, facts: readonly Fact[]): Sign[] {
  const { language, publishedAt, title } = article;
  if (facts.length === 0) return [];
  const sentences = language === null ? [] : readAll({ title, text: body }, language, publishedAt, facts);
  const story = sentences.filter(isOfStory);
  return facts.map((fact) => {
    const near = sentences.filter((sentence) => isNear(sentence, fact));
    const headline = story.filter(({ sentence }) => sentence.passage.field === "title");
    return {
      known: named(near, story, "known"),
      unknown: named(near, story, "unknown"),
      words: unique([...near, ...headline].flatMap(({ words }) => words)),
      figures: unique(facts.filter((other) => other !== fact).flatMap(figureOf)),
    };
  });
}

/** Whether it is of the headline or the first paragraph. */
function isOfStory({ sentence }: PlacedSentence): boolean {
  return sentence.passage.order <= 1;
}

function isNear({ sentence, start, end }: PlacedSentence, { evidence }: Fact): boolean {
  return evidence.some((each) => each.field === sentence.passage.field && each.start < end && each.end > start);
}

function named(near: readonly ReadSentence[], story: readonly ReadSentence[], list: "known" | "unknown"): Named[] {
  const close = unique(near.flatMap((each) => each[list]));
  const closeSet = new Set(close);
  const further = unique(story.flatMap((each) => each[list])).filter((name) => !closeSet.has(name));
  return [...close.map((name) => ({ name, near: true })), ...further.map((name) => ({ name, near: false }))];
}

function unique(list: readonly string[]): string[] {
  return [...new Set(list)].toSorted(byCode).slice(0, most);
}

/** By code units, which are the same everywhere. */
function byCode(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** One agreement or a figure of one digit is no figure to know an article by. */
function figureOf({ type, unit, value }: Fact): string[] {
  return value === null || value < 10 ? [] : [`${type} ${unit} ${value}`];
}

/** The sentences that tell something of a fact. */
function readAll(
  article: { readonly title: string; readonly text: string },
  language: Language,
  publishedAt: string | null,
  facts: readonly Fact[],
): ReadSentence[] {
  const year = publishedAt === null ? null : Number(publishedAt.slice(0, 4));
  const sentences: Sentence[] = [];
  for (const passage of passagesOf(article, language)) {
    if (sentences.length >= mostSentences) break;
    sentences.push(...readSentences(passage, language, null, sentences.length));
  }
  const proper = properWords(sentences, language, facts);
  return sentences.flatMap((sentence) => {
    const { tokens, passage } = sentence;
    const [first, last] = [tokens[0], tokens.at(-1)];
    if (first === undefined || last === undefined) return [];
    const start = passage.offset + (passage.view.origins[first.start] ?? 0);
    const end = passage.offset + (passage.view.origins[last.end] ?? passage.view.original.length);
    const place = { sentence, start, end };
    if (!isOfStory(place) && !facts.some((fact) => isNear(place, fact))) return [];
    const mentions = findNames(tokens, language, Number.isNaN(year) ? null : year);
    const free = tokens.filter((_, at) => !mentions.some((mention) => at >= mention.first && at <= mention.last));
    return [
      {
        ...place,
        known: mentions.map(({ kind, id }) => `${kind}:${id}`),
        unknown: free.flatMap((token) => namesOf(token, proper)),
        words: wordsIn(free, language),
      },
    ];
  });
}

/** A word as a name: as it stands, and without what its script may have glued to its front. */
function namesOf(token: Token, proper: ReadonlySet<string>): string[] {
  if (token.kind !== "word") return [];
  return [token.lower, ...token.others.map(({ lower }) => lower)]
    .map(foldForSearch)
    .filter((word) => proper.has(word) && isTelling(word));
}
