/** Words as they are looked up. What is found out about a word is found out once, however often it stands in texts. */
import type { Language } from "../model.ts";
import { cliticsOf, otherReadings, partWord } from "./clitics.ts";
import type { Clitics } from "./clitics.ts";
import { fold, stem } from "./words.ts";

export type TokenKind = "word" | "number" | "mark";

/** A word, number or mark, wherever it stands. */
export interface Entry {
  readonly kind: TokenKind;
  readonly text: string;
  /** In lower case, accents kept: what tells "signe" from "signé". */
  readonly lower: string;
  /** Light stem of the folded word; for numbers and marks the text itself. */
  readonly stem: string;
  /** True where the word begins with a capital letter. */
  readonly capital: boolean;
  /** True for an article that is glued to the word behind it; phrases pass over it. */
  readonly article: boolean;
  /** As what else the word may be looked up, where it is unknown as it stands: without glued prepositions and pronouns. */
  readonly others: readonly { readonly lower: string; readonly stem: string }[];
  /** Whether a phrase or name begins with it, by the number of the trie that was asked. */
  readonly leads: (boolean | undefined)[];
}

const none: Entry["others"] = [];

const numbered: { [language in Language]: number } = { fr: 0, ar: 0, en: 0, es: 0 };

/** A number for a trie that asks its words whether they lead into it. */
export function numberTrie(language: Language): number {
  numbered[language] += 1;
  return numbered[language] - 1;
}

const isCapital = (letter: string): boolean => fold(letter) !== letter && letter !== letter.toLowerCase();

/** Words remembered of one language; a text of nothing but new words must not fill the memory. */
const mostWords = 20_000;

/** A copy that does not keep the text alive that it was cut from. */
const copyOf = (text: string): string => Array.from(text).join("");

class Vocabulary {
  readonly #language: Language;
  readonly #clitics: Clitics | null;
  readonly #known = new Map<string, readonly Entry[]>();

  constructor(language: Language) {
    this.#language = language;
    this.#clitics = cliticsOf(language);
  }

  /** The entries that the letters of a token stand for: one, or several that are glued together. */
  entries(text: string, kind: TokenKind): readonly Entry[] {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    if (this.#known.size >= mostWords) this.#known.clear();
    const own = copyOf(text);
    const read = this.#read(own, kind);
    this.#known.set(own, read);
    return read;
  }

  #read(text: string, kind: TokenKind): Entry[] {
    if (kind !== "word")
      return [{ kind, text, lower: text, stem: text, capital: false, article: false, others: none, leads: [] }];
    if (this.#clitics !== null) return this.#parted(text, this.#clitics);
    return [
      {
        kind,
        text,
        lower: text.toLowerCase(),
        stem: stem(text, this.#language),
        capital: isCapital(text.charAt(0)),
        article: false,
        others: none,
        leads: [],
      },
    ];
  }

  #parted(word: string, clitics: Clitics): Entry[] {
    return partWord(word, clitics).map((piece): Entry => {
      const lower = piece.lower.toLowerCase();
      return {
        kind: "word",
        text: piece.text,
        lower,
        stem: stem(lower, this.#language),
        capital: false,
        article: lower === clitics.article,
        others: otherReadings(lower, clitics).map((other) => ({ lower: other, stem: stem(other, this.#language) })),
        leads: [],
      };
    });
  }
}

const vocabularies = new Map<Language, Vocabulary>();

/** The words of a language that were met so far. */
export function vocabulary(language: Language): Vocabulary {
  const known = vocabularies.get(language) ?? new Vocabulary(language);
  vocabularies.set(language, known);
  return known;
}
