/** Finds the claims of a sentence: rules first, then what ellipses and lists carry over. */
import type { Quantity } from "../quantities/quantity.ts";
import { isWeak, oneOf, refersBack, sameVerb, wholeBefore } from "./agreements.ts";
import type { Claim, CuedSentence, Taken } from "./claim.ts";
import type { ContextLexicon } from "./context/lexicon.ts";
import { findEllipsis, isNamedBefore } from "./ellipsis.ts";
import type { Ellipsis } from "./ellipsis.ts";
import { anotherSum, followsIndicator, isCarried, listNeighbour, openedPart, partOf } from "./lists.ts";
import { bestMatch, subjectOf } from "./match.ts";
import type { Match } from "./match.ts";
import { verdictOf } from "./rule.ts";
import type { Rule, RuleSubject } from "./rule.ts";

/** A rule that bears out an ellipsis stands nearer than this. */
const ellipsisReach = 3;
/** No commitment is smaller than this: such sums are prices, fares and fees. In units of any currency. */
const smallestSum = 10_000;
/** How many claims back a number may still refer to; bounds the work on an endless text. */
const mostRemembered = 60;

const takenBy = (match: Match): Taken => {
  const verdict = verdictOf(match.rule);
  if (match.hit.pending && verdict.type === "convention") {
    return { as: "fact", type: verdict.type, kind: null, status: "planned" };
  }
  if (match.hit.negated) return { as: "refusal", why: "the sentence denies it" };
  if (verdict.type === "refusal") return { as: "refusal", why: match.rule.reason };
  if (verdict.type === "indicator") return { as: "indicator", metric: verdict.metric };
  const aspect = match.hit.aspect;
  const status = verdict.status ?? (aspect === null ? null : (match.rule.status?.[aspect] ?? null));
  return { as: "fact", type: verdict.type, kind: verdict.kind, status };
};

/** A share is one only where money that is committed has been told of before. */
const isFundsFact = ({ taken }: Claim): boolean => taken.as === "fact" && taken.type === "funds";

const subjectOfUnit = (claim: Claim): RuleSubject => {
  if (claim.unit === "agreement") return "agreement";
  return claim.unit === "job" ? "jobs" : "money";
};

const isSmall = (quantity: Quantity): boolean =>
  quantity.family === "money" && quantity.value !== null && quantity.value < smallestSum;

/** Sums by the day or month are what something costs to run, and nobody commits them to a project. */
const isRunning = ({ family, per }: Quantity): boolean => family === "money" && (per === "day" || per === "month");

/** What is carried over leaves it to the draft how far it has got: as far as where it comes from, unless its own verb tells. */
const carriedFrom = (taken: Taken): Taken => (taken.as === "fact" ? { ...taken, status: null } : taken);

/** The unit of a quantity, with what an ellipsis leaves out filled in; null where nothing tells. */
function unitOf(quantity: Quantity, ellipsis: Ellipsis | null): string | null {
  if (quantity.unit !== null) return quantity.unit;
  if (ellipsis !== null) return ellipsis.from.unit;
  if (quantity.noun === "person") return "job";
  return quantity.family === "money" ? "MAD" : null;
}

/** The refusal that the whole article is about and that looks at such quantities. */
const pervadingRule = (place: CuedSentence, subject: RuleSubject | null): Rule | null =>
  place.pervading.find((rule) => subject !== null && rule.of.includes(subject)) ?? null;

/** What is known before a quantity is looked at. */
interface Before {
  /** Claims of this sentence, then those of the sentences before it, the last ones only. */
  readonly here: readonly Claim[];
  readonly all: readonly Claim[];
}

