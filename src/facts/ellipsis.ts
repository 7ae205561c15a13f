/** Numbers that leave out what they count: "dont 4.978 au sein de", "les 7 autres", "sept de ces conventions". */
import type { Quantity } from "../quantities/quantity.ts";
import type { Claim, CuedSentence } from "./claim.ts";
import type { ContextLexicon } from "./context/lexicon.ts";

export interface Ellipsis {
  /** The claim that says what is counted. */
  readonly from: Claim;
  /** The whole that the number is a part of, or null. */
  readonly partOf: Claim | null;
}

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
  const candidates = before.filter((claim) => claim.taken.as === "fact" && isCandidate(claim, quantity));
  const here = before.filter((claim) => claim.place === place && isCandidate(claim, quantity));
  const wholes = candidates.filter(
    (claim) =>
      claim.unit === "agreement" && (claim.quantity.value ?? 0) > (quantity.value ?? 0) && claim.partOf === null,
  );
  const led = isLed(quantity, place, context);
  const counted =
    isPartOfThese(quantity, place, context) || isOthers(quantity, place, context) || isAnnounced(quantity, place);
  const last =
    (quantity.kind !== null || led
      ? here.findLast((claim) => claim.unit === "job" || claim.quantity.family === quantity.family)
      : undefined) ??
    here.at(-1) ??
    (counted ? wholes.at(-1) : undefined);
  if (last === undefined) return null;
  const whole = last.partOf ?? last;
  const fits = whole.quantity.value !== null && quantity.value !== null && quantity.value < whole.quantity.value;
  // "140 emplois directs et 300 indirects": the kind tells that posts are meant, however many.
  if (!fits && quantity.family !== "money" && quantity.kind === null) return null;
  return {
    from: last,
    partOf: fits && (led || counted || quantity.kind !== null || last.unit === "agreement") ? whole : null,
  };
}

/** "dont plus de 52.400": a leader of parts, with at most a hedge between. */
const isLed = (quantity: Quantity, place: CuedSentence, context: ContextLexicon): boolean =>
  place.sentence.tokens
    .slice(Math.max(0, quantity.first - 5), quantity.first)
    .some((token) => context.partLeaders.has(token.lower));

const isPartOfThese = (quantity: Quantity, place: CuedSentence, context: ContextLexicon): boolean =>
  context.ofThese.longestAt(place.sentence.tokens, quantity.last + 1) !== null;

/** "De ces conventions, 14 concernent": the agreements told before are named again at the head of the sentence. */
const isAnnounced = (quantity: Quantity, place: CuedSentence): boolean =>
  place.sentence.quantities.some(
    (other) =>
      other.family === "agreement" &&
      other.introduction === "demonstrative" &&
      other.value === null &&
      other.last < quantity.first,
  );

const isOthers = (quantity: Quantity, place: CuedSentence, context: ContextLexicon): boolean =>
  context.others.longestAt(place.sentence.tokens, quantity.last + 1) !== null;
