/** What kind of posts or money a claim counts: direct or indirect, investment or loan. */
import type { FactKind } from "../model.ts";
import type { Token } from "../text/tokens.ts";
import type { Claim } from "./claim.ts";
import type { ContextLexicon } from "./context/lexicon.ts";

/** Posts tell their kind behind their noun; money by its rule, or by who gives it. */
export function kindOf(
  claim: Claim,
  type: "convention" | "jobs" | "funds" | "indicator",
  context: ContextLexicon,
): FactKind | null {
  if (type === "jobs") return claim.quantity.kind;
  if (type !== "funds" || claim.taken.as !== "fact") return null;
  const { kind } = claim.taken;
  const { givers } = claim.rule;
  if (kind !== null && givers === undefined) return kind;
  const counts = (giver: FactKind): boolean => givers === undefined || givers.includes(giver);
  return lenderBehind(claim, context) ?? giverBefore(claim, context, counts) ?? kind;
}

/** The nearest word before the sum that names who gives such money; null where none does. */
function giverBefore(claim: Claim, context: ContextLexicon, counts: (giver: FactKind) => boolean): FactKind | null {
  const { tokens } = claim.place.sentence;
  const { first, last } = claim.match?.hit ?? claim.quantity;
  for (let at = claim.quantity.first - 1; at >= 0; at -= 1) {
    // "un crédit de 4 MDH": what the rule found names the money and not who gives it.
    if (at >= first && at <= last) continue;
    const hit = context.funders.longestAt(tokens, at);
    if (hit !== null && counts(hit.payload) && !receives(tokens, at, context)) return hit.payload;
  }
  return null;
}

/** "l'enveloppe allouée à ce projet": what stands behind "à" is given the money. */
const receives = (tokens: readonly Token[], at: number, context: ContextLexicon): boolean =>
  tokens.slice(Math.max(0, at - 2), at).some((token) => context.recipients.has(token.lower));

/** Tokens behind a sum among which the bank or donor that gives it stands. */
const lenderReach = 9;

/** "une subvention de 7 millions d'euros de la BERD": a bank or donor right behind the sum, before any other sum. */
function lenderBehind(claim: Claim, context: ContextLexicon): FactKind | null {
  const { tokens, quantities } = claim.place.sentence;
  const { last } = claim.quantity;
  const next = quantities.find((one) => one.family === "money" && one.first > last)?.first ?? tokens.length;
  for (let at = last + 1; at < Math.min(last + lenderReach, next); at += 1) {
    if (isStop(tokens[at])) return null;
    const hit = context.funders.longestAt(tokens, at);
    if (hit !== null) return hit.payload === "financing" && !receives(tokens, at, context) ? hit.payload : null;
  }
  return null;
}

const isStop = (token: Token | undefined): boolean =>
  token?.kind === "mark" && token.text !== "(" && token.text !== ")";
