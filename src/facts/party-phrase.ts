/** Reads the name of a party at a place of a sentence: "le groupe franco-turc Deltex", "la Banque mondiale (BM)". */
import type { Token } from "../text/tokens.ts";
import { gazetteer } from "../names/gazetteer.ts";
import { classOf } from "./party-class.ts";
import type { PartyClass } from "./party-class.ts";
import type { Connectors } from "./connectors/lexicon.ts";
import type { NamedSentence } from "./named.ts";
import { UnknownNames } from "./unknown-names.ts";
import { evidenceOf } from "./sentence.ts";
import type { Sentence } from "./sentence.ts";

/** A name read: its tokens `first` to `last`, and the first token behind it and what belongs to it. */
export interface PartyPhrase {
  readonly name: string;
  readonly id: string | null;
  readonly class: PartyClass;
  readonly sentence: Sentence;
  readonly first: number;
  readonly last: number;
  readonly next: number;
}

/** At most so many tokens make up a name, and stand before it. */
const longestName = 14;
const longestLead = 7;
/** Letters of a noun that names somebody by itself. */
const shortestSmall = 7;

/** Reads names of one sentence. */
export class PartyReader {
  readonly named: NamedSentence;
  readonly lexicon: Connectors;
  readonly #tokens: readonly Token[];
  readonly #names: UnknownNames;

  constructor(named: NamedSentence, lexicon: Connectors) {
    this.named = named;
    this.lexicon = lexicon;
    this.#tokens = named.sentence.tokens;
    this.#names = new UnknownNames(named, lexicon);
  }

  /** The party whose name, with its determiner, begins at a token; null where none does. */
  at(start: number): PartyPhrase | null {
    const lead = this.#lead(start);
    if (lead.person) return null;
    return (
      this.#institution(lead.next, lead.function) ??
      this.#reference(lead.next) ??
      this.#body(lead.next) ??
      this.#unknown(lead.next, lead.function)
    );
  }

  /** Parties joined by commas and "et", from a token on. `next` is the token behind the last of them. */
  list(start: number): { readonly parties: readonly PartyPhrase[]; readonly next: number } {
    const parties: PartyPhrase[] = [];
    let next = start;
    for (let at = this.#pastJoins(start) ?? start; parties.length < longestName;) {
      const party = at > start && this.#isAside(at) ? null : this.at(at);
      if (party === null) break;
      parties.push(party);
      next = party.next;
      const joined = this.#pastJoins(next);
      if (joined !== null) at = joined;
      else if (this.#isGluedAnd(next)) at = next;
      else break;
    }
    return { parties, next };
  }

  /** ", filiale de la CDG": behind a comma and without an article a name is explained and no other one told. */
  #isAside(at: number): boolean {
    return this.#tokens[at - 1]?.text === "," && this.lexicon.phraseAt("introducers", this.#tokens, at) !== null;
  }

