/** What lists, pairs and "dont" carry over from one quantity to the next. */
import type { Quantity } from "../quantities/quantity.ts";
import type { Claim, CuedSentence } from "./claim.ts";
import type { ContextLexicon } from "./context/lexicon.ts";
import type { Match } from "./match.ts";

/** Words between two quantities of one list weigh at most this. */
const listReach = 4;
/** The item behind a comma and a joining word may begin with a longer name: "..., et la Chambre régionale d'artisanat 3 MDH". */
const joinedReach = 6;
/** "dont" opens a clause of its own, which weighs more. */
const partReach = 9;

/** "dont" between two quantities of a sentence. */
const isLed = (before: Claim, quantity: Quantity, place: CuedSentence, context: ContextLexicon): boolean =>
  place.sentence.tokens
    .slice(before.quantity.last + 1, quantity.first)
    .some((_, index, window) => context.partLeaders.longestAt(window, index) !== null);

/** "120 postes, dont 35 médecins": those who are to hold some of the posts. */
const isHolders = (quantity: Quantity, before: Claim, place: CuedSentence, context: ContextLexicon): boolean =>
  quantity.noun === "person" && before.quantity.family === "jobs" && isLed(before, quantity, place, context);

/** The claim right before a quantity of the same family in one list: "300 MDH et 40 MDH", "(22 MDH), piscine (12 MDH)". */
export function listNeighbour(
  quantity: Quantity,
  claims: readonly Claim[],
  place: CuedSentence,
  context: ContextLexicon,
): Claim | null {
  const last = claims.findLast(
    (claim) =>
      claim.quantity.family === quantity.family ||
      (claim.unit === "job" && quantity.family === "jobs") ||
      isHolders(quantity, claim, place, context),
  );
  if (last === undefined) return null;
  const { tokens } = place.sentence;
  const comma = tokens[last.quantity.last + 1]?.text === ",";
  const joined = comma && place.joins.has(tokens[last.quantity.last + 2]?.lower ?? "");
  const bracketed = tokens[quantity.first - 1]?.text === "(";
  const led = isLed(last, quantity, place, context);
  const opened = context.partLeaders.longestAt(tokens, quantity.first - 1) !== null;
  return bracketed ||
    opened ||
    isParallel(last.quantity, quantity, place, context) ||
    place.distances.between(last.quantity.last, quantity.first) <= (led ? partReach : joined ? joinedReach : listReach)
    ? last
    : null;
}

/** "€40 million to the port, and €9 million to the city": sums that each say right behind whom they go to, one clause a sum. */
function isParallel(before: Quantity, quantity: Quantity, place: CuedSentence, context: ContextLexicon): boolean {
  const { tokens } = place.sentence;
  const goesTo = ({ last }: Quantity, over: number): boolean =>
    tokens.slice(last + 1, last + 2 + over).some(({ lower }) => context.recipients.has(lower));
  const opening = tokens.slice(Math.max(before.last + 1, quantity.first - parallelLead), quantity.first);
  const joined = opening.some(({ text, lower }) => text === "," || place.joins.has(lower));
  return joined && before.family === "money" && goesTo(before, givenAs) && goesTo(quantity, 0);
}

/** Tokens before a sum among which the comma or joining word stands that opens its item: "and a €9 million to". */
const parallelLead = 2;
/** Tokens between the first sum and whom it goes to: "a €40 million loan to". */
const givenAs = 1;

/** "un prêt de 50 MDH et un autre de 30 MDH accordé par ...": another sum of the kind told before it in the sentence. */
export function anotherSum(
  quantity: Quantity,
  claims: readonly Claim[],
  place: CuedSentence,
  context: ContextLexicon,
): Claim | null {
  const { tokens } = place.sentence;
  const announced = tokens.slice(0, quantity.first).some((_, at) => {
    const hit = context.anothers.longestAt(tokens, at);
    return hit !== null && hit.last < quantity.first && quantity.first - hit.last <= anotherReach;
  });
  return announced ? (claims.findLast((claim) => claim.quantity.family === quantity.family) ?? null) : null;
}

/** Tokens between "un autre" and its sum. */
const anotherReach = 3;
/** Paragraphs behind a total in which the sentences about its parts stand. */
const openedReach = 3;

/** "Le premier prêt, de 60 millions, ...": the larger sum told before, of which the sentence opens a part. */
export function openedPart(
  quantity: Quantity,
  place: CuedSentence,
  earlier: readonly Claim[],
  context: ContextLexicon,
): Claim | null {
  const { tokens, passage } = place.sentence;
  if (quantity.family !== "money" || quantity.unit === null || quantity.value === null) return null;
  if (context.partOpeners.longestAt(tokens, tokens[0]?.text === "-" ? 1 : 0) === null) return null;
  const { value, unit } = quantity;
  const whole = earlier.findLast(
    (claim) =>
      claim.quantity.family === "money" &&
      claim.taken.as === "fact" &&
      claim.partOf === null &&
      claim.place !== place &&
      claim.unit === unit &&
      (claim.quantity.value ?? 0) > value,
  );
  return whole !== undefined && passage.order - whole.place.sentence.passage.order <= openedReach ? whole : null;
}

/** "dont 40 MDH": a part of the quantity before it. */
export function partOf(
  before: Claim | undefined,
  quantity: Quantity,
  place: CuedSentence,
  context: ContextLexicon,
): Claim | null {
  if (before === undefined || before.place !== place) return null;
  if (before.quantity.family !== quantity.family && !isHolders(quantity, before, place, context)) return null;
  const led = isLed(before, quantity, place, context);
  const smaller = before.quantity.value !== null && quantity.value !== null && quantity.value < before.quantity.value;
  if (!led || !smaller) return null;
  return before.partOf ?? before;
}

/** "3 MMDH de recettes recouvrés sur 7 MMDH attendus": what is awaited is what stands before it. */
export const followsIndicator = (match: Match, quantity: Quantity, claims: readonly Claim[]): boolean =>
  match.rule.follows === true &&
  claims.findLast((claim) => claim.quantity.family === quantity.family)?.taken.as !== "fact" &&
  claims.some((claim) => claim.quantity.family === quantity.family);

/** "80 et 45 millions": of two joined sums the words before the first speak of both, and the first has settled whose they are. */
export function isCarried(
  match: Match,
  quantity: Quantity,
  claims: readonly Claim[],
  place: CuedSentence,
  context: ContextLexicon,
): boolean {
  const before = claims.at(-1);
  if (
    before === undefined ||
    before.quantity.family !== quantity.family ||
    match.side !== "before" ||
    quantity.family === "agreement"
  )
    return false;
  if (match.hit.last > before.quantity.last) return match.cost > 1 && isLed(before, quantity, place, context);
  return match.hit.last < before.quantity.first && place.distances.between(before.quantity.last, quantity.first) <= 1;
}
