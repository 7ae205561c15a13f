/** Who has to do with a fact: signatories, funders, employers, beneficiaries. Empty rather than wrong. */
import type { Party } from "../model.ts";
import type { Connectors } from "./connectors/lexicon.ts";
import type { Claim } from "./claim.ts";
import type { Draft } from "./draft.ts";
import { bySide, employers, givers } from "./givers.ts";
import type { RoledParty } from "./givers.ts";
import type { NamedSentence } from "./named.ts";
import { PartyReader } from "./party-phrase.ts";
import type { PartyPhrase } from "./party-phrase.ts";
import type { Sentence } from "./sentence.ts";
import { PartySentence, signatoriesAfter, signatoriesOf } from "./signatories.ts";
import { fold } from "../text/words.ts";

/** More parties than this are no longer read from one fact. */
const mostParties = 12;

/** Reads the parties of all facts of one article. */
export class PartyFinder {
  readonly #named: ReadonlyMap<Sentence, NamedSentence>;
  readonly #lexicon: Connectors;
  /** The sentence behind each, where it is of the same paragraph. */
  readonly #next: ReadonlyMap<Sentence, Sentence>;
  readonly #sentences = new Map<Sentence, PartySentence | null>();
  readonly #byDraft = new Map<Draft, readonly RoledParty[]>();
  /** The companies that all facts so far have to do with. */
  readonly #companies = new Map<string, PartyPhrase>();

