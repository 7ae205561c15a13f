/** Which rule has the best claim on a quantity: the one whose words stand nearest. */
import type { Quantity } from "../quantities/quantity.ts";
import type { CuedSentence } from "./claim.ts";
import type { CueHit } from "./cues.ts";
import { verdictOf } from "./rule.ts";
import type { Rule, RuleSubject } from "./rule.ts";

/** A rule that reaches a quantity. */
export interface Match {
  readonly rule: Rule;
  readonly hit: CueHit;
  readonly side: "before" | "after";
  /** Weight of the words between; less is better. */
  readonly distance: number;
  readonly cost: number;
}

/** Words of a phrase beyond the first make it more telling. */
const wordBonus = 0.45;
/** Words behind a quantity describe it a little less often than those before it. */
const afterPenalty = 0.2;

/** "deux conventions signées en 2019 ont été résiliées": the verb tells, the participle before it only describes. */
const barePenalty = 3;

/** Puts words that say little behind all others. */
const weakPenalty = 20;

/** What rules take a quantity for; null where none looks at its kind. */
export const subjectOf = (quantity: Quantity): RuleSubject | null => {
  if (quantity.family === "money" || quantity.family === "jobs" || quantity.family === "agreement")
    return quantity.family;
  return quantity.noun === "person" ? "people" : null;
};

const overlaps = (hit: CueHit, quantity: Quantity): boolean =>
  hit.last >= quantity.number && hit.first <= quantity.last;

/** "300 layoffs", "14,000 job losses": the noun that is counted says as well what became of the posts. */
const isNounOf = (hit: CueHit, { family, first, number, last }: Quantity): boolean =>
  family === "jobs" && first === number && hit.first > number && hit.last === last;

/**
 * True for words behind a quantity that speak of something else: "54 MDH et l'unité a créé ...", where a new subject is joined on,
 * and a verbal noun with an article of its own that no verb gives a time, as in the name "مكتب الصرف".
 */
function opensAnother(hit: CueHit, { last }: Quantity, { sentence: { tokens }, joins }: CuedSentence): boolean {
  if (hit.noun) return tokens[hit.first - 1]?.article === true;
  return (
    hit.aspect === null &&
    hit.first - last <= 3 &&
    joins.has(tokens[hit.first - 1]?.lower ?? "") &&
    hit.first - 1 > last
  );
}

/** "Les pertes d'emplois ont été relevées dans la pêche (4.000 postes)": words that name what is counted reach further into brackets. */
const bracketReach = 14;
/** How far into brackets a quantity may stand: "(2.540 m2, 2,8 MDH)". */
const bracketWidth = 4;

/** True where the quantity stands in brackets. */
export function isBracketed({ sentence }: CuedSentence, { first }: Quantity): boolean {
  for (let at = first - 1; at >= Math.max(0, first - 1 - bracketWidth); at -= 1) {
    const text = sentence.tokens[at]?.text;
    if (text === "(") return true;
    if (text === ")") return false;
  }
  return false;
}

/** Every rule that reaches the quantity, best first. Ties stand in the order longest phrase, refusal, id. */
function matchRules(quantity: Quantity, subject: RuleSubject | null, place: CuedSentence): Match[] {
  const { hits, distances } = place;
  const wanted = subject ?? subjectOf(quantity);
  if (wanted === null) return [];
  const matches: Match[] = [];
  for (const hit of hits) {
    if (hit.cue.role !== "trigger" || !hit.cue.rule.of.includes(wanted)) continue;
    const { rule, side, trigger, needy } = hit.cue;
    const counts = isNounOf(hit, quantity);
    if (overlaps(hit, quantity) && !counts) continue;
    const stands = hit.last < quantity.number ? "before" : "after";
    if (stands !== side || (side === "after" && opensAnother(hit, quantity, place))) continue;
    if (trigger.aspect !== undefined && (hit.aspect === null || !trigger.aspect.includes(hit.aspect))) continue;
    if (trigger.opening === true && !opens(quantity)) continue;
    if (rule.overrides === true && hit.negated) continue;
    const distance =
      side === "before" ? distances.between(hit.last, quantity.first) : distances.between(quantity.last, hit.first);
    const within = trigger.names === true && isBracketed(place, quantity) ? bracketReach : trigger.within;
    if (distance > within || isKept(rule, hits, hit, quantity)) continue;
    if (needy && !place.isBacked(rule)) continue;
    const cost =
      distance -
      wordBonus * (hit.words - 1) +
      (side === "after" ? afterPenalty : 0) +
      (side === "after" && hit.bare && wanted === "agreement" ? barePenalty : 0) +
      (trigger.weak === true ? weakPenalty : 0);
    matches.push({ rule, hit, side, distance, cost });
  }
  return matches.toSorted(
    (a, b) =>
      a.cost - b.cost ||
      b.hit.words - a.hit.words ||
      Number("refuses" in b.rule.gives) - Number("refuses" in a.rule.gives) ||
      a.rule.id.localeCompare(b.rule.id),
  );
}

/** The rule that a quantity goes to: the best one, or, where that would give a fact, a refusal that overrides it. */
export function bestMatch(quantity: Quantity, subject: RuleSubject | null, place: CuedSentence): Match | null {
  const matches = matchRules(quantity, subject, place);
  const best = matches[0];
  if (best === undefined) return null;
  const type = verdictOf(best.rule).type;
  if (type === "refusal" || type === "indicator") return best;
  return matches.find(({ rule }) => rule.overrides === true) ?? best;
}

/** A dash or number may stand before the first word of a list item; "the agreement between them" begins a sentence about it. */
const opens = (quantity: Quantity): boolean => quantity.first <= 2 && quantity.introduction !== "definite";

/** How many tokens around rule words and quantity an "unless" still speaks for; all of the sentence where a refusal overrides. */
const guardReach = 6;

const isKept = (rule: Rule, hits: readonly CueHit[], trigger: CueHit, quantity: Quantity): boolean => {
  const reach = rule.overrides === true ? Infinity : guardReach;
  const from = Math.min(trigger.first, quantity.first) - reach;
  const to = Math.max(trigger.last, quantity.last) + reach;
  return hits.some((hit) => hit.cue.role === "unless" && hit.cue.rule === rule && hit.first >= from && hit.last <= to);
};
