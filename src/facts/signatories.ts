/** Who signs an agreement: "entre A et B", "A et B ont signé", "signé par A", "avec C". */
import type { Claim } from "./claim.ts";
import { ClauseVerbs } from "./clause-verbs.ts";
import type { ClauseVerb } from "./clause-verbs.ts";
import type { PhraseList } from "./connectors/lexicon.ts";
import { isCouncil } from "./party-class.ts";
import type { PartyPhrase, PartyReader } from "./party-phrase.ts";

/** How many tokens behind the words of an agreement its "avec" may stand. */
const withReach = 6;

/** Parties joined in one list, and the token of the word that introduces them. */
export interface PartyList {
  readonly at: number;
  readonly parties: readonly PartyPhrase[];
}

/** A sentence read for parties, once for all its claims. */
export class PartySentence {
  readonly reader: PartyReader;
  readonly verbs: readonly ClauseVerb[];
  readonly #lists = new Map<PhraseList, readonly PartyList[]>();

  constructor(reader: PartyReader) {
    this.reader = reader;
    this.verbs = new ClauseVerbs(reader).all();
  }

  get tokens() {
    return this.reader.named.sentence.tokens;
  }

  /** The lists of parties behind each phrase of a kind, in reading order. */
  listsBehind(list: PhraseList): readonly PartyList[] {
    const known = this.#lists.get(list);
    if (known !== undefined) return known;
    const lists = this.#readBehind(list);
    this.#lists.set(list, lists);
    return lists;
  }

  #readBehind(list: PhraseList): PartyList[] {
    return this.reader.lexicon.phrasesIn(list, this.tokens).flatMap((hit) => {
      const { parties } = this.reader.list(hit.last + 1);
      return parties.length === 0 ? [] : [{ at: hit.first, parties }];
    });
  }

  /** The parties of the passive verbs of a role: "signée par A et B". */
  agents(role: ClauseVerb["role"]): PartyList[] {
    return this.listsBehind("by").filter(({ at }) => {
      const verb = this.verbs.findLast((one) => one.last < at);
      return verb !== undefined && verb.passive && verb.role === role && at - verb.last <= withReach * 2;
    });
  }
}

/** "entre A, B et C"; of two the second may be written small: "entre la région et les coopératives". */
function between(sentence: PartySentence): PartyList[] {
  return sentence.listsBehind("between").flatMap(({ at, parties }) => {
    const [only] = parties;
    if (only === undefined || parties.length > 1) return [{ at, parties }];
    const small = sentence.reader.small(only.next);
    return small === null ? [] : [{ at, parties: [only, small] }];
  });
}

/** "réunir A et B", "associe A, B et C". */
function associated(sentence: PartySentence, from: number): readonly PartyPhrase[] {
  const verb = sentence.verbs.find((one) => one.role === "associate" && one.first > from && !one.passive);
  if (verb === undefined) return [];
  const { parties, next } = sentence.reader.list(verb.last + 1);
  const [only] = parties;
  // "lie A à B"
  const other = sentence.reader.lexicon.has("to", sentence.tokens[next]) ? sentence.reader.at(next) : null;
  if (only !== undefined && other !== null) return [only, other];
  return parties.length > 1 ? parties : [];
}

/** The signatories that the sentence behind an agreement's names: "La cérémonie réunira A et B". */
export function signatoriesAfter(sentence: PartySentence): readonly PartyPhrase[] {
  if (sentence.reader.named.sentence.quantities.some((one) => one.family === "agreement")) return [];
  return between(sentence)[0]?.parties ?? associated(sentence, -1);
}

/**
 * The signatories that the sentence of a claim names, none where it names none.
 * "entre" tells them all; otherwise those who sign and those "avec" whom.
 */
export function signatoriesOf(claim: Claim, sentence: PartySentence): readonly PartyPhrase[] {
  const { last, first } = claim.quantity;
  const lists = between(sentence);
  const all = lists.find(({ at }) => at > last) ?? lists.findLast(({ at }) => at < first);
  if (all !== undefined) return all.parties;
  const joined = associated(sentence, last);
  if (joined.length > 0) return joined;
  const signing = sentence.verbs.filter((verb) => verb.role === "sign");
  const active = signing.findLast((verb) => verb.first < first && verb.subject.length > 0);
  const agents = sentence.agents("sign").find(({ at }) => at > first)?.parties ?? [];
  const counterparts = sentence
    .listsBehind("with")
    .find(({ at }) => (at > last ? isNear(claim, sentence, at, signing) : active !== undefined && at > active.last));
  const parties = [...(active?.subject ?? []), ...agents, ...(counterparts?.parties ?? [])];
  return parties.length > 0 ? parties : councils(claim, sentence);
}

/** A council that adopts an agreement is party to it; a commission that clears one is not. */
function councils(claim: Claim, sentence: PartySentence): readonly PartyPhrase[] {
  const verb = sentence.verbs.findLast((one) => one.role === "adopt" && one.first < claim.quantity.first);
  return verb?.subject.filter(({ id }) => id !== null && isCouncil(id)) ?? [];
}

/** "avec" belongs to the agreement right before it, or to the verb that signs it. */
function isNear(claim: Claim, sentence: PartySentence, at: number, signing: readonly ClauseVerb[]): boolean {
  const { quantities } = sentence.reader.named.sentence;
  const other = quantities.some(
    (one) => one.family === "agreement" && one.first > claim.quantity.last && one.last < at,
  );
  if (other) return false;
  const verb = signing.findLast((one) => one.last < at);
  return (
    at - claim.quantity.last <= withReach ||
    claim.place.distances.between(claim.quantity.last, at) <= withReach ||
    (verb !== undefined && at - verb.last <= withReach)
  );
}
