/** How far a claim has got: its rule, then the word that governs it, then the state of the project, then `planned`. */
import type { Status } from "../model.ts";
import type { Claim, CuedSentence } from "./claim.ts";
import type { CueHit } from "./cues.ts";
import { statusBy } from "./governor.ts";
import type { FactFamily, Governor, Trait } from "./governor.ts";

/** Where a status came from; what is far away is trusted less. */
export type StatusSource = "rule" | "governor" | "project" | "default";

export interface Standing {
  readonly status: Status;
  readonly from: StatusSource;
  /** Weight of the words between governor and claim; 0 where a rule decides. */
  readonly distance: number;
  /** Traits of the governor that gave it. */
  readonly traits: readonly Trait[];
  /** The governor's words; null where none gave it. */
  readonly hit: CueHit | null;
}

/** Further away than this a word governs nothing. */
const reach = 14;
/** A verb that tells what has been done governs further: "346 projets ont été réalisés dans ..., avec une enveloppe de". */
const toldReach = 22;
/** A governor behind the quantity ("... sont en cours") has it for its subject and stands right behind it. */
const behindPenalty = 1;
/** A passive right behind the quantity is its own verb and goes before all others: "et la dernière a été résiliée". */
const ownVerb = -1;
/** A participle that only describes gives way to any verb of the sentence that tells. */
const yieldPenalty = 10;
/** Further away than this the participle of an intention describes something else. */
const intentionReach = 2;
/** Sentences back over which works under way, told in the same paragraph, still speak of a sum. */
const progressReach = 2;
/** The title and the first sentence of the text. */
const openingOrder = 1;

const aspectOf = (hit: CueHit): "done" | "present" | "ahead" => {
  if (hit.aspect === "future" || hit.aspect === "conditional" || hit.aspect === "open") return "ahead";
  return hit.aspect === "present" ? "present" : "done";
};

/** The governor of a hit; null for a denied one, and for a bare verbal noun that tells nothing. */
const governorOf = (hit: CueHit): Governor | null =>
  hit.cue.role === "governor" && !hit.negated && (!hit.noun || hit.cue.governor.nouns) ? hit.cue.governor : null;

/** "une convention à conclure", "nécessitant 2 MDH": what became of it stands elsewhere. */
const leavesOpen = (hit: CueHit, governor: Governor): boolean =>
  hit.aspect === "open" && (governor.traits.includes("act") || governor.traits.includes("describes"));

/** True where a deed by such a governor is told before the hit, as done and not in passing. */
const isToldBefore = (hit: CueHit, place: CuedSentence, isDeed: (governor: Governor) => boolean): boolean =>
  place.hits.some((deed) => {
    if (deed.last >= hit.first || deed.aspect !== "done" || deed.bare) return false;
    const governor = governorOf(deed);
    return governor !== null && isDeed(governor);
  });

/** "a ouvert une usine, créant 300 emplois": behind a project that has come into being a gerund tells no more. */
const followsDeed = (hit: CueHit, place: CuedSentence): boolean =>
  hit.gerund && isToldBefore(hit, place, ({ traits }) => traits.includes("finishes"));

/** "ont été retenues pour réaliser la route, pour 60 MDH": the sum is bound by the deed, whatever it is meant for. */
const isPurpose = (hit: CueHit, governor: Governor, place: CuedSentence): boolean =>
  hit.aspect === "open" &&
  !hit.gerund &&
  governor.traits.includes("spending") &&
  isToldBefore(hit, place, ({ id }) => id === "allocate");

/** A verb behind the quantity has it for its subject: no clause is joined on, and it tells by a participle or adjective, not by a verbal noun. */
const tellsBack = (hit: CueHit, governor: Governor, place: CuedSentence, last: number): boolean => {
  const joined = place.sentence.tokens.slice(last + 1, hit.first).some((token) => place.joins.has(token.lower));
  if (joined) return false;
  if (governor.traits.includes("ahead"))
    return hit.aspect === "done" && !place.leadsOn.has(place.sentence.tokens[hit.last + 1]?.lower ?? "");
  return (hit.aspect === null && !hit.noun) || hit.participle;
};

/** "une enveloppe allouée aux projets programmés, de 40 MDH": a participle that says more of another noun than of the sum. */
const describes = (hit: CueHit, governor: Governor, distance: number): boolean =>
  hit.bare && (governor.yields || (governor.traits.includes("intention") && distance > intentionReach));

/** Weight of the words between a governor and the stretch of a claim; null where it does not reach. */
function distanceOf(hit: CueHit, governor: Governor, place: CuedSentence, first: number, last: number): number | null {
  if (hit.first >= first && hit.last <= last) return 0;
  if (hit.first <= last) {
    const before = place.distances.between(hit.last, first);
    const within = governor.within ?? (hit.aspect === "done" && !hit.bare ? toldReach : reach);
    return before > within ? null : before;
  }
  const after = place.distances.between(last, hit.first);
  if (after > governor.behind || !tellsBack(hit, governor, place, last)) return null;
  const own = after === 0 && ((hit.participle && !hit.bare) || hit.words > 2);
  return own ? ownVerb - hit.words : after + behindPenalty;
}

const isModal = (of: readonly Trait[]): boolean => of.includes("ahead") && !of.includes("intention");

