/** Tokens: the words, numbers and punctuation marks of a normalised text, with exact offsets. */
import type { Language } from "../model.ts";
import { cliticsOf, otherReadings, partWord } from "./clitics.ts";
import { fold, stem } from "./words.ts";

export type TokenKind = "word" | "number" | "mark";

/** One token; offsets are those of the view. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
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
}

const none: Token["others"] = [];

/**
 * A number with its thousands and decimals, an elided article, a word, or one mark.
 * Digits of a number are grouped by threes behind a dot, comma or single space; hyphens part words.
 * Three or more groups of other sizes ("01.11.2014") are no decimals but numbers of their own.
 */
const pattern =
  /(?<number>\d{1,3}(?:(?:\.\d{3}(?!\d))+|(?:,\d{3}(?!\d))+|(?: \d{3}(?!\d))+)(?:[.,]\d{1,9}(?![\d]))?|(?<!\d[.,])\d{1,18}[.,]\d{1,9}(?![.,]?\d)|\d{1,18})|(?<elided>\p{L}{1,8}')(?=[\p{L}\d]|$)|(?<word>\p{L}[\p{L}\p{M}]*)|(?<mark>[^\s])/gu;

/** Words that are written with an apostrophe and are one word all the same. */
const withApostrophe = /^aujourd'hui(?!\p{L})/iu;

/** Single letters that Arabic glues to the front of a number are parted from digits by the pattern itself, those before a word by `clitics.ts`. */
export function tokenise(text: string, language: Language, offset = 0): Token[] {
  const tokens: Token[] = [];
  const clitics = cliticsOf(language);
  const matcher = new RegExp(pattern);
  for (let match = matcher.exec(text); match !== null; match = matcher.exec(text)) {
    let found = match[0];
    if (match.groups?.elided !== undefined) {
      const whole = withApostrophe.exec(text.slice(match.index, match.index + 12));
      if (whole !== null) {
        found = whole[0];
        matcher.lastIndex = match.index + found.length;
      }
    }
    const kind: TokenKind =
      match.groups?.number !== undefined ? "number" : match.groups?.mark !== undefined ? "mark" : "word";
    const start = match.index + offset;
    if (kind === "word" && clitics !== null) {
      let at = start;
      for (const piece of partWord(found, clitics)) {
        const lower = piece.lower.toLowerCase();
        const others = otherReadings(lower, clitics).map((other) => ({ lower: other, stem: stem(other, language) }));
        const end = at + piece.text.length;
        const article = lower === clitics.article;
        tokens.push({
          kind,
          text: piece.text,
          start: at,
          end,
          lower,
          stem: stem(lower, language),
          capital: false,
          article,
          others,
        });
        at = end;
      }
      continue;
    }
    tokens.push({
      kind,
      text: found,
      start,
      end: start + found.length,
      lower: kind === "word" ? found.toLowerCase() : found,
      stem: kind === "word" ? stem(found, language) : found,
      capital:
        kind === "word" &&
        fold(found.charAt(0)) !== found.charAt(0) &&
        found.charAt(0) !== found.charAt(0).toLowerCase(),
      article: false,
      others: none,
    });
  }
  return tokens;
}
