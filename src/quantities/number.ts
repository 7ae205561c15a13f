/** Numbers in digits and words: "13.340", "2 milliards 690 millions", "un demi-million", "une trentaine". */
import type { Token } from "../text/tokens.ts";
import type { QuantityLexicon } from "./lexicon.ts";

/** A number read from tokens `first` to `last`, inclusive. */
export interface NumberRead {
  readonly value: number;
  /** Another reading of the same digits, the separator taken for one of thousands: "13,340" is 13.34 or 13340. */
  readonly whole: number | null;
  readonly first: number;
  readonly last: number;
  /** True for round words like "une trentaine". */
  readonly round: boolean;
  /** The largest magnitude word used; 1 without one. */
  readonly magnitude: number;
  /** True where a digit stands in it. */
  readonly digits: boolean;
}

interface Piece {
  readonly value: number;
  readonly whole: number | null;
  readonly last: number;
  readonly round: boolean;
  readonly digits: boolean;
}

/** Without what binary fractions add behind the fifteenth digit. */
export const rounded = (value: number): number =>
  Number.isInteger(value) && value < 1e15 ? value : Number(value.toPrecision(15));

const plain = (digits: string): number => Number(digits.replace(/\D/g, ""));

/** The value of digits with separators, by the conventions of a language. */
export function digitsValue(
  text: string,
  separators: { readonly thousands: readonly string[]; readonly decimal: string },
): Pick<Piece, "value" | "whole"> {
  const marks = /\D/.test(text) ? (text.match(/\D/g) ?? []) : [];
  const last = marks.at(-1);
  if (last === undefined) return { value: Number(text), whole: null };
  const at = text.lastIndexOf(last);
  const tail = text.length - at - 1;
  const decimal = plain(text.slice(0, at)) + Number(`0.${text.slice(at + 1)}`);
  if (marks.length > 1) return { value: new Set(marks).size === 1 ? plain(text) : decimal, whole: null };
  if (tail !== 3) return { value: decimal, whole: null };
  if (last === separators.decimal)
    return { value: Number(`${text.slice(0, at)}.${text.slice(at + 1)}`), whole: plain(text) };
  return { value: plain(text), whole: null };
}

/** "cent" + "cinquante", "cinquante" + "deux": each word is smaller than the room the one before leaves. */
const goesOn = (value: number, next: number): boolean =>
  next < (value % 100 === 0 && value > 0 ? 100 : value % 10 === 0 ? Math.max(10, value % 100) : 0);

/** "خمسة" + "وعشرون", "مائة" + "وخمسون": tens behind units, anything behind hundreds. */
const addsUp = (value: number, next: number): boolean =>
  value % 100 === 0 ? next < 100 : value % 100 < 10 && next >= 20 && next < 100 && next % 10 === 0;

/** "deux cent cinquante", "vingt et un": words that add up or multiply. */
function readCardinals(tokens: readonly Token[], first: number, lexicon: QuantityLexicon): Piece | null {
  let value = 0;
  let last = -1;
  for (let at = first; at < tokens.length;) {
    const joins = at > first && lexicon.data.joiners.includes(tokens[at]?.lower ?? "");
    const hyphen = at > first && tokens[at]?.text === "-";
    const hit = lexicon.cardinals.longestAt(tokens, joins || hyphen ? at + 1 : at);
    if (hit === null || (joins && !lexicon.data.joined && hit.payload > 11 && value % 100 !== 0)) break;
    const word = tokens[hit.first]?.stem ?? "";
    const multiplies = lexicon.data.multipliers.includes(word) && !joins;
    if (
      last >= 0 &&
      !multiplies &&
      !(lexicon.data.joined ? joins && addsUp(value, hit.payload) : goesOn(value, hit.payload))
    )
      break;
    value = multiplies && value > 0 ? value * hit.payload : value + hit.payload;
    last = hit.last;
    at = last + 1;
  }
  return last < 0 ? null : { value, whole: null, last, round: false, digits: false };
}

/** "une dizaine", "demi": words that stand for a number but do not add up. */
function readRound(tokens: readonly Token[], first: number, lexicon: QuantityLexicon): Piece | null {
  const article = lexicon.data.articles.includes(tokens[first]?.lower ?? "") ? 1 : 0;
  const half = lexicon.halves.before.longestAt(tokens, first + article);
  if (half !== null) {
    const next = lexicon.magnitudes.longestAt(
      tokens,
      tokens[half.last + 1]?.text === "-" ? half.last + 2 : half.last + 1,
    );
    if (next !== null) return { value: 0.5, whole: null, last: next.first - 1, round: false, digits: false };
  }
  const collective = lexicon.collectives.longestAt(tokens, first + article);
  if (collective === null || article === 0) return null;
  return { value: collective.payload, whole: null, last: collective.last, round: true, digits: false };
}

/** "26ر4", as the agency's Arabic service writes 4.26: digits on both sides of a letter, the fraction first unless zeros say otherwise. */
function readSwapped(tokens: readonly Token[], first: number, letter: string | undefined): Piece | null {
  const [left, middle, right] = tokens.slice(first, first + 3);
  if (left === undefined || right === undefined || middle?.lower !== letter) return null;
  if (left.end !== middle?.start || middle.end !== right.start) return null;
  if (!/^\d+$/.test(left.text) || !/^\d+$/.test(right.text)) return null;
  const inOrder = left.text === "0" || isCode(right.text);
  const [whole, fraction] = inOrder ? [left.text, right.text] : [right.text, left.text];
  return { value: Number(`${whole}.${fraction}`), whole: null, last: first + 2, round: false, digits: true };
}

/** "014": digits that begin with a zero are a code or a slip of the pen, and count nothing. */
const isCode = (text: string): boolean => /^0\d/.test(text);

