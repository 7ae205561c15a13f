/** Numbers told as so many times another one. */
import type { Token } from "../text/tokens.ts";
import { readKind } from "./kinds.ts";
import type { QuantityLexicon } from "./lexicon.ts";
import type { Quantity } from "./quantity.ts";
import { readNoun } from "./units.ts";

/** "le triple en emplois indirects": its number is that of the posts before it, so many times. */
export function readMultiple(
  tokens: readonly Token[],
  at: number,
  found: readonly Quantity[],
  lexicon: QuantityLexicon,
): Quantity | null {
  const multiple = lexicon.multiples.longestAt(tokens, at);
  if (multiple === null) return null;
  const base = found.findLast((quantity) => quantity.family === "jobs");
  if (base === undefined || base.value === null) return null;
  const noun = readNoun(tokens, multiple.last + 2, lexicon);
  if (noun?.noun !== "post") return null;
  const { kind, last } = readKind(tokens, noun.last + 1, lexicon);
  const value = base.value * multiple.payload;
  return {
    ...base,
    value,
    max: null,
    qualifier: base.qualifier === "range" ? "about" : base.qualifier,
    kind,
    first: at,
    last: Math.max(noun.last, last),
    number: at,
  };
}
