/** How sure a fact is, from parts that can each be named. */
import type { Confidence } from "../model.ts";
import type { Draft } from "./draft.ts";
import type { DateSource } from "./when.ts";

const dateWeights: { readonly [source in DateSource]: number } = {
  sentence: 1,
  occasion: 0.97,
  neighbour: 0.96,
  event: 0.95,
  publication: 0.94,
  none: 0.9,
};
const statusWeights = { rule: 1, governor: 0.99, project: 0.93, default: 0.88 } as const;

/** Words between rule and quantity, above which trust falls off. */
const nearby = 4;

/** The parts of a fact's confidence: each 0 to 1, their product is the score. */
export function confidenceOf(draft: Draft): Confidence {
  const match = draft.claim.match;
  const parts: { [name: string]: number } = {
    distance: match === null ? 0.93 : 1 - Math.min(0.2, Math.max(0, match.distance - nearby) * 0.02),
    status: statusWeights[draft.standing.from],
    date: dateWeights[draft.timing.from] * (draft.timing.consistent ? 1 : 0.85),
    unit: draft.claim.quantity.unit === null ? 0.95 : 1,
    repeated: draft.evidence.length > 1 ? 1 : 0.99,
  };
  const score = Object.values(parts).reduce((product, part) => product * part, 1);
  return { score: Math.round(score * 100) / 100, parts };
}
