/** Words glued to other words: where a token is to be parted, and as what else it may be looked up. Data in `clitics.yaml`. */
import { z } from "zod";
import { readData } from "../data.ts";
import { languages } from "../model.ts";
import type { Language } from "../model.ts";
import { written } from "./written.ts";

const words = z.array(written);
const schema = z.partialRecord(
  z.enum(languages),
  z.strictObject({
    article: written,
    conjunction: written,
    prepositions: words,
    pronouns: words,
    feminine: z.strictObject({ open: written, closed: written }),
    endings: words,
    whole: words,
  }),
);

/** The clitics of one language. */
export interface Clitics {
  readonly article: string;
  readonly conjunction: string;
  readonly prepositions: readonly string[];
  readonly pronouns: readonly string[];
  readonly feminine: { readonly open: string; readonly closed: string };
  /** Words that are never parted, with all their endings. */
  readonly whole: ReadonlySet<string>;
}

const all: { readonly [language in Language]?: Clitics } = Object.fromEntries(
  Object.entries(readData(new URL("clitics.yaml", import.meta.url), schema)).map(([language, { endings, ...data }]) => [
    language,
    { ...data, whole: new Set(data.whole.flatMap((word) => [word, ...endings.map((ending) => word + ending)])) },
  ]),
);

/** The clitics of every language that has some. */
export const everyClitics: readonly Clitics[] = Object.values(all);

/** The clitics of a language; null where nothing is glued. */
export const cliticsOf = (language: Language): Clitics | null => all[language] ?? null;

/** A word parted from its clitics; `lower` is how the piece is looked up where its spelling has changed. */
export interface Piece {
  readonly text: string;
  readonly lower: string;
}

/** Shorter than this nothing is a word of its own. */
const shortest = 3;

const same = (text: string): Piece => ({ text, lower: text });

/** "والاتفاقية" → "و", "ال", "اتفاقية"; "للصناعة" → "ل", "ل" (the article), "صناعة". The pieces together are the word. */
export function partWord(word: string, clitics: Clitics): Piece[] {
  const { conjunction, prepositions } = clitics;
  // "وبـ730": two of them before digits.
  if (word.length === 2 && word.startsWith(conjunction) && prepositions.includes(word.charAt(1)))
    return [same(conjunction), same(word.charAt(1))];
  if (word.length < shortest || clitics.whole.has(word)) return [same(word)];
  if (!word.startsWith(conjunction)) return partNoun(word, clitics);
  return [same(conjunction), ...partNoun(word.slice(conjunction.length), clitics)];
}

/** A word behind its conjunction, parted from preposition and article. */
function partNoun(word: string, clitics: Clitics): Piece[] {
  if (word.length < shortest || clitics.whole.has(word)) return [same(word)];
  const { article, prepositions } = clitics;
  const last = article.slice(1);
  const first = word.charAt(0);
  const rest = word.slice(1);
  if (word.startsWith(article)) {
    const noun = word.slice(article.length);
    return noun.length < shortest ? [same(word)] : [same(article), same(noun)];
  }
  if (!prepositions.includes(first)) return [same(word)];
  // "للجنة" is the preposition before "لجنة" or before "اللجنة", which are written alike.
  if (first === last && clitics.whole.has(rest) && rest.startsWith(last)) return [same(first), same(rest)];
  if (first === last && rest.startsWith(last) && rest.length > shortest) {
    return [same(first), { text: last, lower: article }, same(rest.slice(1))];
  }
  if (rest.startsWith(article) && rest.length >= article.length + shortest)
    return [same(first), ...partNoun(rest, clitics)];
  if (clitics.whole.has(rest) && rest.startsWith(article)) return [same(first), same(rest)];
  return [same(word)];
}

/** What else a word may be: without a preposition before it, without a pronoun behind it. Never the word itself. */
export function otherReadings(word: string, clitics: Clitics): string[] {
  const found: string[] = [];
  const { open, closed } = clitics.feminine;
  const parts = clitics.prepositions.includes(word.charAt(0)) && word.length >= shortest && !clitics.whole.has(word);
  const bare = parts ? word.slice(1) : null;
  for (const base of bare === null ? [word] : [word, bare]) {
    const pronoun = clitics.pronouns.find((one) => base.endsWith(one) && base.length - one.length >= shortest - 1);
    if (base !== word) found.push(base);
    if (pronoun === undefined) continue;
    const noun = base.slice(0, -pronoun.length);
    if (noun.endsWith(open)) found.push(noun.slice(0, -open.length) + closed);
    found.push(noun);
  }
  return found;
}
