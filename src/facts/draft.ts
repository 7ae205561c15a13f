/** Drafts: facts before repeats are joined and identities given. */
import type { Reference } from "../dates/calendar.ts";
import type { Alternative, Evidence, FactDate, FactKind, Metric, Qualifier, Rate, Status } from "../model.ts";
import type { Claim, CuedSentence } from "./claim.ts";
import type { ContextLexicon } from "./context/lexicon.ts";
import { kindOf } from "./kind.ts";
import { evidenceOf } from "./sentence.ts";
import { standingOf } from "./status.ts";
import type { Standing } from "./status.ts";
import { timingOf } from "./when.ts";
import type { Memory, Timing } from "./when.ts";

/** A fact in the making; `claims` are all the places of the article that state it. */
export interface Draft {
  readonly claim: Claim;
  readonly claims: Claim[];
  readonly type: "convention" | "jobs" | "funds" | "indicator";
  kind: FactKind | null;
  readonly metric: Metric | null;
  readonly standing: Standing;
  readonly status: Status;
  value: number | null;
  max: number | null;
  unit: string;
  per: Rate | null;
  qualifier: Qualifier;
  readonly alternatives: Alternative[];
  readonly timing: Timing;
  readonly date: FactDate | null;
  partOf: Draft | null;
  readonly evidence: Evidence[];
}

/** What a draft needs to know of the article around its claim. */
export interface Surroundings {
  readonly places: readonly CuedSentence[];
  /** When the article was published. */
  readonly reference: Reference | null;
  readonly context: ContextLexicon;
  readonly memory: Memory;
  /** The standing of the quantity that the claim is carried over from. */
  readonly carried: Standing | null;
  /** The standing of the whole that it is a part of, which a part shares unless its own words tell. */
  readonly whole: Standing | null;
}

/** The draft of one claim; null for a refusal. */
export function draftOf(
  claim: Claim,
  { places, reference, context, memory, carried, whole }: Surroundings,
): Draft | null {
  const { quantity, taken } = claim;
  if (taken.as === "refusal") return null;
  const type = taken.as === "indicator" ? "indicator" : taken.type;
  const before = places.slice(0, claim.place.sentence.order);
  const own = standingOf(claim, type === "indicator" ? "funds" : type, before);
  const told = carried === null || tellsItself(own, claim) ? own : carried;
  const standing = told.from === "default" && whole !== null ? whole : told;
  // Behind a labour-market balance posts that no verb governs belong to it: "résultat d'une création de 24.000 postes".
  const balance = type === "jobs" && standing.from === "default" && memory.balance !== null;
  const status = type === "indicator" || balance ? "realised" : standing.status;
  const timing = timingOf(claim, { ...standing, status }, reference, places, context, memory);
  // "du contrat" quotes better as "contrat".
  const from = quantity.introduction === "definite" ? quantity.number : quantity.first;
  return {
    claim,
    claims: [claim],
    type,
    kind: kindOf(claim, type, context),
    metric: taken.as === "indicator" ? taken.metric : null,
    standing: { ...standing, status },
    status,
    value: quantity.value,
    max: quantity.max,
    // What is employed, trained or counted is people, not posts.
    unit: type === "indicator" && claim.unit === "job" ? "person" : claim.unit,
    per: quantity.per,
    qualifier: quantity.qualifier,
    alternatives: [],
    timing,
    date: timing.date,
    partOf: null,
    evidence: [evidenceOf(claim.place.sentence, from, quantity.last)],
  };
}

/** "dont 600 MDH ont été versés": a part whose own verb follows at once says itself how far it has got. */
const tellsItself = ({ from, hit }: Standing, { quantity, place }: Claim): boolean =>
  from === "governor" &&
  hit !== null &&
  hit.first > quantity.last &&
  hit.participle &&
  !hit.bare &&
  place.distances.between(quantity.last, hit.first) === 0;
