/** Reads every quantity of a sentence, left to right. */
import type { Qualifier, Rate } from "../model.ts";
import type { Token } from "../text/tokens.ts";
import { readAgreement, readRank } from "./agreement.ts";
import { kindBefore, readKind } from "./kinds.ts";
import type { QuantityLexicon } from "./lexicon.ts";
import { readMultiple } from "./multiple.ts";
import { readNumber, rounded } from "./number.ts";
import type { NumberRead } from "./number.ts";
import { rangeOf, withSharedHedge } from "./pairs.ts";
import { readPartner } from "./partner.ts";
import type { Quantity } from "./quantity.ts";
import { readUnit } from "./units.ts";
import type { Unit } from "./units.ts";

/** Tokens before a number among which its hedge begins: "تقدر كلفة المشروع بـ". */
const hedgeReach = 8;

/** The hedge that stands right before token `first` and its article ("dépassant les 300 MDH"), or right behind token `last`. */
export function readQualifier(
  tokens: readonly Token[],
  first: number,
  last: number,
  lexicon: QuantityLexicon,
): Qualifier | null {
  const article = lexicon.determiners.longestAt(tokens, first - 1);
  const ends = article?.payload === "definite" && article.last === first - 1 ? [first - 1, first - 2] : [first - 1];
  for (let at = Math.max(0, first - hedgeReach); at < first; at += 1) {
    const hit = lexicon.hedgesBefore.at(tokens, at).find((candidate) => ends.includes(candidate.last));
    if (hit !== undefined) return hit.payload;
  }
  return lexicon.hedgesAfter.longestAt(tokens, last + 1)?.payload ?? null;
}

const readRate = (
  tokens: readonly Token[],
  at: number,
  lexicon: QuantityLexicon,
): { rate: Rate; last: number } | null => {
  const from = tokens[at]?.text === "/" ? at + 1 : at;
  const hit = lexicon.rates.longestAt(tokens, from);
  return hit === null ? null : { rate: hit.payload, last: hit.last };
};

/** A range "entre 200 et 300", "de 200 à 300", "200 à 300": its second number, or null. */
function readUpper(tokens: readonly Token[], lower: NumberRead, lexicon: QuantityLexicon): NumberRead | null {
  const join = tokens[lower.last + 1];
  if (join === undefined || !(join.text === "-" || lexicon.data.ranges.join.includes(join.lower))) return null;
  const opened = lexicon.data.ranges.open.includes(tokens[lower.first - 1]?.lower ?? "");
  const joinedByAnd = join.lower === lexicon.data.ranges.join[0];
  if (joinedByAnd && tokens[lower.first - 1]?.lower !== lexicon.data.ranges.open[0]) return null;
  const upper = readNumber(tokens, lower.last + 2, lexicon);
  const article = lower.first === lower.last && lexicon.data.articles.includes(tokens[lower.first]?.lower ?? "");
  if (upper === null || (!opened && join.text !== "-" && !upper.digits && article)) return null;
  return upper.value > lower.value * sharedMagnitude(lower, upper) ? upper : null;
}

/** "entre 1,5 et 2 milliards" says its magnitude once, "entre 200.000 et 1 million" means what it says. */
const sharedMagnitude = (lower: NumberRead, upper: NumberRead): number =>
  lower.magnitude === 1 && lower.value * upper.magnitude < upper.value ? upper.magnitude : 1;

const counted = (number: NumberRead): number => number.whole ?? number.value;

function quantityOf(
  tokens: readonly Token[],
  lower: NumberRead,
  upper: NumberRead | null,
  unit: Unit,
  lexicon: QuantityLexicon,
): Quantity | null {
  const number = upper ?? lower;
  const isCount = unit.family === "noun" || unit.family === "none" || unit.family === "other";
  const times = unit.family === "money" ? unit.times : 1;
  const read = (part: NumberRead): number => {
    const value =
      isCount || (unit.family === "money" && part.whole !== null && times === 1 && part.magnitude === 1)
        ? counted(part)
        : part.value;
    const scale = part === number ? 1 : sharedMagnitude(part, number);
    return rounded(value * scale * times);
  };
  const noun = unit.family === "noun" ? unit.noun : null;
  const kind = noun === "post" || unit.family === "none" ? readKind(tokens, unit.last + 1, lexicon) : null;
  const kindOf = noun === "post" ? kindBefore(tokens, lower.last + 1, unit.last, lexicon) : null;
  const kindLast =
    kindOf === null && kind !== null && kind.kind !== null && (noun === "post" || kind.first === unit.last + 1)
      ? kind
      : null;
  const end = Math.max(unit.last, kindLast?.last ?? 0);
  const rate = readRate(tokens, end + 1, lexicon);
  const first = unit.family === "money" ? Math.min(lower.first, unit.from ?? lower.first) : lower.first;
  const hedge = readQualifier(tokens, first, unit.last, lexicon);
  return {
    family: familyOf(unit),
    noun,
    value: read(lower),
    max: upper === null ? null : read(upper),
    unit: unitName(unit),
    per: rate?.rate ?? null,
    qualifier: upper !== null ? "range" : (hedge ?? (number.round ? "about" : "exact")),
    kind: kindOf ?? kindLast?.kind ?? null,
    introduction: "numeral",
    oneOfSeveral: false,
    standsFor: null,
    partitive: unit.family === "noun" && unit.partitive === true,
    renewed: isRenewed(tokens, lower.first, unit.last, lexicon),
    first,
    last: noun === "post" || unit.family === "none" ? end : unit.last,
    number: lower.first,
  };
}

