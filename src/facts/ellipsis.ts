/** Numbers that leave out what they count: "dont 4.978 au sein de", "les 7 autres", "sept de ces conventions". */
import type { Quantity } from "../quantities/quantity.ts";
import type { Claim, CuedSentence } from "./claim.ts";
import type { ContextLexicon } from "./context/lexicon.ts";
import { isBracketed } from "./match.ts";
import type { Sentence } from "./sentence.ts";

export interface Ellipsis {
  /** The claim that says what is counted. */
  readonly from: Claim;
  /** The whole that the number is a part of, or null. */
  readonly partOf: Claim | null;
}

/** A smaller number without a noun is an edition, a rank or a day before it is a number of posts. */
const fewestPosts = 10;

const isCandidate = (claim: Claim, quantity: Quantity): boolean => {
  if (quantity.family === "money") return claim.quantity.family === "money";
  if (claim.quantity.family === "money" || claim.quantity.family === "percentage") return false;
  if (claim.quantity.value === null || quantity.value === null || !Number.isInteger(quantity.value)) return false;
  return true;
};

/**
 * What a number without a unit stands for, or null where nothing before it fits.
 * @param before claims of the article up to the number, in reading order
 */
export function findEllipsis(
  quantity: Quantity,
  place: CuedSentence,
  before: readonly Claim[],
  context: ContextLexicon,
): Ellipsis | null {
  if (quantity.noun !== null || (quantity.family !== "money" && quantity.family !== "count")) return null;
  if (isInName(quantity, place)) return null;
  if (isCountedOtherwise(quantity, place)) return null;
  const candidates = before.filter((claim) => claim.taken.as === "fact" && isCandidate(claim, quantity));
  const here = before.filter((claim) => claim.place === place && isCandidate(claim, quantity));
  const wholes = candidates.filter(
    (claim) =>
      claim.unit === "agreement" && (claim.quantity.value ?? 0) > (quantity.value ?? 0) && claim.partOf === null,
  );
  const led = isLed(quantity, place, context);
  const counted =
    isPartOfThese(quantity, place, context) || isOthers(quantity, place, context) || isAmongThese(quantity, place);
  const broken = breaksDown(place, context);
  const last =
    (quantity.kind !== null || led
      ? here.findLast((claim) => claim.unit === "job" || claim.quantity.family === quantity.family)
      : undefined) ??
    here.at(-1) ??
    (counted ? wholes.at(-1) : undefined) ??
    postsBefore(quantity, place, candidates, broken);
  if (last === undefined) return oneOfSums(quantity, place, candidates, context);
  if (last.unit === "job" && (quantity.value ?? 0) < fewestPosts) return null;
  // "140 emplois, 90 en ville et 50 à la campagne": the second part looks past the first.
  const whole = last.partOf ?? (last.quantity.unit === null ? last.from : null) ?? last;
  const fits = whole.quantity.value !== null && quantity.value !== null && quantity.value < whole.quantity.value;
  // "310 emplois directs et 900 indirects": the other kind stands beside the first and is no part of it.
  const sibling = quantity.kind !== null && last.quantity.kind !== null && quantity.kind !== last.quantity.kind;
  if (sibling) return { from: last, partOf: last.partOf };
  // "140 emplois directs et 300 indirects": the kind tells that posts are meant, however many.
  const told = fits || quantity.family === "money" || quantity.kind !== null;
  if (!told && !isNamed(quantity, last, place) && !isJoined(quantity, last, place, context)) return null;
  return {
    from: last,
    partOf: fits && (led || counted || broken || quantity.kind !== null || last.unit === "agreement") ? whole : null,
  };
}

/** "Restinga (1.300 lits), Smir (1.010)": a number alone in brackets counts what those before it count. */
const isCountedOtherwise = (quantity: Quantity, place: CuedSentence): boolean => {
  if (quantity.family !== "count" || quantity.kind !== null || !isBracketed(place, quantity)) return false;
  const { tokens, quantities } = place.sentence;
  return tokens.slice(0, quantity.first - 1).some(({ text }, opened) => {
    const closed = text === "(" ? tokens.findIndex((token, at) => at > opened && token.text === ")") : -1;
    const counted = tokens[closed - 1]?.kind === "word" && /\d/u.test(tokens[closed - 2]?.text ?? "");
    return (
      counted &&
      closed < quantity.first &&
      !quantities.some(({ first, noun }) => noun !== null && first > opened && first < closed)
    );
  });
};

/** "El primero, de 122 millones, ...": a part of the sum that a sentence of the same paragraph told before. */
function oneOfSums(
  quantity: Quantity,
  place: CuedSentence,
  candidates: readonly Claim[],
  context: ContextLexicon,
): Ellipsis | null {
  const { sentence } = place;
  if (quantity.family !== "money" || context.partOpeners.longestAt(sentence.tokens, 0) === null) return null;
  const from = candidates.findLast(
    (claim) => claim.partOf === null && (claim.quantity.value ?? 0) > (quantity.value ?? Number.POSITIVE_INFINITY),
  );
  return from?.place.sentence.passage === sentence.passage ||
    from?.place.sentence.passage.order === sentence.passage.order - 1
    ? { from, partOf: from }
    : null;
}

/** Words that may stand between a quotation mark and the number that ends a name. */
const nameReach = 3;

