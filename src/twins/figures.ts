/** The figures of a text, each with the words around it: by them a corrected or another week's figure is told from a shortened text. */
import { hashAll, hashWord, isFigure } from "./words.ts";

/** A figure as it is kept: 16 bits of the words around it, and 16 bits of its own. */
export interface Figure {
  readonly context: number;
  readonly value: number;
}

/** Words on either side that make up the context of a figure. */
const reach = 2;
/** So many figures are kept of a text, the first: a longer list is a table. */
export const mostFigures = 64;

/** Stands for any figure in the context of another. */
const masked = hashWord("#");

/**
 * The first `mostFigures` figures of a text.
 * @param words folded, see `wordsOf`
 * @param hashes of the words, see `hashWord`
 */
export function figuresOf(words: readonly string[], hashes: readonly number[]): Figure[] {
  const hidden = words.map((word, at) => (isFigure(word) ? masked : (hashes[at] ?? 0)));
  const figures: Figure[] = [];
  for (let at = 0; at < words.length && figures.length < mostFigures; at += 1) {
    if (hidden[at] !== masked) continue;
    const around = [...hidden.slice(Math.max(0, at - reach), at), 0, ...hidden.slice(at + 1, at + 1 + reach)];
    figures.push({ context: hashAll(around) & 0xffff, value: (hashes[at] ?? 0) & 0xffff });
  }
  return figures;
}

/** How the figures of two texts compare. Those whose words stand in one of the texts only are not counted. */
export interface FigureComparison {
  /** Contexts in which both texts state the same. */
  readonly kept: number;
  /** Contexts in which each states a figure that the other does not. */
  readonly changed: number;
}

/** Compares the figures that stand between the same words. */
export function compareFigures(one: readonly Figure[], other: readonly Figure[]): FigureComparison {
  const [ones, others] = [byContext(one), byContext(other)];
  let [kept, changed] = [0, 0];
  for (const [context, values] of ones) {
    const otherValues = others.get(context);
    if (otherValues === undefined) continue;
    // A part is no change: the words may stand twice in a text that was shortened.
    if (isPart(values, otherValues) || isPart(otherValues, values)) kept += 1;
    else changed += 1;
  }
  return { kept, changed };
}

/** How often each value stands in each context. */
function byContext(figures: readonly Figure[]): Map<number, Map<number, number>> {
  const contexts = new Map<number, Map<number, number>>();
  for (const { context, value } of figures) {
    const values = contexts.get(context) ?? new Map<number, number>();
    contexts.set(context, values.set(value, (values.get(value) ?? 0) + 1));
  }
  return contexts;
}

function isPart(part: ReadonlyMap<number, number>, whole: ReadonlyMap<number, number>): boolean {
  for (const [value, times] of part) if ((whole.get(value) ?? 0) < times) return false;
  return true;
}
