/** How sure a fact is, from parts that can each be named. */
import type { Confidence } from "../model.ts";
import type { Draft } from "./draft.ts";
import type { DateSource } from "./when.ts";

/*
 * Weights follow the share of facts that were right in type, value, status and date among some 1,000 that people had read,
 * in four languages (November 2026). `npm run quality` measures what they are worth: its column "sure".
 */
const dateWeights: { readonly [source in DateSource]: number } = {
  sentence: 0.97,
  occasion: 0.97,
  neighbour: 0.97,
  event: 0.98,
  publication: 0.9,
  none: 0.97,
};
const statusWeights = { rule: 0.98, governor: 0.98, project: 0.98, default: 0.75 } as const;

/** A claim carried over from the quantity before it, by no words of its own. */
const carried = 0.97;

/** Words between rule and quantity, above which trust falls off. */
const nearby = 4;

/** The parts of a fact's confidence: each 0 to 1, their product is the score. */
export function confidenceOf(draft: Draft): Confidence {
  const match = draft.claim.match;
  const parts: { [name: string]: number } = {
    distance: match === null ? carried : 1 - Math.min(0.2, Math.max(0, match.distance - nearby) * 0.02),
    status: statusWeights[draft.standing.from],
    date: dateWeights[draft.timing.from] * (draft.timing.consistent ? 1 : 0.85),
    unit: draft.claim.quantity.unit === null ? 0.95 : 1,
    repeated: draft.evidence.length > 1 ? 1 : 0.99,
  };
  const score = Object.values(parts).reduce((product, part) => product * part, 1);
  return { score: Math.round(score * 100) / 100, parts };
}
