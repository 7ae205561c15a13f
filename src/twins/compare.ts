/** How two texts compare, by their fingerprints. */
import { compareFigures } from "./figures.ts";
import type { Fingerprint } from "./fingerprint.ts";
import { resemblanceOf } from "./sketch.ts";

export interface Comparison {
  /** All words are the same in the same order. */
  readonly identical: boolean;
  /** Number of words of the shorter. */
  readonly words: number;
  /** Share of the shingles of both that both have, 0 to 1. */
  readonly resemblance: number;
  /** Share of the shingles of the shorter that the longer has, 0 to 1. */
  readonly containment: number;
  /** Length of the shorter in lengths of the longer, 0 to 1. */
  readonly proportion: number;
  /** Figures between the same words that are the same, and that are not. */
  readonly figuresKept: number;
  readonly figuresChanged: number;
}

/** Compares two texts. Estimates are within 0.07 in 19 of 20 cases, those of texts of very different length less exact. */
export function compareTexts(one: Fingerprint, other: Fingerprint): Comparison {
  const identical = one.exact === other.exact && one.words === other.words && one.words > 0;
  const [shorter, longer] = [Math.min(one.shingles, other.shingles), Math.max(one.shingles, other.shingles)];
  const resemblance = identical ? 1 : shorter === 0 ? 0 : resemblanceOf(one.sketch, other.sketch);
  const { kept, changed } = compareFigures(one.figures, other.figures);
  return {
    identical,
    words: Math.min(one.words, other.words),
    resemblance,
    containment: identical ? 1 : containmentOf(resemblance, shorter, longer),
    proportion: identical ? 1 : longer === 0 ? 0 : shorter / longer,
    figuresKept: kept,
    figuresChanged: changed,
  };
}

/** The intersection is r / (1 + r) of both sizes together, for a resemblance of r. */
function containmentOf(resemblance: number, shorter: number, longer: number): number {
  if (shorter === 0) return 0;
  return Math.min(1, ((resemblance / (1 + resemblance)) * (shorter + longer)) / shorter);
}