/** The claim of one quantity, or null where neither rule nor list reaches it. */
function claimOf(quantity: Quantity, place: CuedSentence, before: Before, context: ContextLexicon): Claim | null {
  const ellipsis = quantity.unit === null ? findEllipsis(quantity, place, before.all, context) : null;
  const named = ellipsis === null && isNamedBefore(quantity, place);
  const unit = named ? "job" : unitOf(quantity, ellipsis);
  if (unit === null) return null;
  const single = oneOf(quantity, place, before.all);
  if (quantity.standsFor !== null && single === null) return null;
  const subject = named ? "jobs" : ellipsis === null ? null : subjectOfUnit(ellipsis.from);
  const match = single === null ? bestMatch(quantity, subject, place) : null;
  if (match !== null && isOwn(match, quantity, ellipsis, place, before.here, context)) {
    const isFunds = verdictOf(match.rule).type === "funds";
    const bare = quantity.unit === null && ellipsis === null;
    if (isWeak(quantity, match) || (isFunds && (isSmall(quantity) || isRunning(quantity) || bare))) return null;
    if (match.rule.share === true && !before.all.some(isFundsFact)) return null;
    const whole =
      ellipsis?.partOf ??
      (quantity.partitive ? wholeBefore(quantity, place, before.all) : null) ??
      partOf(before.here.at(-1), quantity, place, context) ??
      openedPart(quantity, place, before.all, context);
    const taken = takenBy(match);
    const pervading = taken.as === "fact" ? pervadingRule(place, subject ?? subjectOf(quantity)) : null;
    return {
      place,
      quantity,
      rule: pervading ?? match.rule,
      taken: pervading === null ? taken : { as: "refusal", why: pervading.reason },
      match,
      from: ellipsis?.from ?? null,
      partOf: whole,
      unit,
    };
  }
  const several = single ?? wholeBefore(quantity, place, before.all);
  const listed =
    quantity.family === "agreement"
      ? sameVerb(quantity, before.here)
      : (listNeighbour(quantity, before.here, place, context) ??
        anotherSum(quantity, before.here, place, context) ??
        openedPart(quantity, place, before.all, context));
  const from = ellipsis?.from ?? several ?? listed;
  if (from === null) return null;
  const whole =
    ellipsis?.partOf ??
    several ??
    partOf(from, quantity, place, context) ??
    openedPart(quantity, place, before.all, context);
  return { place, quantity, rule: from.rule, taken: carriedFrom(from.taken), match: null, from, partOf: whole, unit };
}

/** True where the rule's words speak of this quantity and not of one before it. */
const isOwn = (
  match: Match,
  quantity: Quantity,
  ellipsis: Ellipsis | null,
  place: CuedSentence,
  claims: readonly Claim[],
  context: ContextLexicon,
): boolean =>
  (ellipsis === null || match.cost < ellipsisReach) &&
  !followsIndicator(match, quantity, claims) &&
  !isCarried(match, quantity, claims, place, context);

/**
 * The claims of one sentence, in reading order.
 * @param earlier claims of the sentences before it
 */
export function findClaims(place: CuedSentence, earlier: readonly Claim[], context: ContextLexicon): Claim[] {
  const claims: Claim[] = [];
  const remembered = earlier.slice(-mostRemembered);
  place.sentence.quantities.forEach((quantity, index) => {
    if (quantity.family === "percentage" || quantity.introduction === "denied") return;
    const before = { here: claims, all: [...remembered, ...claims.slice(-mostRemembered)] };
    if (refersBack(quantity, place.sentence.quantities[index - 1], place, before.all)) return;
    const claim = claimOf(quantity, place, before, context);
    if (claim === null) return;
    const first =
      claim.match?.side === "after" ? joinedBefore(place.sentence.quantities[index - 1], claim, claims) : null;
    if (first !== null) claims.push(first);
    claims.push(claim);
  });
  return claims;
}

/** "1,2 MMDH et 540 MDH d'investissements": what stands behind a joined pair speaks of its first sum as well. */
function joinedBefore(quantity: Quantity | undefined, claim: Claim, claims: readonly Claim[]): Claim | null {
  const { place } = claim;
  if (quantity === undefined || quantity.family !== claim.quantity.family || quantity.family === "agreement")
    return null;
  if (quantity.unit === null || claims.some((one) => one.quantity === quantity)) return null;
  if (isSmall(quantity) || place.distances.between(quantity.last, claim.quantity.first) > 0) return null;
  const between = place.sentence.tokens[quantity.last + 1];
  if (between === undefined || !place.joins.has(between.lower)) return null;
  return {
    place,
    quantity,
    rule: claim.rule,
    taken: claim.taken,
    match: null,
    from: claim,
    partOf: null,
    unit: quantity.unit,
  };
}
