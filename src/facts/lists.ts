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

/** The claim right before a quantity of the same family in one list: "300 MDH et 40 MDH", "(22 MDH), piscine (12 MDH)". */
export function listNeighbour(
  quantity: Quantity,
  claims: readonly Claim[],
  place: CuedSentence,
  context: ContextLexicon,
): Claim | null {
  const last = claims.findLast(
    (claim) => claim.quantity.family === quantity.family || (claim.unit === "job" && quantity.family === "jobs"),
  );
  if (last === undefined) return null;
  const { tokens } = place.sentence;
  const comma = tokens[last.quantity.last + 1]?.text === ",";
  const joined = comma && place.joins.has(tokens[last.quantity.last + 2]?.lower ?? "");
  const bracketed = tokens[quantity.first - 1]?.text === "(";
  const led = isLed(last, quantity, place, context);
  return bracketed ||
    place.distances.between(last.quantity.last, quantity.first) <= (led ? partReach : joined ? joinedReach : listReach)
    ? last
    : null;
}

/** "dont 40 MDH": a part of the quantity before it. */
export function partOf(
  before: Claim | undefined,
  quantity: Quantity,
  place: CuedSentence,
  context: ContextLexicon,
): Claim | null {
  if (before === undefined || before.place !== place || before.quantity.family !== quantity.family) return null;
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
