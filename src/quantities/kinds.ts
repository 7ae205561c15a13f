/** Which kind of posts a number counts: direct, indirect, or both. */
import type { Token } from "../text/tokens.ts";
import type { QuantityLexicon } from "./lexicon.ts";
import type { Quantity } from "./quantity.ts";

/** "emplois directs et indirects": the kind of posts behind their noun, over a few words. */
export function readKind(
  tokens: readonly Token[],
  from: number,
  lexicon: QuantityLexicon,
): { kind: Quantity["kind"]; first: number; last: number } {
  const found = new Set<"direct" | "indirect">();
  let first = -1;
  let last = from - 1;
  for (let at = from; at < Math.min(tokens.length, from + 6); at += 1) {
    const token = tokens[at];
    if (token === undefined || token.kind === "number" || /[.;:()"]/.test(token.text)) break;
    const hit = lexicon.kinds.longestAt(tokens, at);
    if (hit === null) continue;
    found.add(hit.payload);
    if (first < 0) first = hit.first;
    last = hit.last;
    at = hit.last;
  }
  const kind = found.size === 2 ? "total" : ([...found][0] ?? null);
  return { kind, first, last };
}

/** "2,915 direct and indirect jobs": the kind of posts between number and noun. */
export function kindBefore(
  tokens: readonly Token[],
  from: number,
  to: number,
  lexicon: QuantityLexicon,
): Quantity["kind"] {
  const found = new Set<"direct" | "indirect">();
  for (let at = from; at <= to; at += 1) {
    const hit = lexicon.kinds.longestAt(tokens, at);
    if (hit !== null) found.add(hit.payload);
  }
  return found.size === 2 ? "total" : ([...found][0] ?? null);
}