function readPiece(tokens: readonly Token[], first: number, lexicon: QuantityLexicon): Piece | null {
  const token = tokens[first];
  if (token === undefined) return null;
  if (token.kind === "number") {
    const swapped = readSwapped(tokens, first, lexicon.data.separators.swapped);
    if (swapped !== null) return swapped;
    if (isCode(token.text)) return null;
    const { value, whole } = digitsValue(token.text, lexicon.data.separators);
    return { value, whole, last: first, round: false, digits: true };
  }
  return readRound(tokens, first, lexicon) ?? readCardinals(tokens, first, lexicon);
}

/**
 * The longest number that begins at token `first`, or null.
 * Magnitudes only go down within one number, so "2 milliards 690 millions" is one and "3 millions 2 milliards" two.
 */
export function readNumber(tokens: readonly Token[], first: number, lexicon: QuantityLexicon): NumberRead | null {
  if (isVague(tokens[first], lexicon)) return null;
  let value = 0;
  let whole: number | null = null;
  let last = -1;
  let round = false;
  let digits = false;
  let largest = 1;
  let ceiling = Number.POSITIVE_INFINITY;
  for (let at = first; at < tokens.length;) {
    const piece =
      withHalf(readPiece(tokens, at, lexicon), tokens, lexicon) ??
      (last < 0 || ceiling > 1000 ? readAlone(tokens, at, lexicon) : null);
    if (piece === null || (last >= 0 && piece.value >= ceiling)) break;
    // "3.2 million a season": an article adds nothing.
    if (last >= 0 && piece.last === at && lexicon.data.articles.includes(tokens[at]?.lower ?? "")) break;
    const link =
      piece.round && tokens[piece.last + 1] !== undefined && lexicon.links.longestAt(tokens, piece.last + 1) !== null
        ? 1
        : 0;
    const linked = lexicon.data.magnitudeLinks.includes(tokens[piece.last + 1]?.lower ?? "") ? 1 : link;
    const magnitude = readMagnitude(tokens, piece.last + 1 + linked, lexicon);
    const times = magnitude?.times ?? 1;
    if (times >= ceiling || (last >= 0 && times === 1 && ceiling > 1000 && piece.digits)) break;
    value += piece.value * times;
    whole = last < 0 && piece.whole !== null && times === 1 ? piece.whole : null;
    round ||= piece.round;
    digits ||= piece.digits;
    largest = Math.max(largest, times);
    last = magnitude?.last ?? piece.last;
    const half = magnitude === null ? null : lexicon.halves.after.longestAt(tokens, last + 1);
    if (half !== null) {
      value += times / 2;
      last = half.last;
    }
    if (times === 1) break;
    ceiling = times;
    at = last + 1;
    if (joinsSmaller(tokens, at, ceiling, lexicon)) at += 1;
  }
  if (last < first) return null;
  return { value: rounded(value), whole, first, last, round, magnitude: largest, digits };
}

/** "two and a half billion": the half stands before the magnitude. */
function withHalf(piece: Piece | null, tokens: readonly Token[], lexicon: QuantityLexicon): Piece | null {
  const half = piece === null ? null : lexicon.halves.after.longestAt(tokens, piece.last + 1);
  if (piece === null || half === null || lexicon.magnitudes.longestAt(tokens, half.last + 1) === null) return piece;
  return { ...piece, value: piece.value + 0.5, whole: null, last: half.last };
}

/** "hundreds of jobs", "several thousand": such a word counts only behind another number. */
const isVague = (token: Token | undefined, lexicon: QuantityLexicon): boolean =>
  token?.kind === "word" && lexicon.data.neverAlone.includes(token.lower);

/** "1 milliard et 200 millions": what follows the joiner is a smaller part of the same number. */
/** A magnitude that needs no number before it counts one of its kind, or two in the form of a dual: "mille", "ملياري". */
function readAlone(tokens: readonly Token[], at: number, lexicon: QuantityLexicon): Piece | null {
  const hit = lexicon.alone.longestAt(tokens, at);
  if (hit === null) return null;
  const next = tokens[hit.last + 1];
  const counts =
    next?.kind === "word" &&
    !lexicon.data.joiners.includes(next.lower) &&
    lexicon.links.longestAt(tokens, hit.last + 1) === null;
  const dual = counts && lexicon.data.duals.includes(tokens[hit.last]?.lower ?? "");
  return { value: dual ? 2 : hit.payload, whole: null, last: at - 1, round: false, digits: false };
}

/** "1 milliard et 200 millions", "3 آلاف و500": what follows the joiner is a smaller part of the same number. */
function joinsSmaller(tokens: readonly Token[], at: number, ceiling: number, lexicon: QuantityLexicon): boolean {
  if (!lexicon.data.joiners.includes(tokens[at]?.lower ?? "")) return false;
  const piece = readPiece(tokens, at + 1, lexicon);
  const magnitude = piece === null ? null : readMagnitude(tokens, piece.last + 1, lexicon);
  if (magnitude === null) return lexicon.data.joined && ceiling === 1000 && piece !== null && piece.value < ceiling;
  return magnitude.times < ceiling;
}

/** One or two magnitude words: "millions", "mille milliards". */
function readMagnitude(
  tokens: readonly Token[],
  first: number,
  lexicon: QuantityLexicon,
): { times: number; last: number } | null {
  const start = tokens[first]?.text === "-" ? first + 1 : first;
  const hit = lexicon.magnitudes.longestAt(tokens, start);
  if (hit === null) return null;
  const second = hit.payload === 1000 ? lexicon.magnitudes.longestAt(tokens, hit.last + 1) : null;
  return second === null
    ? { times: hit.payload, last: hit.last }
    : { times: hit.payload * second.payload, last: second.last };
}
