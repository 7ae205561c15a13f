/** What two quantities in a row say of each other: the ends of a range, or a hedge they share. */
import type { Token } from "../text/tokens.ts";
import type { QuantityLexicon } from "./lexicon.ts";
import type { Quantity } from "./quantity.ts";

/** "entre 200 MDH et 300 MDH": one range, its unit said twice. */
export function rangeOf(
  lower: Quantity,
  upper: Quantity,
  tokens: readonly Token[],
  lexicon: QuantityLexicon,
): Quantity | null {
  const { open, join } = lexicon.data.ranges;
  const joined = upper.first === lower.last + 2 && tokens[lower.last + 1]?.lower === join[0];
  if (!joined || tokens[lower.first - 1]?.lower !== open[0]) return null;
  const sameUnit = lower.unit !== null && lower.unit === upper.unit && lower.family === upper.family;
  if (!sameUnit || lower.value === null || upper.value === null || upper.value <= lower.value) return null;
  return {
    ...upper,
    value: lower.value,
    max: upper.value,
    qualifier: "range",
    first: lower.first,
    number: lower.number,
  };
}

/** A hedge governs coordinated numbers: "plus de 300 MDH et 400 emplois". */
export function withSharedHedge(
  quantity: Quantity,
  before: Quantity | undefined,
  tokens: readonly Token[],
  lexicon: QuantityLexicon,
): Quantity {
  if (before === undefined || quantity.qualifier !== "exact" || quantity.family !== before.family) return quantity;
  if (before.qualifier === "range" || before.qualifier === "exact" || quantity.first !== before.last + 2)
    return quantity;
  return lexicon.data.joiners.includes(tokens[before.last + 1]?.lower ?? "")
    ? { ...quantity, qualifier: before.qualifier }
    : quantity;
}
