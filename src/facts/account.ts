/** What became of each quantity: a fact, a refusal, or nothing that a rule explains. */
import type { Account, Mention, Outcome } from "../model.ts";
import type { Quantity } from "../quantities/quantity.ts";
import type { Claim, CuedSentence } from "./claim.ts";
import type { Draft } from "./draft.ts";
import type { Drafting } from "./drafting.ts";
import { restates } from "./join.ts";
import { evidenceOf } from "./sentence.ts";

/** How a quantity was accounted for, before identities are given. */
export interface Settled {
  readonly claims: ReadonlyMap<Quantity, Claim>;
  readonly drafting: Drafting;
  /** Quantities that no rule took but that say again what a draft says. */
  readonly restated: ReadonlyMap<Quantity, Draft>;
}

/** Quantities that no rule took but that say again what a fact says, as titles do. */
export function joinUnclaimed(
  places: readonly CuedSentence[],
  claims: ReadonlyMap<Quantity, Claim>,
  drafting: Drafting,
): Map<Quantity, Draft> {
  const restated = new Map<Quantity, Draft>();
  for (const { sentence } of places) {
    for (const quantity of sentence.quantities) {
      if (claims.has(quantity) || quantity.unit === null || quantity.value === null || quantity.value === 1) continue;
      const { unit } = quantity;
      const inTitle = sentence.passage.field === "title";
      const draft = drafting.drafts.find((one) => one.type !== "indicator" && restates(one, quantity, unit, inTitle));
      if (draft === undefined) continue;
      restated.set(quantity, draft);
      draft.evidence.push(evidenceOf(sentence, quantity.first, quantity.last));
    }
  }
  return restated;
}

const outcomeOf = (claim: Claim | undefined, draft: Draft | undefined): Outcome => {
  if (draft !== undefined) return draft.type === "indicator" ? "refused" : "fact";
  return claim === undefined || claim.taken.as === "fact" ? "unexplained" : "refused";
};

const reasonOf = (claim: Claim | undefined, draft: Draft | undefined): string => {
  if (claim === undefined)
    return draft === undefined ? "no rule has words near it" : "says again what another place says";
  return claim.taken.as === "refusal" ? claim.taken.why : claim.rule.reason;
};

/** The account of one quantity; null for a number that measures neither money nor posts nor agreements and that no rule looked at. */
export function accountOf(
  place: CuedSentence,
  quantity: Quantity,
  settled: Settled,
  idOf: ReadonlyMap<Draft, string>,
): Account | null {
  const claim = settled.claims.get(quantity);
  const counted = quantity.family === "money" || quantity.family === "jobs" || quantity.family === "agreement";
  if (claim === undefined && !counted) return null;
  const draft = claim === undefined ? settled.restated.get(quantity) : settled.drafting.byClaim.get(claim);
  const mention: Mention = {
    ...evidenceOf(place.sentence, quantity.first, quantity.last),
    family: quantity.family,
    value: quantity.value,
    max: quantity.max,
    unit: claim?.unit ?? quantity.unit ?? "",
    per: quantity.per,
    qualifier: quantity.qualifier,
  };
  return {
    mention,
    outcome: outcomeOf(claim, draft),
    rule: claim?.rule.id ?? draft?.claim.rule.id ?? null,
    reason: reasonOf(claim, draft),
    fact: draft === undefined ? null : (idOf.get(draft) ?? null),
  };
}
