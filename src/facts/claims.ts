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
  if (quantity.family !== "agreement" || quantity.introduction === "numeral") return false;
  if (quantity.introduction === "demonstrative") return true;
  if (quantity.introduction === "definite" && quantity.value === null) return true;
  const joined = before?.family === "agreement" && place.distances.between(before.last, quantity.first) === 0;
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
    const match = matchRules(quantity, subject, hits, distances)[0] ?? null;
    const unit =
      quantity.unit ??
      ellipsis?.from.unit ??
      (quantity.noun === "person" ? "job" : quantity.family === "money" ? "MAD" : null);
    if (unit === null) return;
    if (match !== null && (ellipsis === null || match.cost < listReach)) {
      if (isWeak(quantity, match)) return;
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
    const source = ellipsis?.from ?? listNeighbour(quantity, claims, place);
    if (source === null || (quantity.family === "agreement" && ellipsis === null)) return;
    claims.push({
      place,
      quantity,
      rule: source.rule,
      taken: source.taken,
      match: null,
      from: source,
      partOf: ellipsis?.partOf ?? partOf(source, quantity, place, context),
      unit,
    });
  });
  return claims;
}

/** "contrat" and "partenariat" alone are agreements only where the verb of signing stands near. */
const isWeak = (quantity: Quantity, match: Match): boolean =>
  quantity.noun === "weak-agreement" &&
  (match.hit.aspect === null ? match.distance > 1 : match.distance > 8) &&
  !("refuses" in match.rule.gives);

/** The claim right before a quantity of the same family in one list: "300 MDH et 40 MDH", "(22 MDH), piscine (12 MDH)". */
function listNeighbour(quantity: Quantity, claims: readonly Claim[], place: CuedSentence): Claim | null {
  const last = claims.findLast((claim) => claim.quantity.family === quantity.family);
  if (last === undefined) return null;
  const { tokens } = place.sentence;
  const bracketed = tokens[quantity.first - 1]?.text === "(" && tokens[quantity.last + 1]?.text === ")";
  return bracketed || place.distances.between(last.quantity.last, quantity.first) <= listReach ? last : null;
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
