/** Who is quoted as saying a fact: "selon l'AMITH", "a souligné le ministre", "la BAD indique que". Null where unclear. */
import type { Connectors } from "./connectors/lexicon.ts";
import type { NamedSentence } from "./named.ts";
import { PartyReader } from "./party-phrase.ts";
import type { PartyPhrase } from "./party-phrase.ts";
import { evidenceOf } from "./sentence.ts";

/** Tokens before a verb of saying within which its subject begins. */
const subjectReach = 22;
/** Tokens that a speaker's words may take up. */
const longestSpeaker = 14;

/** What a sentence tells about who says it. */
export interface Saying {
  /** Null where it is said by "il" or "elle". */
  readonly name: string | null;
}

/** Reads who says a sentence. */
export class SpeakerReader {
  readonly #named: NamedSentence;
  readonly #lexicon: Connectors;
  readonly #parties: PartyReader;

  constructor(named: NamedSentence, lexicon: Connectors) {
    this.#named = named;
    this.#lexicon = lexicon;
    this.#parties = new PartyReader(named, lexicon);
  }

  get #tokens() {
    return this.#named.sentence.tokens;
  }

  /** Null where nobody is said to say it. */
  read(): Saying | null {
    for (const hit of this.#lexicon.phrasesIn("according", this.#tokens)) {
      const name = this.#nameAt(hit.last + 1);
      if (name !== null) return { name };
    }
    for (const hit of this.#lexicon.phrasesIn("say", this.#tokens)) {
      if (this.#named.isName(hit.first)) continue;
      const saying = this.#behind(hit.last + 1, hit.first) ?? this.#before(hit.first, hit.last);
      if (saying !== null) return saying;
    }
    return null;
  }

  /** ", a-t-il ajouté", ", indique le ministère": behind a comma or quotation mark the speaker follows his verb. */
  #behind(at: number, verb: number): Saying | null {
    let first = verb;
    while (first > 0 && this.#isInGroup(first - 1)) first -= 1;
    const opens = this.#tokens[first - 1]?.text;
    if (opens !== "," && opens !== '"' && opens !== "،") return null;
    const group = this.#tokens.slice(first, at);
    if (
      group.some((token) => this.#lexicon.has("pronouns", token)) ||
      this.#lexicon.has("pronouns", this.#afterHyphen(at))
    ) {
      return { name: null };
    }
    const name = this.#nameAt(at);
    return name === null ? null : { name };
  }

  #afterHyphen(at: number) {
    return this.#tokens[at]?.text === "-" ? this.#tokens[at + 1] : undefined;
  }

  #isInGroup(at: number): boolean {
    const token = this.#tokens[at];
    return (
      this.#lexicon.has("havings", token) ||
      this.#lexicon.has("beings", token) ||
      this.#lexicon.has("pronouns", token) ||
      token?.text === "-" ||
      (token?.kind === "word" && token.text.length === 1)
    );
  }

  /** "Le ministre a indiqué que": the speaker opens the clause, and what he says follows his verb. */
  #before(verb: number, last: number): Saying | null {
    const words = this.#pastReport(last + 1);
    const said = this.#tokens.slice(words, words + 3).some((token) => this.#lexicon.has("that", token));
    if (!said && !this.#closes(words)) return null;
    let end = verb - 1;
    while (end > 0 && (this.#lexicon.has("beforeVerb", this.#tokens[end]) || this.#tokens[end]?.text === "-")) end -= 1;
    const comma = this.#tokens[end]?.text === ",";
    for (let start = end; start >= 0 && start >= end - subjectReach; start -= 1) {
      const opens = this.#tokens[start - 1];
      if (opens !== undefined && ![",", '"', ".", ":"].includes(opens.text)) continue;
      const span = this.#spanAt(start);
      if (!said && opens?.text !== "," && opens?.text !== '"') continue;
      if (span !== null && span.last === (comma ? end - 1 : end)) return { name: this.#words(span.first, span.last) };
    }
    return null;
  }

  /** Behind "in a statement", "dans un communiqué". */
  #pastReport(at: number): number {
    for (let next = at; next < at + 3; next += 1) {
      const report = this.#lexicon.phraseAt("reports", this.#tokens, next);
      if (report !== null && next > at) return report.last + 1;
    }
    return at;
  }

  /** ", the ministry said.": a verb that ends the sentence or its clause, and so looks back on what is said. */
  #closes(at: number): boolean {
    const next = this.#tokens[at];
    return next === undefined || next.text === "." || next.text === ",";
  }

  #nameAt(at: number): string | null {
    const span = this.#spanAt(at);
    return span === null ? null : this.#words(span.first, span.last);
  }

  #words(first: number, last: number): string {
    return evidenceOf(this.#named.sentence, first, last).quote;
  }

  /** A speaker from a token on: a function with its institution and person, a report of somebody's, a party, a person. */
  #spanAt(at: number): { readonly first: number; readonly last: number } | null {
    let first = at;
    while (this.#isArticle(first) && this.#named.mentionAt(first) === undefined) first += 1;
    const report = this.#lexicon.phraseAt("reports", this.#tokens, first);
    if (report !== null) {
      const owner = this.#lexicon.has("genitive", this.#tokens[report.last + 1]) ? this.#spanAt(report.last + 1) : null;
      return owner;
    }
    const party = this.#parties.at(first);
    if (party !== null) return { first: this.#startOf(first, party), last: this.#endOf(party) };
    const speaker = this.#lexicon.phraseAt("speakers", this.#tokens, first);
    if (speaker === null) return null;
    const last = this.#tail(speaker.last);
    return last === speaker.last ? null : { first, last };
  }

  /** The words of the function belong to the speaker: "président de la CGEM". */
  #startOf(first: number, party: PartyPhrase): number {
    return this.#lexicon.phraseAt("functions", this.#tokens, first) === null ? party.first : first;
  }

  /** The name of the person behind the function belongs to him: "ministre de l'Industrie, Ryad Mezzour". */
  #endOf(party: PartyPhrase): number {
    return this.#tokens[party.next - 1]?.text === ")" ? party.last : party.next - 1;
  }

  #isArticle(at: number): boolean {
    return this.#lexicon.has("articles", this.#tokens[at]) || this.#lexicon.has("genitive", this.#tokens[at]);
  }

  /** "ministre de la Culture", "ministre": as far as names go. */
  #tail(from: number): number {
    let last = from;
    for (let at = from + 1; at <= from + longestSpeaker; at += 1) {
      const mention = this.#named.mentionAt(at);
      if (mention?.kind === "institution") last = mention.last;
      else if (this.#named.isName(at)) last = at;
      else if (at > last && mention === undefined && !this.#isArticle(at)) break;
    }
    return last;
  }
}
