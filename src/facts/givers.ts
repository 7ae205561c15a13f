/** Who gives money and who receives it, who hires: subjects, "par", "un prêt de la BAD", "au profit de". */
import type { PartyRole } from "../model.ts";
import type { Claim } from "./claim.ts";
import type { PartyPhrase } from "./party-phrase.ts";
import type { PartySentence } from "./signatories.ts";

/** A party with the part it plays. */
export interface RoledParty {
  readonly phrase: PartyPhrase;
  readonly role: PartyRole;
}

const withRole = (parties: readonly PartyPhrase[], role: PartyRole): RoledParty[] =>
  parties.map((phrase) => ({ phrase, role }));

/** Tokens between a verb and the quantity it governs. */
const verbReach = 24;
/** Tokens between a noun of giving or a sum and the "de" of who gives. */
const giftReach = 5;

/** The last verb of some roles before a claim that has a subject, with nothing else counted between. */
function subjectBefore(claim: Claim, sentence: PartySentence, roles: ReadonlySet<string>): readonly PartyPhrase[] {
  const verb = sentence.verbs.findLast(
    (one) => one.first < claim.quantity.first && claim.quantity.first - one.last <= verbReach && roles.has(one.role),
  );
  return verb?.subject ?? [];
}

const moneyRoles: ReadonlySet<string> = new Set(["fund", "win", "carry", "sign", "hire"]);
const postRoles: ReadonlySet<string> = new Set(["hire", "fund", "carry"]);

/** Whoever gives the money of a claim, and for whom. */
export function givers(claim: Claim, sentence: PartySentence): RoledParty[] {
  const funders = [...agentsOf(claim, sentence), ...donors(claim, sentence), ...sources(claim, sentence)];
  const verb = sentence.verbs.findLast(
    (one) =>
      one.first < claim.quantity.first && claim.quantity.first - one.last <= verbReach && moneyRoles.has(one.role),
  );
  const winners = verb?.role === "win" ? verb.subject : [];
  const subjects = winners.length > 0 || funders.length > 0 ? [] : subjectBefore(claim, sentence, moneyRoles);
  return [
    ...withRole(funders, "funder"),
    ...withRole(winners, "beneficiary"),
    ...(verb?.role === "sign" && subjects.length > 1 ? bySide(subjects) : withRole(subjects, "funder")),
    ...withRole(receivers(claim, sentence), "beneficiary"),
  ];
}

/** Of those who sign for a sum the bank gives it and the others receive it; without a bank nobody knows. */
export function bySide(parties: readonly PartyPhrase[]): RoledParty[] {
  const banks = parties.filter((party) => party.class === "bank");
  if (banks.length === 0) return [];
  return [
    ...withRole(banks, "funder"),
    ...withRole(
      parties.filter((party) => party.class !== "bank"),
      "beneficiary",
    ),
  ];
}

/** Whoever hires, dismisses, or promises the posts of a claim. */
export function employers(claim: Claim, sentence: PartySentence): RoledParty[] {
  return withRole(subjectBefore(claim, sentence, postRoles), "employer");
}

/** "61 MDH ont été engagés par la région". */
function agentsOf(claim: Claim, sentence: PartySentence): readonly PartyPhrase[] {
  const agents = sentence.agents("fund");
  const next = sentence.reader.named.sentence.quantities.find(
    (one) => one.first > claim.quantity.last && one.family === claim.quantity.family,
  );
  const inReach = agents.filter(
    ({ at }) => Math.abs(at - claim.quantity.last) <= verbReach && (next === undefined || at < next.first),
  );
  return inReach.flatMap(({ parties }) => parties);
}

/** "un prêt de 120 millions d'euros de la BERD", "une subvention de l'État de 3 MDH": names that are known only. */
function donors(claim: Claim, sentence: PartySentence): readonly PartyPhrase[] {
  const { reader, tokens } = sentence;
  const gift = reader.lexicon
    .phrasesIn("gifts", tokens)
    .findLast((hit) => hit.last < claim.quantity.first && claim.quantity.first - hit.last <= giftReach * 2);
  const places = [...(gift === undefined ? [] : [gift.last + 1]), claim.quantity.last + 1];
  for (const at of places) {
    if (!reader.lexicon.has("genitive", tokens[at])) continue;
    const { parties } = reader.list(at);
    if (parties.length > 0 && parties.every((party) => party.id !== null && gift !== undefined)) return parties;
  }
  return [];
}

/** "au titre du Fonds de développement agricole", "à travers le Fonds". */
function sources(claim: Claim, sentence: PartySentence): readonly PartyPhrase[] {
  const found = sentence
    .listsBehind("from")
    .find(({ at, parties }) => at > claim.quantity.last && at - claim.quantity.last <= giftReach && parties.length > 0);
  return found?.parties.filter((party) => party.class !== "company") ?? [];
}

/** "au profit de la commune", and "à l'Office de l'eau" behind a sum that somebody grants. */
function receivers(claim: Claim, sentence: PartySentence): readonly PartyPhrase[] {
  const named = sentence
    .listsBehind("benefit")
    .find(({ at }) => at > claim.quantity.last && at - claim.quantity.last <= verbReach);
  if (named !== undefined) return named.parties;
  const behind = claim.quantity.last + 1;
  const granted = sentence.verbs.some((verb) => verb.role === "fund" && verb.first < claim.quantity.first);
  return granted && sentence.reader.lexicon.has("to", sentence.tokens[behind])
    ? sentence.reader.list(behind).parties
    : [];
}
