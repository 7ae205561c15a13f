/** How far a claim has got: its rule, then the word that governs it, then the state of the project, then `planned`. */
import type { Status } from "../model.ts";
import type { Claim, CuedSentence } from "./claim.ts";
import type { CueHit } from "./cues.ts";
import { statusBy } from "./governor.ts";
import type { FactFamily } from "./governor.ts";

/** Where a status came from; what is far away is trusted less. */
export type StatusSource = "rule" | "governor" | "project" | "default";

export interface Standing {
  readonly status: Status;
  readonly from: StatusSource;
  /** True where an act of signing or approving gives it, the claim's own or that of the project. */
  readonly act: boolean;
  /** True for spending that lies ahead: planned, unless an agreement signed before fixes it. */
  readonly spending: boolean;
  /** True for a bare participle of a governor that yields. */
  readonly describes: boolean;
  /** True where a target, forecast or intention gives it. */
  readonly intention: boolean;
  /** True for an intention in the present tense: "prévoit". */
  readonly providing: boolean;
  /** Weight of the words between governor and claim; 0 where a rule decides. */
  readonly distance: number;
}

/** Further away than this a word governs nothing. */
const reach = 14;
/** A governor behind the quantity ("... sont en cours") has it for its subject and stands right behind it. */
const behindPenalty = 1;
/** A participle that only describes gives way to any verb of the sentence that tells. */
const yieldPenalty = 10;

const aspectOf = (hit: CueHit): "done" | "present" | "ahead" => {
  if (hit.aspect === "future" || hit.aspect === "conditional" || hit.aspect === "open") return "ahead";
  return hit.aspect === "present" ? "present" : "done";
};

/** "une convention à conclure": what became of it stands elsewhere. */
const leavesOpen = (hit: CueHit): boolean =>
  hit.aspect === "open" && hit.cue.role === "governor" && acts.has(hit.cue.governor.id);

/** Governors that speak of what lies ahead. */
const ahead: ReadonlySet<string> = new Set(["plan", "modal"]);

/** Governors that tell what became of the project the article is about. */
const acts: ReadonlySet<string> = new Set(["sign", "approve", "draft"]);

/** A verb behind the quantity has it for its subject: no other clause is joined on, and no intention of somebody else's follows. */
const tellsBack = (hit: CueHit, place: CuedSentence, last: number): boolean => {
  if (hit.cue.role !== "governor") return false;
  const joined = place.sentence.tokens.slice(last + 1, hit.first).some((token) => place.joins.has(token.lower));
  return !joined && (!ahead.has(hit.cue.governor.id) || hit.aspect === null || hit.aspect === "done");
};

/** The nearest word of the sentence that governs the claim, passing over its own trigger where the rule leaves the status open. */
function governing(claim: Claim, type: FactFamily): Standing | null {
  const { hits, distances } = claim.place;
  const trigger = claim.match?.hit ?? null;
  const first = Math.min(claim.quantity.first, trigger?.first ?? claim.quantity.first);
  const last = Math.max(claim.quantity.last, trigger?.last ?? claim.quantity.last);
  let best: Standing | null = null;
  for (const hit of hits) {
    if (hit.cue.role !== "governor" || hit.negated || (hit.noun && !hit.cue.governor.nouns)) continue;
    const status = statusBy(hit.cue.governor, type, aspectOf(hit));
    if (status === null || leavesOpen(hit)) continue;
    const inside = hit.first >= first && hit.last <= last;
    if (hit.first > last && !tellsBack(hit, claim.place, last)) continue;
    const after = hit.first > last ? distances.between(last, hit.first) : 0;
    const { governor } = hit.cue;
    const stands = inside ? 0 : hit.first > last ? after + behindPenalty : distances.between(hit.last, first);
    const distance = stands + (governor.yields && hit.bare ? yieldPenalty : 0);
    if (stands > reach || after > governor.behind || (best !== null && distance >= best.distance)) continue;
    best = {
      status,
      from: "governor",
      act: acts.has(governor.id),
      spending: governor.id === "spend" && status === "planned",
      describes: governor.yields && hit.bare,
      intention: governor.id === "plan",
      providing: governor.id === "plan" && hit.aspect === "present",
      distance,
    };
  }
  return best;
}

/** What the sentences before say about the project: the last act of signing or approving among them. */
export function projectState(before: readonly CuedSentence[], type: FactFamily): Status | null {
  for (const place of before.toReversed()) {
    for (const hit of place.hits.toReversed()) {
      if (hit.cue.role !== "governor" || hit.negated || leavesOpen(hit) || !acts.has(hit.cue.governor.id)) continue;
      const status = statusBy(hit.cue.governor, type, aspectOf(hit));
      if (status !== null) return status;
    }
  }
  return null;
}

/**
 * A word that only describes says less than what became of the project: "un programme doté de", told under its approval,
 * and sums that an agreement provides for are as far as the agreement is: "la convention prévoit 42 MDH".
 */
function givesWay(governor: Standing, claim: Claim, type: FactFamily): boolean {
  if (governor.describes) return true;
  const provided = claim.place.sentence.quantities.some(
    (quantity) =>
      quantity.family === "agreement" && quantity.last < claim.quantity.first && quantity.introduction !== "numeral",
  );
  return type === "funds" && governor.providing && provided;
}

/** "L'opérateur y investira 150 MDH", told right after the agreement that binds him to. */
const fixedBefore = (claim: Claim, before: readonly CuedSentence[]): boolean =>
  projectState(
    before.filter(({ sentence }) => sentence.passage === claim.place.sentence.passage),
    "funds",
  ) === "committed";

/**
 * The status of a claim that is a fact.
 * @param before the sentences of the article before the claim's own
 */
export function standingOf(claim: Claim, type: FactFamily, before: readonly CuedSentence[]): Standing {
  const own = claim.taken.as === "fact" ? claim.taken.status : null;
  if (own !== null)
    return {
      status: own,
      from: "rule",
      act: type === "convention" && (own === "committed" || own === "approved"),
      spending: false,
      describes: false,
      intention: false,
      providing: false,
      distance: 0,
    };
  const governor = governing(claim, type);
  const state = projectState(before, type);
  const gives =
    governor !== null &&
    !(governor.spending && fixedBefore(claim, before)) &&
    !(state !== null && givesWay(governor, claim, type));
  if (governor !== null && gives) return governor;
  if (state !== null)
    return {
      status: state,
      from: "project",
      act: true,
      spending: false,
      describes: false,
      intention: false,
      providing: false,
      distance: reach,
    };
  return {
    status: "planned",
    from: "default",
    act: false,
    spending: false,
    describes: false,
    intention: false,
    providing: false,
    distance: reach,
  };
}
