/** A text as its words, hashed: what fingerprints are made of. */
import { quantityLexicon } from "../quantities/lexicon.ts";
import { type Language, languages } from "../model.ts";
import { cliticsOf } from "../text/clitics.ts";
import { foldForSearch } from "../text/fold.ts";

/** Runs of letters and digits; a number with separators is several words, so that "13.340" and "13 340" are the same. */
const word = /\p{L}+|\p{N}+/gu;

/** The words of a text, folded: case, accents, punctuation, kind of spaces and of digits make no difference. */
export function wordsOf(text: string): string[] {
  return foldForSearch(text).match(word) ?? [];
}

/** Number words of all languages ("deux", "millions", "وخمسة"), but not the articles that say one. */
const numberWords: ReadonlySet<string> = new Set(
  languages.flatMap((language) => {
    const { cardinals, articles, collectives, magnitudes, alone, fused } = quantityLexicon(language).data;
    return [cardinals, collectives, magnitudes, alone, fused]
      .flatMap((list) => Object.keys(list))
      .filter((name) => !articles.includes(name))
      .map(wordsOf)
      .filter((words) => words.length === 1)
      .flatMap(([name = ""]) => formsOf(name, language));
  }),
);

/** A number word with the endings of its plural, and with what its script glues to its front. */
function formsOf(name: string, language: Language): string[] {
  const clitics = cliticsOf(language);
  const fronts = clitics === null ? [""] : ["", clitics.conjunction, clitics.article, ...clitics.prepositions];
  return fronts.flatMap((front) => ["", "s", "es"].map((ending) => foldForSearch(front) + name + ending));
}

const digits = /^\p{N}/u;

/** Whether a folded word states a number, or is a part of one. */
export function isFigure(folded: string): boolean {
  return digits.test(folded) || numberWords.has(folded);
}

/** 32 bits of a word: FNV-1a over its code units, then mixed. */
export function hashWord(folded: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < folded.length; at += 1) hash = Math.imul(hash ^ folded.charCodeAt(at), 0x01000193);
  return mix(hash);
}

/** Spreads every bit of a 32-bit number over all of it (the finaliser of MurmurHash 3). */
export function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** 32 bits of some hashes in their order. */
export function hashAll(hashes: readonly number[]): number {
  let hash = hashes.length;
  for (const one of hashes) hash = mix(Math.imul(hash, 31) + one);
  return hash >>> 0;
}
