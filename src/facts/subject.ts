/** The words that name what a fact is about: a project, a programme, an agreement or a company. Null rather than wrong. */
import { gazetteer } from "../names/gazetteer.ts";
import type { NameMention } from "../names/find.ts";
import type { FactKind, Subject } from "../model.ts";
import type { Claim } from "./claim.ts";
import type { Connectors } from "./connectors/lexicon.ts";
import type { NamedSentence } from "./named.ts";
import type { PartyPhrase } from "./party-phrase.ts";
import { evidenceOf } from "./sentence.ts";

/** Words between the name of a project and the quantity weigh at most this. */
const projectReach = 9;
/** Tokens that a name may take up behind its first word. */
const longestTail = 10;
/** A project is named by at least so many tokens: "usine" is none, "port de Tarfaya" is. */
const shortestName = 3;
/** "convention d'investissement" is none either, "contrat de performance de la céramique" is. */
const shortestAgreement = 5;

interface Stretch {
  readonly first: number;
  readonly last: number;
}

/** A fund is money for a purpose, and so what a sum is about. */
const isFund = ({ kind, id }: NameMention): boolean =>
  kind === "institution" && gazetteer().institutions.get(id)?.type === "fund";

/** Reads the subjects of claims in one sentence. */
export class SubjectReader {
  readonly #named: NamedSentence;
  readonly #lexicon: Connectors;

  constructor(named: NamedSentence, lexicon: Connectors) {
    this.#named = named;
    this.#lexicon = lexicon;
  }

  get #tokens() {
    return this.#named.sentence.tokens;
  }

  /** @param companies the companies that are party to the fact and named in this sentence */
  of(claim: Claim, companies: readonly PartyPhrase[], kind: FactKind | null): Subject | null {
    const isAgreement = claim.unit === "agreement";
    // A public company signs much; only a private one says what an agreement is about.
    const [company, ...more] = companies;
    const tells = company !== undefined && more.length === 0 && (!isAgreement || company.id === null);
    const only = tells ? company : null;
    const found = (isAgreement ? this.#agreement(claim) : this.#project(claim)) ?? this.#programme(claim, kind) ?? only;
    if (found === null) return null;
    const { field, start, end, quote } = evidenceOf(this.#named.sentence, found.first, found.last);
    return { field, start, end, text: quote };
  }

  /** The nearest named project: "le port de Tarfaya", "une unité de tri". */
  #project(claim: Claim): Stretch | null {
    const { distances } = claim.place;
    const { first, last } = claim.quantity;
    let best: (Stretch & { readonly distance: number }) | null = null;
    for (const hit of this.#lexicon.phrasesIn("projects", this.#tokens)) {
      if (claim.taken.as === "indicator") break;
      // "feuille de route" is no road.
      if (this.#lexicon.has("plainGenitive", this.#tokens[hit.first - 1])) continue;
      if (this.#named.isValue(hit.first) || this.#named.mentionAt(hit.first) !== undefined) continue;
      const name = this.#withTail(hit.first, hit.last);
      if (name === null) continue;
      const distance = name.last < first ? distances.between(name.last, first) : distances.between(last, name.first);
      if (distance <= projectReach && (best === null || distance < best.distance)) best = { ...name, distance };
    }
    return best === null ? null : { first: best.first, last: best.last };
  }

  /** A single agreement that its words tell from others: "contrat de performance de la céramique". */
  #agreement(claim: Claim): Stretch | null {
    const { quantity } = claim;
    if (quantity.value !== 1) return null;
    let first = quantity.number;
    while (first < quantity.last && this.#isEmpty(first)) first += 1;
    const name = this.#withTail(first, quantity.last);
    return name !== null && name.last - name.first + 1 >= shortestAgreement ? name : null;
  }

  #isEmpty(at: number): boolean {
    const token = this.#tokens[at];
    return token?.kind !== "word" || this.#lexicon.has("determiners", token) || this.#lexicon.has("vague", token);
  }

  #programme(claim: Claim, kind: FactKind | null): Stretch | null {
    const near = this.#named.mentions.filter(
      (mention) =>
        (mention.kind === "programme" || (kind === "public_funding" && isFund(mention))) &&
        claim.place.distances.between(mention.last, claim.quantity.first) <= projectReach,
    );
    return near.findLast((mention) => mention.last < claim.quantity.first) ?? null;
  }

  /** A noun with its adjective and what "de" joins to it; null where that is too little to be a name. */
  #withTail(first: number, noun: number): Stretch | null {
    let last = noun;
    let small = 0;
    for (let at = noun + 1; at <= noun + longestTail; at += 1) {
      const token = this.#tokens[at];
      if (token === undefined || this.#named.isValue(at)) break;
      const joins = this.#lexicon.has("genitive", token) || (at > noun + 1 && this.#isArticle(at));
      if (joins) {
        small = 0;
        continue;
      }
      const name = this.#named.isName(at);
      if (token.kind !== "word" || (!name && (small > 0 || this.#endsName(at)))) break;
      // Behind a name in capitals only "de" goes on.
      small = name ? longestTail : small + 1;
      last = at;
    }
    return last - first + 1 >= shortestName && last > noun ? { first, last } : null;
  }

  #isArticle(at: number): boolean {
    const token = this.#tokens[at];
    return this.#lexicon.has("articles", token) && this.#lexicon.has("genitive", this.#tokens[at - 1]);
  }

  #endsName(at: number): boolean {
    const token = this.#tokens[at];
    return (
      this.#lexicon.has("stops", token) ||
      this.#lexicon.has("inside", token) ||
      this.#lexicon.has("determiners", token) ||
      this.#lexicon.has("beforeVerb", token) ||
      this.#lexicon.verbAt(this.#tokens, at) !== null
    );
  }
}
