/** Occasions: what is said to belong to a launch or visit happened on the day that another sentence gives for it. */
import type { DateMention } from "../dates/read.ts";
import type { Claim, CuedSentence } from "./claim.ts";
import type { ContextLexicon } from "./context/lexicon.ts";

/** Words between a claim and the occasion it belongs to weigh at most this. */
const occasionReach = 3;

/** "33 conventions conclues à l'occasion de ...": the occasion stands right behind the claim. */
const belongs = (claim: Claim, index: number): boolean => {
  const last = Math.max(claim.quantity.last, claim.match?.side === "after" ? claim.match.hit.last : 0);
  return index > last && claim.place.distances.between(last, index) <= occasionReach;
};

/** The occasion that the claim says it belongs to, and the date that another sentence gives it. */
export function occasionDate(
  claim: Claim,
  article: readonly CuedSentence[],
  context: ContextLexicon,
): DateMention | null {
  const { tokens } = claim.place.sentence;
  const names = tokens.flatMap((_, index) => {
    if (!belongs(claim, index)) return [];
    const marker = context.atOccasion.longestAt(tokens, index);
    const occasion = marker === null ? null : context.occasions.longestAt(tokens, marker.last + 1);
    return occasion === null ? [] : [occasion.payload];
  });
  if (names.length === 0) return null;
  for (const { sentence } of article) {
    if (sentence === claim.place.sentence) continue;
    const named = sentence.tokens.some((_, index) =>
      names.includes(context.occasions.longestAt(sentence.tokens, index)?.payload ?? ""),
    );
    const date = sentence.dates.find((one) => one.role === "date" && one.date !== null && one.date.precision === "day");
    if (named && date !== undefined) return date;
  }
  return null;
}
