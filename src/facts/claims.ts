/** Finds the claims of a sentence: rules first, then what ellipses and lists carry over. */
import { verdictOf } from "./rule.ts";
import type { RuleSubject } from "./rule.ts";
import type { Claim, CuedSentence, Taken } from "./claim.ts";
import type { ContextLexicon } from "./context/lexicon.ts";
import { findEllipsis } from "./ellipsis.ts";
import { matchRules } from "./match.ts";
import type { Match } from "./match.ts";
import type { Quantity } from "../quantities/quantity.ts";

/** Words between two quantities of one list weigh at most this. */
const listReach = 3;
/** "dont" opens a clause of its own, which weighs more. */
const partReach = 6;

const takenBy = (match: Match): Taken => {
  const verdict = verdictOf(match.rule);
  if (match.hit.pending && verdict.type === "convention")
    return { as: "fact", type: verdict.type, kind: null, status: "planned" };
  if (match.hit.negated) return { as: "refusal", why: "the sentence denies it" };
  if (verdict.type === "refusal") return { as: "refusal", why: match.rule.reason };
  if (verdict.type === "indicator") return { as: "indicator", metric: verdict.metric };
  const aspect = match.hit.aspect;
  const status = verdict.status ?? (aspect === null ? null : (match.rule.status?.[aspect] ?? null));
  return { as: "fact", type: verdict.type, kind: verdict.kind, status };
};

const subjectOfUnit = (claim: Claim): RuleSubject => {
  if (claim.unit === "agreement") return "agreement";
  return claim.unit === "job" ? "jobs" : "money";
};

/** True where the words only refer to an agreement that was told before, or belong to the one before them. */
const refersBack = (quantity: Quantity, before: Quantity | undefined, place: CuedSentence): boolean => {
  if (quantity.family !== "agreement" || quantity.introduction === "numeral" || quantity.oneOfSeveral) return false;
  if (quantity.introduction === "demonstrative") return true;
  if (quantity.introduction === "definite" && quantity.value === null) return true;
  const joined = before?.family === "agreement" && place.distances.between(before.last, quantity.first) <= 1;
  return quantity.introduction === "bare" && joined;
};

/**
 * The claims of one sentence, in reading order.
 * @param earlier claims of the sentences before it
 */
export function findClaims(place: CuedSentence, earlier: readonly Claim[], context: ContextLexicon): Claim[] {
  const claims: Claim[] = [];
  const { sentence, hits, distances } = place;
  sentence.quantities.forEach((quantity, index) => {
    const before = sentence.quantities[index - 1];
    if (quantity.family === "percentage" || refersBack(quantity, before, place)) return;
    const ellipsis = quantity.unit === null ? findEllipsis(quantity, place, [...earlier, ...claims], context) : null;
    const subject = ellipsis === null ? null : subjectOfUnit(ellipsis.from);
    const single = oneOf(quantity, [...earlier, ...claims]);
    const match = single === null ? (matchRules(quantity, subject, hits, distances)[0] ?? null) : null;
    const unit =
      quantity.unit ??
      ellipsis?.from.unit ??
      (quantity.noun === "person" ? "job" : quantity.family === "money" ? "MAD" : null);
    if (unit === null) return;
    if (match !== null && (ellipsis === null || match.cost < listReach) && !followsIndicator(match, quantity, claims)) {
      if (isWeak(quantity, match) || (isSmall(quantity) && verdictOf(match.rule).type === "funds")) return;
      claims.push({
        place,
        quantity,
        rule: match.rule,
        taken: takenBy(match),
        match,
        from: ellipsis?.from ?? null,
        partOf: ellipsis?.partOf ?? partOf(claims.at(-1), quantity, place, context),
        unit,
      });
      return;
    }
    const whole = single ?? wholeBefore(quantity, place, earlier);
    const source =
      ellipsis?.from ??
      whole ??
      (quantity.family === "agreement" ? null : listNeighbour(quantity, claims, place, context));
    if (source === null) return;
    claims.push({
      place,
      quantity,
      rule: source.rule,
      taken: source.taken,
      match: null,
      from: source,
      partOf: ellipsis?.partOf ?? whole ?? partOf(source, quantity, place, context),
      unit,
    });
  });
  return claims;
}