  /** "les coopératives": a plural written small, which only the second of two parties may be. */
  small(start: number): PartyPhrase | null {
    const at = this.#pastJoins(start);
    if (at === null || !this.lexicon.has("articles", this.#tokens[at])) return null;
    const noun = this.#tokens[at + 1];
    const next = this.#tokens[at + 2];
    const ends =
      next === undefined || next.kind === "mark" || this.lexicon.has("stops", next) || this.lexicon.has("inside", next);
    if (noun?.kind !== "word" || noun.text.length < shortestSmall || !ends || this.lexicon.has("genitive", next))
      return null;
    return { ...this.#phrase(at + 1, at + 1, null, null), class: "public" };
  }

  /** Behind commas and words of joining; null where none stands there. */
  #pastJoins(from: number): number | null {
    let at = from;
    for (let moved = true; moved;) {
      moved = false;
      const text = this.#tokens[at]?.text;
      const and = this.lexicon.phraseAt("and", this.#tokens, at);
      if (text === "," || text === "،") moved = true;
      if (and !== null) at = and.last;
      if (moved || and !== null) at += 1;
      moved ||= and !== null;
    }
    return at === from ? null : at;
  }

  /** Arabic glues "and" to the next name. */
  #isGluedAnd(at: number): boolean {
    return this.lexicon.language === "ar" && (this.#tokens[at]?.text.startsWith("و") ?? false);
  }

  /** Determiners, what kind of company it is, and whom somebody speaks for. */
  #lead(start: number): { readonly next: number; readonly function: boolean; readonly person: boolean } {
    let at = start;
    let isFunction = false;
    let person = false;
    for (let words = 0; words < longestLead; words += 1) {
      const token = this.#tokens[at];
      if (token === undefined || this.named.mentionAt(at)?.kind === "institution") break;
      const role = this.lexicon.phraseAt("functions", this.#tokens, at);
      const introducer = this.#introducer(at);
      if (role !== null) isFunction = true;
      else if (introducer === null && !this.lexicon.has("determiners", token) && !(token.text === "-" && at > start))
        break;
      // "le président de Renault" is Renault's, "le président Karimi" is a person.
      person = role !== null || (person && introducer !== null);
      at = (role ?? introducer)?.last ?? at;
      at += 1;
    }
    return { next: at, function: isFunction, person };
  }

  /** A capital makes a name of such a word, unless another one follows: "the Korean group". */
  #introducer(at: number) {
    const hit = this.lexicon.phraseAt("introducers", this.#tokens, at);
    const next = this.#tokens[at + 1];
    const followed = next?.capital === false && this.lexicon.phraseAt("introducers", this.#tokens, at + 1) !== null;
    return this.#tokens[at]?.capital === true && !followed ? null : hit;
  }

  #phrase(first: number, last: number, id: string | null, head: string | null, next = this.#pastBrackets(last + 1)) {
    const quote = evidenceOf(this.named.sentence, first, last).quote;
    const glued = (this.#tokens[first]?.text.length ?? 0) - (head?.length ?? 0);
    const name = head === null || glued <= 0 ? quote : quote.slice(glued);
    return {
      name,
      id,
      sentence: this.named.sentence,
      class: id === null ? ("company" as const) : classOf(id),
      first,
      last,
      next,
    };
  }

  /** "(ONCF)" behind a name belongs to it. */
  #pastBrackets(at: number): number {
    if (this.#tokens[at]?.text !== "(") return at;
    const close = this.#tokens.slice(at, at + longestLead).findIndex((token) => token.text === ")");
    return close < 0 ? at : at + close + 1;
  }

  #institution(at: number, isFunction: boolean): PartyPhrase | null {
    const mention = this.named.mentionAt(at);
    if (mention?.kind !== "institution" || mention.first !== at || this.#names.goesOn(mention.last)) return null;
    const last = this.#withPlace(this.#withMoreMinistries(mention.last, mention.id));
    const phrase = this.#phrase(mention.first, last, mention.id, mention.head);
    const person = isFunction || gazetteer().institutions.get(mention.id)?.type === "ministry";
    return person ? { ...phrase, next: this.#pastPerson(phrase.next) } : phrase;
  }

  /** "le ministère" by itself: the one named before. */
  #reference(at: number): PartyPhrase | null {
    const token = this.#tokens[at];
    const next = this.#tokens[at + 1];
    const alone =
      next === undefined ||
      next.kind === "mark" ||
      this.lexicon.has("beforeVerb", next) ||
      this.lexicon.verbAt(this.#tokens, at + 1) !== null ||
      (this.lexicon.has("stops", next) && !this.lexicon.has("genitive", next));
    const referent = token !== undefined && alone ? this.named.referent(token.stem) : undefined;
    if (referent === undefined || !this.lexicon.has("articles", this.#tokens[at - 1])) return null;
    return { ...this.#phrase(at, at, referent.id, null), name: referent.name };
  }

  /** "le ministre de l'Industrie, Ryad Mezzour,": the name behind the function is that of the person. */
  #pastPerson(at: number): number {
    // "Minister of Industry Ryad Mezzour": in English without a comma.
    const first = this.#tokens[at]?.text === "," ? at + 1 : at;
    let end = first;
    while (this.named.isName(end) && this.named.mentionAt(end)?.kind !== "institution") end += 1;
    return end - first >= 2 ? end : at;
  }

  /** "conseil communal de Boujdour", "CRI de la région de l'Oriental": the place tells which. */
  #withPlace(last: number): number {
    for (let at = last + 1; at <= last + 5; at += 1) {
      const mention = this.named.mentionAt(at);
      if (mention?.kind === "region" && (at > last + 1 || mention.first === at)) return mention.last;
      const token = this.#tokens[at];
      const opensPlace = this.lexicon.has("determiners", token) && !this.lexicon.has("to", token);
      if (!opensPlace && this.lexicon.phraseAt("bodies", this.#tokens, at) === null) return last;
    }
    return last;
  }

  /** "les ministères de l'Équipement et de l'Industrie", "ministère de l'Industrie, du Commerce et de l'Artisanat". */
  #withMoreMinistries(last: number, id: string): number {
    if (gazetteer().institutions.get(id)?.type !== "ministry") return last;
    let end = last;
    for (let at = last + 1; at < last + longestName;) {
      const join = this.#pastJoins(at);
      if (join === null || !this.lexicon.has("genitive", this.#tokens[join])) return end;
      let name = join;
      while (this.lexicon.has("inside", this.#tokens[name])) name += 1;
      if (this.named.mentionAt(name)?.kind === "institution" || !this.named.isName(name) || name === join) return end;
      while (this.named.isName(name)) name += 1;
      end = name - 1;
      at = name;
    }
    return end;
  }

  /** "la région de l'Oriental", "la commune", "le conseil": written small, alone or with a place. */
  #body(at: number): PartyPhrase | null {
    const body = this.lexicon.phraseAt("bodies", this.#tokens, at);
    if (body === null) return null;
    const last = this.#withPlace(body.last);
    const follower = this.#tokens[last + 1];
    const joined = this.lexicon.phraseAt("and", this.#tokens, last + 1) !== null;
    const goesOn = last === body.last && this.lexicon.has("inside", follower) && !joined;
    return goesOn ? null : { ...this.#phrase(at, last, null, null), class: "public" };
  }

  /** A name that no gazetteer holds. */
  #unknown(first: number, isFunction: boolean): PartyPhrase | null {
    const run = this.#names.at(first);
    if (run === null) return null;
    const read = this.#phrase(first, run.last, null, null);
    const phrase = isFunction ? { ...read, next: this.#pastPerson(read.next) } : read;
    return run.isBody ? { ...phrase, class: "public" } : phrase;
  }
}