const familyOf = (unit: Unit): Quantity["family"] => {
  if (unit.family === "money" || unit.family === "percentage") return unit.family;
  if (unit.family === "noun" && unit.noun !== "person") return unit.noun === "post" ? "jobs" : "agreement";
  return "count";
};

const unitName = (unit: Unit): string | null => {
  if (unit.family === "money") return unit.currency;
  if (unit.family === "percentage") return "%";
  if (unit.family !== "noun") return null;
  return unit.noun === "agreement" || unit.noun === "weak-agreement" ? "agreement" : "job";
};

/** True where a number, or a word without which there is no quantity, begins at token `at`. */
const isAnchor = (tokens: readonly Token[], at: number, lexicon: QuantityLexicon): boolean =>
  tokens[at]?.kind === "number" || lexicon.anchors.longestAt(tokens, at) !== null;

/** False where no quantity begins at token `at`; a look at its word tells. */
export const mayBeginQuantity = (tokens: readonly Token[], at: number, lexicon: QuantityLexicon): boolean => {
  const token = tokens[at];
  return token !== undefined && (token.kind === "number" || lexicon.openers.begins(token));
};

/** True where the tokens may hold a quantity; most sentences hold none, and this is quickly told. */
export function mayHoldQuantity(tokens: readonly Token[], lexicon: QuantityLexicon): boolean {
  for (let at = 0; at < tokens.length; at += 1) if (isAnchor(tokens, at, lexicon)) return true;
  return false;
}

/**
 * Every quantity of one sentence.
 * @param taken tokens that belong to a date and are no quantity
 */
export function readQuantities(
  tokens: readonly Token[],
  taken: (index: number) => boolean,
  lexicon: QuantityLexicon,
): Quantity[] {
  const found: Quantity[] = [];
  if (!mayHoldQuantity(tokens, lexicon)) return found;
  for (let at = 0; at < tokens.length;) {
    const quantity =
      !mayBeginQuantity(tokens, at, lexicon) || taken(at) ? null : readQuantityAt(tokens, at, found, taken, lexicon);
    const before = found.at(-1);
    // A currency before a number ("MAD 3 billion") may be that of the quantity before it ("3 MDH cent").
    if (quantity === null || (before !== undefined && quantity.first <= before.last)) {
      at = (lexicon.idioms.longestAt(tokens, at)?.last ?? at) + 1;
      continue;
    }
    const range = before === undefined ? null : rangeOf(before, quantity, tokens, lexicon);
    if (range === null) found.push(withSharedHedge(quantity, before, tokens, lexicon));
    else found.splice(-1, 1, range);
    at = quantity.last + 1;
  }
  return found;
}

/**
 * The quantity that begins at token `at`, or null. What begins one must stand among the openers of the lexicon.
 * @param found the quantities before it
 */
export const readQuantityAt = (
  tokens: readonly Token[],
  at: number,
  found: readonly Quantity[],
  taken: (index: number) => boolean,
  lexicon: QuantityLexicon,
): Quantity | null =>
  readMultiple(tokens, at, found, lexicon) ??
  readCounted(tokens, at, taken, lexicon) ??
  readTwoPosts(tokens, at, lexicon) ??
  readAgreement(tokens, at, lexicon) ??
  readRank(tokens, at, lexicon);

function readCounted(
  tokens: readonly Token[],
  at: number,
  taken: (index: number) => boolean,
  lexicon: QuantityLexicon,
): Quantity | null {
  const number = readNumber(tokens, at, lexicon);
  if (number === null || taken(number.last) || isFraction(tokens, number)) return null;
  const upper = readUpper(tokens, number, lexicon);
  const range = upper === null || taken(upper.first) ? null : upper;
  const unit =
    (range === null ? readPartner(tokens, number, lexicon) : null) ??
    readUnit(tokens, range ?? number, lexicon, number.first);
  if (unit.family === "other" || (range !== null && unit.family === "none")) return null;
  const isArticle = number.first === number.last && lexicon.data.articles.includes(tokens[at]?.lower ?? "");
  if (isArticle && (unit.family !== "money" || unit.currency === null) && unit.family !== "percentage") return null;
  return quantityOf(tokens, number, range, unit, lexicon);
}

/** "trois nouveaux contrats", "deux autres accords". */
const isRenewed = (tokens: readonly Token[], first: number, last: number, lexicon: QuantityLexicon): boolean =>
  tokens.slice(first, last + 1).some((token) => lexicon.data.novelties.includes(token.lower));

/** "1/3", "2/5 du total": no number of anything. */
const isFraction = (tokens: readonly Token[], number: NumberRead): boolean =>
  (tokens[number.last + 1]?.text === "/" && tokens[number.last + 2]?.kind === "number") ||
  (tokens[number.first - 1]?.text === "/" && tokens[number.first - 2]?.kind === "number");

/** "منصبين ماليين": a number and posts in one word. */
function readTwoPosts(tokens: readonly Token[], at: number, lexicon: QuantityLexicon): Quantity | null {
  if (tokens[at]?.article !== false || lexicon.two.longestAt(tokens, at) === null) return null;
  if (lexicon.nouns.longestAt(tokens, at)?.payload !== "post") return null;
  const two: NumberRead = { value: 2, whole: null, first: at, last: at - 1, round: false, magnitude: 1, digits: false };
  return quantityOf(tokens, two, null, readUnit(tokens, two, lexicon), lexicon);
}
