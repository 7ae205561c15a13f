/** Who gives money and who receives it, who hires: subjects, "par", "un prêt de la BAD", "au profit de". */
import type { FactKind, PartyRole } from "../model.ts";
import type { Claim } from "./claim.ts";
import type { ClauseVerb } from "./clause-verbs.ts";
import type { PartyPhrase } from "./party-phrase.ts";
import type { PartySentence } from "./signatories.ts";

/** A party with the part it plays. */
export interface RoledParty {
  readonly phrase: PartyPhrase;
  readonly role: PartyRole;
}

/** A bank that approves a loan gives it. */
const isLender = (verb: ClauseVerb): boolean =>
  verb.role === "adopt" && verb.subject.length > 0 && verb.subject.every((party) => party.class === "bank");

const withRole = (parties: readonly PartyPhrase[], role: PartyRole): RoledParty[] =>
  parties.map((phrase) => ({ phrase, role }));

/** Tokens between a verb and the quantity it governs. */
const verbReach = 24;
/** Tokens between a noun of giving or a sum and the "de" of who gives. */
const giftReach = 5;

/** "affirme que 300 postes seront créés": who says so is not who does it. */
function reports(verb: ClauseVerb, { reader, tokens }: PartySentence): boolean {
  const behind = tokens.slice(verb.last + 1, verb.last + 3);
  return verb.role === "carry" && behind.some((token) => reader.lexicon.has("openers", token));
}

/** The last verb before a claim that tells who does what it counts. */
const verbBefore = (
  claim: Claim,
  sentence: PartySentence,
  fits: (verb: ClauseVerb) => boolean,
): ClauseVerb | undefined =>
  sentence.verbs.findLast(
    (verb) =>
      verb.first < claim.quantity.first &&
      claim.quantity.first - verb.last <= verbReach &&
      !reports(verb, sentence) &&
      fits(verb),
  );

const moneyRoles: ReadonlySet<string> = new Set(["fund", "win", "carry", "sign", "hire"]);
const postRoles: ReadonlySet<string> = new Set(["hire", "fund", "carry"]);

/** Whoever gives the money of a claim, and for whom. */
export function givers(claim: Claim, sentence: PartySentence, kind: FactKind | null): RoledParty[] {
  const told = [...agentsOf(claim, sentence), ...donors(claim, sentence), ...sources(claim, sentence)];
  const verb = verbBefore(claim, sentence, (one) => moneyRoles.has(one.role) || isLender(one));
  const own = (verb?.subject ?? []).filter(
    (party) => verb?.role !== "carry" || kind === "public_funding" || party.class !== "public",
  );
  const subject = kind === "financing" ? own.filter((party) => lends(party, verb)) : own;
  const receiving = withRole(receivers(claim, sentence), "beneficiary");
  if (verb?.role === "win") return [...withRole(told, "funder"), ...withRole(subject, "beneficiary")];
  if (told.length > 0) return [...withRole(told, "funder"), ...receiving];
  if (verb?.role === "sign" && verb.subject.length > 1) return [...bySide(verb.subject), ...receiving];
  if (verb?.role === "sign" && subject[0]?.class === "public") return receiving;
  return [...withRole(subject, "funder"), ...receiving];
}

/** A ministry or federation announces what others do. */
const isCompany = (party: PartyPhrase): boolean => party.class === "company";

/** A company that signs or raises a loan receives it, and so does a ministry unless it grants it. */
const lends = (party: PartyPhrase, verb: ClauseVerb | undefined): boolean =>
  party.class === "bank" || (party.class === "public" && verb?.role === "fund");

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
  const verb = verbBefore(claim, sentence, (one) => postRoles.has(one.role));
  const subject = verb?.subject ?? [];
  return withRole(verb?.role === "carry" ? subject.filter(isCompany) : subject, "employer");
}

/** True where another sum stands between a claim and a token behind it. */
const otherBetween = ({ place, quantity }: Claim, at: number): boolean =>
  place.sentence.quantities.some((one) => one.family === quantity.family && one.first > quantity.last && one.last < at);

/** "61 MDH ont été engagés par la région". */
function agentsOf(claim: Claim, sentence: PartySentence): readonly PartyPhrase[] {
  const agents = sentence.agents("fund");
  const inReach = agents.filter(
    ({ at }) => Math.abs(at - claim.quantity.last) <= verbReach && !otherBetween(claim, at),
  );
  return inReach.flatMap(({ parties }) => parties);
}

/** "un prêt de 8 millions d'euros de la BEI", "une subvention de l'État de 3 MDH": names that are known only. */
function donors(claim: Claim, sentence: PartySentence): readonly PartyPhrase[] {
  const { reader, tokens } = sentence;
  const gift = reader.lexicon
    .phrasesIn("gifts", tokens)
    .findLast((hit) => hit.last < claim.quantity.first && claim.quantity.first - hit.last <= giftReach * 2);
  const places = [...(gift === undefined ? [] : [gift.last + 1]), claim.quantity.last + 1];
  for (const at of places) {
    if (!reader.lexicon.has("genitive", tokens[at])) continue;
    const { parties } = reader.list(at + 1);
    if (parties.length > 0 && parties.every((party) => party.id !== null && gift !== undefined)) return parties;
  }
  return [];
}

/** "au titre du Fonds de développement rural", "à travers le Fonds". */
function sources(claim: Claim, sentence: PartySentence): readonly PartyPhrase[] {
  const found = sentence
    .listsBehind("from")
    .find(({ at }) => at > claim.quantity.last && at - claim.quantity.last <= giftReach && !otherBetween(claim, at));
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
