/** Tokens: the words, numbers and punctuation marks of a normalised text, with exact offsets. */
import type { Language } from "../model.ts";
import { vocabulary } from "./vocabulary.ts";
import type { Entry } from "./vocabulary.ts";

export type { TokenKind } from "./vocabulary.ts";

/** One token: as what it is looked up, and where it stands; offsets are those of the view. */
export interface Token extends Entry {
  readonly start: number;
  readonly end: number;
}

/**
 * A number with its thousands and decimals: digits are grouped by threes behind a dot, comma or single space.
 * Three or more groups of other sizes ("01.11.2014") are no decimals but numbers of their own.
 */
const number =
  /\d{1,3}(?:(?:\.\d{3}(?!\d))+|(?:,\d{3}(?!\d))+|(?: \d{3}(?!\d))+)(?:[.,]\d{1,9}(?![\d]))?|(?<!\d[.,])\d{1,18}[.,]\d{1,9}(?![.,]?\d)|\d{1,18}/uy;
/** Hyphens part words. */
const word = /\p{L}[\p{L}\p{M}]*/uy;
/** An article that has lost its vowel, and words that are written with an apostrophe and are one word all the same. */
const elided = /aujourd'hui(?!\p{L})|\p{L}{1,8}'(?=[\p{L}\d]|$)/iuy;
const mark = /\S/uy;

/** Where the match that begins at an offset ends; the offset itself where none does. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** What a UTF-16 code unit may be in a word; half of a character beyond the basic plane tells nothing by itself. */
const notYet = 0;
const letter = 1;
const sign = 2;
const half = 3;
const other = 4;
/** As they are met: nearly all tokens are words, and a look at a table is quicker than a pattern. */
const parts = new Uint8Array(0x10000);

function partAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  const known = parts[unit] ?? other;
  return known === notYet ? (parts[unit] = readPart(text.charAt(at))) : known;
}

function readPart(character: string): number {
  if (/\p{L}/u.test(character)) return letter;
  if (/\p{M}/u.test(character)) return sign;
  return /\p{Surrogate}/u.test(character) ? half : other;
}

/** Where the word that begins at an offset ends; the offset itself where none does. */
function endOfLetters(text: string, start: number): number {
  let end = start;
  while (end < text.length) {
    const part = partAt(text, end);
    if (part === half) return endOf(word, text, start);
    if (part === other || (part === sign && end === start)) break;
    end += 1;
  }
  return end;
}

const endOfWord = (text: string, at: number): number => {
  const end = endOfLetters(text, at);
  return text.charAt(end) === "'" ? Math.max(end, endOf(elided, text, at)) : end;
};

const space = 32;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Field by field: it is made for every word of every text, and spreading an object takes five times as long. */
const tokenAt = (entry: Entry, start: number): Token => ({
  kind: entry.kind,
  text: entry.text,
  start,
  end: start + entry.text.length,
  lower: entry.lower,
  stem: entry.stem,
  capital: entry.capital,
  article: entry.article,
  others: entry.others,
  leads: entry.leads,
});

/** Splits a text into its tokens. Small words that Arabic glues to others are tokens of their own. */
export function tokenise(text: string, language: Language, offset = 0): Token[] {
  const words = vocabulary(language);
  const tokens: Token[] = [];
  for (let at = 0; at < text.length;) {
    if (text.charCodeAt(at) === space) {
      at += 1;
      continue;
    }
    const isNumber = isDigit(text.charCodeAt(at));
    const afterWord = isNumber ? at : endOfWord(text, at);
    const end = isNumber ? endOf(number, text, at) : afterWord > at ? afterWord : endOf(mark, text, at);
    const kind = isNumber ? "number" : afterWord > at ? "word" : "mark";
    let start = at + offset;
    if (end > at) {
      for (const entry of words.entries(text.slice(at, end), kind)) {
        const token = tokenAt(entry, start);
        tokens.push(token);
        start = token.end;
      }
    }
    at = Math.max(end, at + 1);
  }
  return tokens;
}