/** "3 MMDH de recettes recouvrés sur 7 MMDH attendus": what is awaited is what stands before it. */
const followsIndicator = (match: Match, quantity: Quantity, claims: readonly Claim[]): boolean =>
  match.rule.follows === true &&
  claims.findLast((claim) => claim.quantity.family === quantity.family)?.taken.as !== "fact" &&
  claims.some((claim) => claim.quantity.family === quantity.family);

/** "contrat" and "partenariat" alone are agreements only where the verb of signing stands near. */
function isWeak(quantity: Quantity, match: Match): boolean {
  if (quantity.noun !== "weak-agreement" || "refuses" in match.rule.gives) return false;
  return match.hit.aspect === null ? match.side === "after" || match.distance > 1 : match.distance > 8;
}

/** No commitment is smaller than this: such sums are prices, fares and fees. In units of any currency. */
const smallestSum = 10_000;

const isSmall = (quantity: Quantity): boolean =>
  quantity.family === "money" && quantity.value !== null && quantity.value < smallestSum;

/** Sentences back in which the whole of a breakdown may stand. */
const wholeReach = 2;

/** "On compte 21 conventions et 4 avenants": parts of a number of agreements told shortly before. */
function wholeBefore(quantity: Quantity, place: CuedSentence, earlier: readonly Claim[]): Claim | null {
  if (quantity.family !== "agreement" || quantity.introduction !== "numeral" || quantity.value === null) return null;
  const { value } = quantity;
  const whole = earlier.findLast(
    (claim) =>
      claim.taken.as === "fact" &&
      claim.unit === "agreement" &&
      claim.partOf === null &&
      (claim.quantity.value ?? 0) > value,
  );
  if (whole === undefined || place.sentence.order - whole.place.sentence.order > wholeReach) return null;
  return whole;
}

/** "La deuxième convention", "l'une de ces conventions": one of a number of agreements told before. */
function oneOf(quantity: Quantity, earlier: readonly Claim[]): Claim | null {
  if (quantity.family !== "agreement" || !quantity.oneOfSeveral) return null;
  return (
    earlier.findLast(
      (claim) =>
        claim.taken.as === "fact" &&
        claim.unit === "agreement" &&
        claim.partOf === null &&
        ((claim.quantity.value ?? 0) > 1 || claim.quantity.value === null),
    ) ?? null
  );
}

/** The claim right before a quantity of the same family in one list: "300 MDH et 40 MDH", "(22 MDH), piscine (12 MDH)". */
function listNeighbour(
  quantity: Quantity,
  claims: readonly Claim[],
  place: CuedSentence,
  context: ContextLexicon,
): Claim | null {
  const last = claims.findLast((claim) => claim.quantity.family === quantity.family);
  if (last === undefined) return null;
  const { tokens } = place.sentence;
  const bracketed = tokens[quantity.first - 1]?.text === "(" && tokens[quantity.last + 1]?.text === ")";
  const led = tokens
    .slice(last.quantity.last + 1, quantity.first)
    .some((token) => context.partLeaders.has(token.lower));
  return bracketed || place.distances.between(last.quantity.last, quantity.first) <= (led ? partReach : listReach)
    ? last
    : null;
}

/** "dont 40 MDH": a part of the quantity before it. */
function partOf(
  before: Claim | undefined,
  quantity: Quantity,
  place: CuedSentence,
  context: ContextLexicon,
): Claim | null {
  if (before === undefined || before.place !== place || before.quantity.family !== quantity.family) return null;
  const between = place.sentence.tokens.slice(before.quantity.last + 1, quantity.first);
  const led = between.some((token) => context.partLeaders.has(token.lower));
  const smaller = before.quantity.value !== null && quantity.value !== null && quantity.value < before.quantity.value;
  if (!led || !smaller) return null;
  return before.partOf ?? before;
}