/** "à France 24", "في تصريح لـ"اليوم 24"": a number that ends a name in capitals or in quotation marks counts nothing. */
function isInName({ family, value, first, last }: Quantity, { sentence: { tokens } }: CuedSentence): boolean {
  if (family !== "count") return false;
  const [before, next] = [tokens[first - 1], tokens[last + 1]];
  if (next?.text === '"')
    return tokens.slice(Math.max(0, first - 1 - nameReach), first - 1).some((token) => token.text === '"');
  return (
    first > 1 &&
    (value ?? 0) < smallestNamed &&
    before?.capital === true &&
    (next === undefined || next.kind === "mark")
  );
}

/** "dont plus de 52.400": a leader of parts, with at most a hedge between. */
const isLed = (quantity: Quantity, place: CuedSentence, context: ContextLexicon): boolean =>
  place.sentence.tokens
    .slice(Math.max(0, quantity.first - 5), quantity.first)
    .some((_, index, window) => context.partLeaders.longestAt(window, index) !== null);

const isPartOfThese = (quantity: Quantity, place: CuedSentence, context: ContextLexicon): boolean =>
  context.ofThese.longestAt(place.sentence.tokens, quantity.last + 1) !== null;

const isOthers = (quantity: Quantity, place: CuedSentence, context: ContextLexicon): boolean =>
  context.others.longestAt(place.sentence.tokens, quantity.last + 1) !== null;

/** "Parmi ces accords, treize concernent ...", "De ces conventions, 14 ...": the sentence refers back to the agreements that it goes on to count. */
const isAmongThese = (quantity: Quantity, place: CuedSentence): boolean =>
  place.sentence.quantities.some(
    (other) =>
      other.family === "agreement" &&
      other.last < quantity.first &&
      (other.introduction === "demonstrative" || (other.introduction === "definite" && other.value === null)),
  );

/** "Cette perte concerne les villes (30.000) et les champs (10.000)": the sentence opens by what it breaks down. */
const breaksDown = ({ sentence: { tokens } }: CuedSentence, context: ContextLexicon): boolean =>
  context.breakdowns.longestAt(tokens, 0) !== null;

/**
 * "... a perdu 40.000 postes. Le bâtiment en a créé 12.000": the posts that a sentence shortly before in the same paragraph told of;
 * in another paragraph as well where the sentence breaks them down.
 */
function postsBefore(
  quantity: Quantity,
  place: CuedSentence,
  candidates: readonly Claim[],
  broken: boolean,
): Claim | undefined {
  const { passage, order } = place.sentence;
  const value = quantity.value ?? 0;
  const near = candidates.filter(
    ({ unit, place: told }) => unit === "job" && order - told.sentence.order <= namedReach,
  );
  const whole = near.findLast((claim) => (claim.quantity.value ?? 0) > value);
  if (broken && value >= smallestNamed && whole !== undefined) return whole;
  const last = near.at(-1);
  if (last?.place.sentence.passage.order !== passage.order) return undefined;
  return isNamed(quantity, last, place) ? last : undefined;
}

/** Sentences back in which the posts may stand that a number right behind its verb counts. */
const namedReach = 2;
/** Smaller numbers without a noun are too often something else. */
const smallestNamed = 100;
/** Words that may name the other place or sector between "and" and its number: "and services 63,000". */
const namedWithin = 2;

/** "28.000 emplois en ville et 45.000 à la campagne", "and services 63,000": posts of another place, however many. */
function isJoined(quantity: Quantity, last: Claim, place: CuedSentence, context: ContextLexicon): boolean {
  if (last.unit !== "job" || (quantity.value ?? 0) < smallestNamed) return false;
  const { tokens } = place.sentence;
  for (let back = 0; back <= namedWithin; back += 1) {
    const at = quantity.first - 1 - back;
    if (at <= last.quantity.last) return false;
    if (place.joins.has(tokens[at]?.lower ?? "") || isAlongWith(tokens, at, context)) return true;
    if (tokens[at]?.kind !== "word") return false;
  }
  return false;
}

const isAlongWith = (tokens: Sentence["tokens"], last: number, context: ContextLexicon): boolean =>
  [0, 1, 2].some((back) => context.alongWith.longestAt(tokens, last - back)?.last === last);

/** Words that say themselves what the number behind them counts: "job losses reached 157,000". */
export const isNamedBefore = (quantity: Quantity, place: CuedSentence): boolean =>
  quantity.family === "count" &&
  quantity.noun === null &&
  (quantity.value ?? 0) >= smallestNamed &&
  place.hits.some(
    ({ cue, last }) =>
      cue.role === "trigger" &&
      cue.trigger.names === true &&
      last < quantity.first &&
      place.distances.between(last, quantity.first) === 0,
  );

/** "création de 12.000 dans les villes et perte de 7.000": the noun before it says that it counts posts. */
const isNamed = (quantity: Quantity, last: Claim, place: CuedSentence): boolean =>
  last.unit === "job" &&
  (quantity.value ?? 0) >= smallestNamed &&
  place.hits.some(
    ({ cue, last: end }) =>
      cue.role === "trigger" &&
      cue.side === "before" &&
      cue.rule.of.includes("jobs") &&
      place.distances.between(end, quantity.first) === 0 &&
      end < quantity.first &&
      quantity.first - end <= 3,
  );
