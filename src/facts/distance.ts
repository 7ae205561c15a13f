/** How far apart two places of a sentence are for a reader: linking words weigh nothing, other clauses much. */
import type { Quantity } from "../quantities/quantity.ts";
import type { Sentence } from "./sentence.ts";
import type { ContextLexicon } from "./context/lexicon.ts";

/** What stands between weighs this much; an ordinary word weighs 1. */
const weights = { comma: 1, colon: 0.5, bracket: 2, semicolon: 6, clause: 3, quantity: 3, date: 0.5 } as const;

const markWeight = (mark: string): number => {
  if (mark === ",") return weights.comma;
  if (mark === ":") return weights.colon;
  if (mark === "(" || mark === ")") return weights.bracket;
  if (mark === ";") return weights.semicolon;
  return 0;
};

/** "€30 million (320 million dirhams) financing contract": the same sum in brackets parts nothing. */
const isBracketed = ({ tokens }: Sentence, sum: Quantity, next: Quantity): boolean =>
  sum.family === "money" &&
  next.family === "money" &&
  next.unit !== sum.unit &&
  tokens[sum.last + 1]?.text === "(" &&
  tokens[next.last + 1]?.text === ")" &&
  next.first - sum.last <= 4;

/** Distances within one sentence; `between(a, b)` is the weight of the tokens after `a` and before `b`. */
export class Distances {
  readonly #sums: readonly number[];

  constructor(sentence: Sentence, context: ContextLexicon) {
    const token = sentence.tokens.map((one) => {
      if (one.kind === "mark") return markWeight(one.text);
      if (context.breaks.has(one.lower)) return weights.clause;
      return context.links.has(one.lower) ? 0 : 1;
    });
    for (const date of sentence.dates) token.fill(0, date.first, date.last + 1);
    for (const date of sentence.dates) token[date.first] = weights.date;
    for (const quantity of sentence.quantities) {
      if (quantity.family === "agreement" && quantity.introduction !== "numeral") continue;
      token.fill(0, quantity.first, quantity.last + 1);
      token[quantity.first] = weights.quantity;
    }
    for (const [index, sum] of sentence.quantities.entries()) {
      const next = sentence.quantities[index + 1];
      if (next !== undefined && isBracketed(sentence, sum, next)) token.fill(0, sum.last + 1, next.last + 2);
    }
    const sums = [0];
    for (const weight of token) sums.push((sums.at(-1) ?? 0) + weight);
    this.#sums = sums;
  }

  /** The weight of the tokens strictly between `left` and `right`; 0 for neighbours. */
  between(left: number, right: number): number {
    return Math.max(0, (this.#sums[right] ?? 0) - (this.#sums[left + 1] ?? 0));
  }
}