  constructor(named: ReadonlyMap<Sentence, NamedSentence>, lexicon: Connectors) {
    this.#named = named;
    this.#lexicon = lexicon;
    const sentences = [...named.keys()];
    this.#next = new Map(
      sentences.flatMap((sentence, at) => {
        const next = sentences[at + 1];
        return next?.passage === sentence.passage ? [[sentence, next] as const] : [];
      }),
    );
  }

  /**
   * The parties of drafts in reading order, agreements first, because the money and the posts of an agreement are those of who signs it.
   */
  all(drafts: readonly Draft[]): ReadonlyMap<Draft, readonly Party[]> {
    const agreements = drafts.filter((draft) => draft.type === "convention");
    agreements.forEach((draft, at) => this.#keep(draft, this.#signatories(draft, agreements[at - 1])));
    const signed = this.#lastSigned(agreements);
    for (const draft of drafts) {
      if (draft.type !== "funds" && draft.type !== "jobs") continue;
      this.#keep(draft, this.#others(draft, signed.get(draft.claim.place.sentence)));
    }
    return new Map(drafts.map((draft) => [draft, asParties(this.#byDraft.get(draft) ?? [])]));
  }

  #keep(draft: Draft, parties: readonly RoledParty[]): void {
    this.#byDraft.set(draft, parties);
    for (const { phrase } of parties) if (phrase.class === "company") this.#companies.set(keyOf(phrase), phrase);
  }

  /** For each sentence the last agreement that its paragraph tells up to its end. */
  #lastSigned(agreements: readonly Draft[]): ReadonlyMap<Sentence, Draft> {
    const own = new Map(agreements.map((draft) => [draft.claim.place.sentence, draft]));
    const signed = new Map<Sentence, Draft>();
    let last: Draft | undefined;
    for (const sentence of this.#named.keys()) {
      last = own.get(sentence) ?? (last?.claim.place.sentence.passage === sentence.passage ? last : undefined);
      if (last !== undefined) signed.set(sentence, last);
    }
    return signed;
  }

  /** The companies among the parties of a draft that a sentence names. Ask after `all`. */
  companiesIn(draft: Draft, sentence: Sentence): readonly PartyPhrase[] {
    return (this.#byDraft.get(draft) ?? [])
      .map(({ phrase }) => phrase)
      .filter((phrase) => phrase.class === "company" && phrase.sentence === sentence);
  }

  #sentence(sentence: Sentence): PartySentence | null {
    const known = this.#sentences.get(sentence);
    if (known !== undefined) return known;
    const named = this.#named.get(sentence);
    const read = named === undefined ? null : new PartySentence(new PartyReader(named, this.#lexicon));
    this.#sentences.set(sentence, read);
    return read;
  }

  /** What the places that state a draft tell; a later one adds the roles that none before it fills. */
  #told(draft: Draft, read: (claim: Claim, sentence: PartySentence) => readonly RoledParty[]): readonly RoledParty[] {
    const told: RoledParty[] = [];
    for (const claim of draft.claims) {
      const sentence = this.#sentence(claim.place.sentence);
      const filled = new Set(told.map(({ role }) => role));
      told.push(...(sentence === null ? [] : read(claim, sentence)).filter(({ role }) => !filled.has(role)));
    }
    return told;
  }

  #signatories(draft: Draft, before: Draft | undefined): readonly RoledParty[] {
    const told = this.#told(draft, (claim, sentence) => asSignatories(signatoriesOf(claim, sentence)));
    if (told.length > 0) return told;
    const { sentence } = draft.claim.place;
    if (this.#lexicon.phrasesIn("sameParties", sentence.tokens).length > 0) {
      return before === undefined ? [] : (this.#byDraft.get(before) ?? []);
    }
    const next = this.#next.get(sentence);
    const after = next === undefined ? null : this.#sentence(next);
    return after === null ? [] : asSignatories(signatoriesAfter(after));
  }

  #others(draft: Draft, agreement: Draft | undefined): readonly RoledParty[] {
    const told = this.#told(draft, (claim, sentence) =>
      draft.type === "jobs" ? employers(claim, sentence) : givers(claim, sentence, draft.kind),
    );
    if (told.length > 0) return told;
    const whole = draft.partOf === null ? undefined : this.#byDraft.get(draft.partOf);
    if (whole !== undefined && whole.length > 0) return whole;
    const signed = this.#bySignature(draft, agreement);
    return signed.length > 0 ? signed : this.#byProtagonist(draft);
  }

  /** "Le groupe compte supprimer 40 postes", and figures under a headline "OCP : ...": the one company spoken of. */
  #byProtagonist(draft: Draft): readonly RoledParty[] {
    if (draft.kind === "public_funding" || draft.kind === "financing" || draft.kind === "procurement") return [];
    const role = draft.type === "jobs" ? "employer" : "funder";
    const verb = this.#sentence(draft.claim.place.sentence)?.verbs.findLast(
      (one) => one.first < draft.claim.quantity.first,
    );
    const spokenOf = verb?.refersBack === true ? this.#onlyCompany() : null;
    const phrase = spokenOf ?? this.#headlined(draft);
    return phrase === null ? [] : [{ phrase, role }];
  }

  /** The company that all facts so far have to do with; null where there are more. */
  #onlyCompany(): PartyPhrase | null {
    const [only] = this.#companies.values();
    return this.#companies.size === 1 && only !== undefined ? only : null;
  }

  /** A known company that opens the headline before a colon, where the sentence of the fact names nobody else. */
  #headlined(draft: Draft): PartyPhrase | null {
    const [title] = this.#named.values();
    if (title === undefined || title.sentence.passage.field !== "title") return null;
    const others = this.#named.get(draft.claim.place.sentence)?.mentions.some(({ kind }) => kind === "institution");
    const party = this.#sentence(title.sentence)?.reader.at(0) ?? null;
    const leads = party !== null && title.sentence.tokens[party.next]?.text === ":";
    const alone = !title.mentions.some(({ kind, first }) => kind === "institution" && first >= (party?.next ?? 0));
    const inTitle = draft.claim.place.sentence === title.sentence;
    return leads && alone && party.id !== null && party.class === "company" && (inTitle || others !== true)
      ? party
      : null;
  }

  /** True where the sentence of a fact names an institution that is no party to the agreement: the fact may be its. */
  #namesOthers(draft: Draft, parties: readonly PartyPhrase[]): boolean {
    const { sentence } = draft.claim.place;
    const ids = new Set(parties.map(({ id }) => id));
    const mentions = this.#named.get(sentence)?.mentions ?? [];
    const signing = parties.some((party) => party.sentence === sentence);
    return !signing && mentions.some(({ kind, id }) => kind === "institution" && !ids.has(id));
  }

  /** The one company that signs the agreement of the same paragraph invests and hires; the bank that signs lends. */
  #bySignature(draft: Draft, agreement: Draft | undefined): readonly RoledParty[] {
    const parties = (agreement === undefined ? [] : (this.#byDraft.get(agreement) ?? [])).map(({ phrase }) => phrase);
    if (this.#namesOthers(draft, parties)) return [];
    if (draft.kind === "financing") return bySide(parties);
    const companies = parties.filter((party) => party.class === "company");
    const [only] = companies;
    if (only === undefined || companies.length > 1 || draft.kind === "public_funding") return [];
    return [{ phrase: only, role: draft.type === "jobs" ? "employer" : "funder" }];
  }
}

const asSignatories = (parties: readonly PartyPhrase[]): RoledParty[] =>
  parties.map((phrase) => ({ phrase, role: "signatory" }));

/** Each party once for each role, in reading order. */
function asParties(roled: readonly RoledParty[]): Party[] {
  const parties = new Map<string, Party>();
  for (const { phrase, role } of roled.slice(0, mostParties)) {
    const key = `${role} ${keyOf(phrase)}`;
    if (!parties.has(key)) parties.set(key, { name: phrase.name, id: phrase.id, role });
  }
  return [...parties.values()];
}

const keyOf = (phrase: PartyPhrase): string => phrase.id ?? fold(phrase.name);
