/** What is peculiar to agreements: references back, weak nouns, and one or some of several told before. */
import type { Quantity } from "../quantities/quantity.ts";
import type { Claim, CuedSentence } from "./claim.ts";
import type { Match } from "./match.ts";

const isAgreements = (claim: Claim): boolean =>
  claim.taken.as === "fact" && claim.unit === "agreement" && claim.partOf === null;

/** "a memorandum of understanding (MoU)": the bracket only introduces a short name. */
const isAcronym = (quantity: Quantity, before: Quantity | undefined, place: CuedSentence): boolean =>
  before?.family === "agreement" &&
  before.last === quantity.first - 2 &&
  place.sentence.tokens[quantity.first - 1]?.text === "(";

/** "The signing of the agreement" behind "three agreements": it says again that they were signed. */
const isOneOfThem = (place: CuedSentence, earlier: readonly Claim[]): boolean => {
  const told = earlier.filter((claim) => claim.unit === "agreement" && claim.place !== place);
  const dated = place.sentence.dates.some(({ date }) => date?.precision === "day");
  return told.length > 0 && told.every((claim) => claim.quantity.value !== 1) && !dated;
};

/** "un anexo a un acuerdo de colaboración": the second noun says what the first one changes. */
const isChanged = (quantity: Quantity, before: Quantity | undefined, place: CuedSentence): boolean => {
  if (before?.family !== "agreement" || before.introduction === "definite") return false;
  if (quantity.first - before.last > 2) return false;
  const between = place.sentence.tokens[before.last + 1];
  return quantity.first === before.last + 1 || (between?.kind === "word" && !place.joins.has(between.lower));
};

/** "The loan agreements were signed on Friday", where none was told of before: what is signed then and there is told for the first time. */
const isNewlySigned = (quantity: Quantity, place: CuedSentence, earlier: readonly Claim[]): boolean =>
  quantity.noun === "agreement" &&
  !earlier.some((claim) => claim.unit === "agreement") &&
  place.hits.some(
    ({ cue, aspect, bare, negated, first }) =>
      cue.role === "governor" &&
      cue.governor.id === "sign" &&
      aspect === "done" &&
      !bare &&
      !negated &&
      first > quantity.last &&
      place.distances.between(quantity.last, first) <= 1,
  );

/** True where the words only refer to an agreement that was told before, or belong to the one before them. */
export const refersBack = (
  quantity: Quantity,
  before: Quantity | undefined,
  place: CuedSentence,
  earlier: readonly Claim[],
): boolean => {
  if (quantity.family !== "agreement" || quantity.introduction === "numeral" || quantity.oneOfSeveral) return false;
  if (isChanged(quantity, before, place)) return true;
  if (quantity.introduction === "demonstrative") return !isNewlySigned(quantity, place, earlier);
  // "la signature des conventions" tells of them where the article has named none yet.
  if (quantity.introduction === "definite" && quantity.value === null) return earlier.some(isAgreements);
  if (quantity.introduction === "definite" && isOneOfThem(place, earlier)) return true;
  const joined = before?.family === "agreement" && place.distances.between(before.last, quantity.first) <= 1;
  return quantity.introduction === "bare" && (joined || isAcronym(quantity, before, place));
};

/** "contrat" and "partenariat" alone are agreements only where the verb of signing stands near. */
export function isWeak(quantity: Quantity, match: Match): boolean {
  if (quantity.noun !== "weak-agreement" || "refuses" in match.rule.gives) return false;
  // "a approuvé une stratégie de partenariat": without an article only right beside its verb.
  if (quantity.introduction === "bare" && match.distance > 0) return true;
  // "un cadre de partenariat signé": what was signed is the frame.
  if (quantity.introduction === "bare" && quantity.value === 1 && match.side === "after") return true;
  return match.hit.aspect === null ? match.side === "after" || match.distance > 1 : match.distance > 8;
}

/** Sentences back in which the whole of a breakdown may stand. */
const wholeReach = 4;

/** "On compte 21 conventions et 4 avenants": parts of a number of agreements told shortly before. */
export function wholeBefore(quantity: Quantity, place: CuedSentence, earlier: readonly Claim[]): Claim | null {
  if (quantity.family !== "agreement" || quantity.introduction !== "numeral" || quantity.value === null) return null;
  const { value } = quantity;
  const whole = earlier.findLast((claim) => isAgreements(claim) && (claim.quantity.value ?? 0) > value);
  if (whole === undefined || place.sentence.order - whole.place.sentence.order > wholeReach) return null;
  return whole;
}

/** "La deuxième convention", "l'une de ces conventions", "la seconde": one of a number of agreements told before. */
export function oneOf(quantity: Quantity, place: CuedSentence, earlier: readonly Claim[]): Claim | null {
  if (quantity.family !== "agreement" || !quantity.oneOfSeveral) return null;
  const whole = earlier.findLast((claim) => isAgreements(claim) && claim.quantity.value !== 1) ?? null;
  const { standsFor } = quantity;
  if (whole === null || standsFor === null) return whole;
  const near = place.sentence.order - whole.place.sentence.order <= wholeReach;
  const named = whole.place.sentence.tokens.slice(whole.quantity.first, whole.quantity.last + 1);
  return near && named.some((token) => standsFor.includes(token.stem)) ? whole : null;
}

/** "... ont adopté une convention sur l'eau, ainsi qu'une convention avec l'office": what one verb of a sentence takes together. */
export function sameVerb(quantity: Quantity, here: readonly Claim[]): Claim | null {
  if (quantity.introduction !== "indefinite" && quantity.introduction !== "numeral") return null;
  // "12 accords et 14 contrats": a number tells that agreements are counted.
  if (quantity.noun !== "agreement" && quantity.introduction !== "numeral") return null;
  return here.findLast((claim) => isAgreements(claim) && claim.match?.side === "before") ?? null;
}