/** The nearest word of the sentence that governs the claim. */
function governing(claim: Claim, type: FactFamily): Standing | null {
  const trigger = claim.match?.hit ?? claim.quantity;
  const first = Math.min(claim.quantity.first, trigger.first);
  const last = Math.max(claim.quantity.last, trigger.last);
  let best: Standing | null = null;
  let opposed: Standing | null = null;
  for (const hit of claim.place.hits) {
    const governor = governorOf(hit);
    const status = governor === null ? null : statusBy(governor, type, aspectOf(hit));
    if (governor === null || status === null || leavesOpen(hit, governor) || followsDeed(hit, claim.place)) continue;
    if (isPurpose(hit, governor, claim.place)) continue;
    const stands = distanceOf(hit, governor, claim.place, first, last);
    if (stands === null) continue;
    const distance = stands + (describes(hit, governor, stands) ? yieldPenalty : 0);
    if (status === "lost" && opposes(claim, hit, first)) {
      opposed = { status: "realised", from: "governor", distance, traits: [], hit };
      continue;
    }
    // "will invest": of a modal and the verb of the rule the verb governs.
    const carried = best !== null && isModal(best.traits) && hit.first >= first && hit.last <= last;
    // Of two phrases that begin with one verb the longer says more: "obtained", "obtained a loan".
    const fuller = best?.hit?.first === hit.first && hit.words > best.hit.words;
    const atTie = carried || fuller;
    if (best !== null && (atTie ? distance > best.distance : distance >= best.distance)) continue;
    best = { status, from: "governor", distance, traits: governor.traits, hit };
  }
  return best ?? opposed;
}

/** "a perdu 8.000 emplois, contre la création de 12.000": what was lost is told already, and what is created stands against it. */
const opposes = ({ rule, place }: Claim, hit: CueHit, first: number): boolean =>
  rule.status?.done === "realised" &&
  place.sentence.quantities.some(
    ({ family, last, first: start }) => (family === "jobs" || family === "count") && start > hit.last && last < first,
  );

/** "Le gouverneur a lancé les travaux": the first sentence of an article, and its title, tell what became of its project. */
const opens = ({ sentence }: CuedSentence, hit: CueHit): boolean =>
  sentence.order <= openingOrder && (hit.aspect === null ? hit.words > 2 : !hit.bare);

/** The state of the project: the last act of signing, approving or drafting told before, or works told just before or at the opening. */
function projectState(claim: Claim, before: readonly CuedSentence[], type: FactFamily): Standing | null {
  const { passage, order } = claim.place.sentence;
  for (const place of [...before, claim.place].toReversed()) {
    const { sentence } = place;
    const near = sentence.passage === passage && order - sentence.order <= progressReach;
    for (const hit of place.hits.toReversed()) {
      const governor = governorOf(hit);
      if (governor === null || leavesOpen(hit, governor)) continue;
      if (place === claim.place && hit.last >= claim.quantity.first) continue;
      const tells =
        governor.traits.includes("act") ||
        ((near || opens(place, hit)) && type === "funds" && governor.traits.includes("progress"));
      const status = tells ? statusBy(governor, type, aspectOf(hit)) : null;
      if (status !== null) return { status, from: "project", distance: reach, traits: governor.traits, hit };
    }
  }
  return null;
}

/**
 * True where the state of the project says more than the governor:
 * - the governor only describes: "un programme doté de", told under its approval
 * - what a project took is told of one that is only signed or approved: "qui a nécessité 42 MDH"
 * - a participle tells what approved projects come to: "les investissements projetés"
 * - an agreement provides for the sum: "la convention prévoit 42 MDH"
 * - spending lies ahead that an agreement signed or cleared before fixes: "l'opérateur y investira 150 MDH"
 * - a draft, and no body, allocates: "le projet de loi alloue 9 MMDH"
 */
function givesWay(governor: Standing, state: Standing, claim: Claim, type: FactFamily): boolean {
  const present = governor.hit?.aspect === "present";
  if (governor.hit?.bare === true && governor.traits.includes("describes")) return true;
  if (governor.traits.includes("describes") && governor.status === "realised" && state.traits.includes("act"))
    return state.status === "committed" || state.status === "approved";
  if (state.traits.includes("draft") && present) return true;
  if (type !== "funds") return false;
  if (governor.hit?.bare === true && governor.traits.includes("intention")) return state.status === "approved";
  if (governor.traits.includes("spending") && governor.status === "planned")
    return state.status === "committed" || state.status === "approved";
  const provided = claim.place.sentence.quantities.some(
    (quantity) =>
      quantity.family === "agreement" && quantity.last < claim.quantity.first && quantity.introduction !== "numeral",
  );
  return governor.traits.includes("intention") && present && provided;
}

/**
 * The status of a claim that is a fact.
 * @param before the sentences of the article before the claim's own
 */
export function standingOf(claim: Claim, type: FactFamily, before: readonly CuedSentence[]): Standing {
  const own = claim.taken.as === "fact" ? claim.taken.status : null;
  if (own !== null) {
    const traits: Trait[] = type === "convention" && (own === "committed" || own === "approved") ? ["act"] : [];
    return { status: own, from: "rule", distance: 0, traits, hit: claim.match?.hit ?? null };
  }
  const governor = governing(claim, type);
  const state = projectState(claim, before, type);
  if (governor !== null && (state === null || !givesWay(governor, state, claim, type))) return governor;
  return state ?? { status: "planned", from: "default", distance: reach, traits: [], hit: null };
}
