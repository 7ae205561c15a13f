/** What reviews teach about rules, and what it does to the confidence of records. */
import type { Confidence, Fact } from "../model.ts";

/** How people have decided about what a rule found. */
export interface RuleCounts {
  readonly accepted: number;
  readonly corrected: number;
  readonly rejected: number;
}

/** Fewer decisions say nothing. */
export const leastDecided = 5;

/** The share of what people have decided about that stood as it was found; null below five decisions. */
export function precisionOf({ accepted, corrected, rejected }: RuleCounts): number | null {
  const decided = accepted + corrected + rejected;
  return decided < leastDecided ? null : accepted / decided;
}

/**
 * How sure a fact is by what reviews have taught about its rule: the product of its parts, with the measured precision in the place of what
 * they say of the rule, where they say anything. The fact itself stays as it was extracted.
 * @param precision null where too little was decided to tell
 */
export function weighedScore({ score, parts }: Confidence, precision: number | null): number {
  if (precision === null) return score;
  const product = Object.values({ ...parts, rule: precision }).reduce((all, part) => all * part, 1);
  return Math.round(product * 100) / 100;
}

/** The surest of some facts, of as sure ones the first; null for none. */
export function surestOf<Stated extends { readonly fact: Pick<Fact, "rule" | "confidence"> }>(
  facts: readonly Stated[],
  precisions: ReadonlyMap<string, number>,
): { readonly stated: Stated; readonly score: number } | null {
  return facts
    .map((stated) => {
      const { rule, confidence } = stated.fact;
      return { stated, score: weighedScore(confidence, precisions.get(rule) ?? null) };
    })
    .reduce<{ readonly stated: Stated; readonly score: number } | null>(
      (surest, each) => (surest === null || each.score > surest.score ? each : surest),
      null,
    );
}
