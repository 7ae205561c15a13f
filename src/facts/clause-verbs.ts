/** The verbs of a sentence that give their subject a part in a fact, and who that subject is. */
import type { Token } from "../text/tokens.ts";
import type { Connectors, VerbRole } from "./connectors/lexicon.ts";
import type { PartyPhrase, PartyReader } from "./party-phrase.ts";

/** A verb with its subject. */
export interface ClauseVerb {
  readonly role: VerbRole;
  /** First token of its group, auxiliaries included, and last of the verb. */
  readonly first: number;
  readonly last: number;
  readonly passive: boolean;
  /** Parties that its subject names; none where it is no name. */
  readonly subject: readonly PartyPhrase[];
  /** True where its subject is "le groupe", "la société": a company named before. */
  readonly refersBack: boolean;
}

type VerbHit = NonNullable<ReturnType<Connectors["verbAt"]>>;

/** Tokens before a verb among which its subject is looked for. */
const subjectReach = 40;
/** Tokens between commas that may stand between a subject and its verb. */
const longestAside = 14;
/** An infinitive has the subject of a verb at most so many tokens before it. */
const carryReach = 9;

/** Marks before which a clause ends. */
const clauseEnds: ReadonlySet<string> = new Set([",", ":", ";", '"', "-", "(", "•", ".", "?", "!", "،"]);

export class ClauseVerbs {
  readonly #reader: PartyReader;

  constructor(reader: PartyReader) {
    this.#reader = reader;
  }

  /** The verbs of the sentence, in reading order. */
  all(): ClauseVerb[] {
    const verbs: ClauseVerb[] = [];
    for (const hit of this.#hits()) verbs.push(this.#read(hit, verbs.at(-1)));
    return verbs;
  }

  get #tokens() {
    return this.#reader.named.sentence.tokens;
  }

  /** The longest phrase at each token, verbs that stand as nouns left out: "le don", "un prêt". */
  #hits(): VerbHit[] {
    const hits: VerbHit[] = [];
    for (let at = 0; at < this.#tokens.length; at += 1) {
      const found = this.#reader.lexicon.verbAt(this.#tokens, at);
      if (found === null || this.#reader.named.isName(at)) continue;
      hits.push(found);
      at = found.hit.last;
    }
    return hits;
  }

  #read({ role, hit }: VerbHit, before: ClauseVerb | undefined): ClauseVerb {
    const { named, lexicon } = this.#reader;
    let first = hit.first;
    while (first > 0 && (lexicon.has("beforeVerb", this.#tokens[first - 1]) || this.#isAsideDate(first - 1)))
      first -= 1;
    const group = this.#tokens.slice(first, hit.first);
    const being = group.some((token) => lexicon.has("beings", token));
    const tenses = hit.verb?.tenses ?? [];
    const participle = tenses[0] === "participle";
    // "a vendu ses stocks et embauché": of joined participles the first has the auxiliary for both.
    const joined = participle && !being && before !== undefined && !before.passive && this.#isAnd(first - 1);
    const passive =
      (being && (tenses.includes("participle") || tenses.length === 0)) ||
      // "The grant, awarded by the bank, ..."
      (tenses.includes("participle") && lexicon.phraseAt("by", this.#tokens, hit.last + 1) !== null) ||
      (participle && tenses.length === 1 && !joined && !group.some((token) => lexicon.has("havings", token)));
    const verb = { role, first, last: hit.last, passive, refersBack: false };
    if (named.isValue(hit.first) || (passive && role !== "win")) return { ...verb, subject: [] };
    const own = lexicon.verbsFirst ? this.#reader.list(hit.last + 1).parties : this.#subject(first, group);
    if (own.length > 0) return { ...verb, subject: own };
    if (this.#refersBack(first - 1)) return { ...verb, subject: [], refersBack: true };
    if (before === undefined || before.passive) return { ...verb, subject: [] };
    const shared = this.#shares(first, before, tenses.includes("infinitive"));
    return { ...verb, subject: shared ? before.subject : [], refersBack: shared && before.refersBack };
  }

  #isAnd(at: number): boolean {
    return this.#reader.lexicon.phraseAt("and", this.#tokens, at) !== null;
  }

  /** "Le groupe compte supprimer": a definite noun for a company, right before the verb. */
  #refersBack(at: number): boolean {
    const { lexicon } = this.#reader;
    return lexicon.has("again", this.#tokens[at]) && lexicon.has("articles", this.#tokens[at - 1]);
  }

  /** "apporte 20 MDH, promet de créer": joined verbs, and infinitives, have the subject of the verb before. */
  #shares(first: number, before: ClauseVerb, infinitive: boolean): boolean {
    const between = this.#tokens.slice(before.last + 1, first);
    if (between.some((token) => token.text === ";" || token.text === ":") || this.#opensAnother(between)) return false;
    if ((infinitive || before.role === "carry") && first - before.last <= carryReach) return true;
    const joint = this.#tokens[first - 1];
    return joint?.text === "," || this.#isAnd(first - 1);
  }

  /** "said that the mill will create": what is said has a subject of its own, unless that is "it". */
  #opensAnother(between: readonly Token[]): boolean {
    const { lexicon } = this.#reader;
    const at = between.findLastIndex((token) => token.kind === "word" && lexicon.has("that", token));
    const own = between.slice(at + 1).filter((token) => token.kind === "word" && !lexicon.has("beforeVerb", token));
    return at >= 0 && own.some((token) => !lexicon.has("pronouns", token));
  }

  #isAsideDate(at: number): boolean {
    const { dates } = this.#reader.named.sentence;
    const inDate = (one: number): boolean => dates.some((date) => one >= date.first && one <= date.last);
    return inDate(at) || (this.#tokens[at]?.text === "," && (inDate(at - 1) || inDate(at + 1)));
  }

  /** The parties that end right before a verb group, or before an aside between commas. */
  #subject(verb: number, group: readonly Token[]): readonly PartyPhrase[] {
    const relative = group.some((token) => this.#reader.lexicon.has("relatives", token));
    const direct = relative ? this.#antecedent(verb - 1) : this.#endingAt(verb - 1);
    if (direct.length > 0 || this.#tokens[verb - 1]?.text !== ",") return direct;
    for (let comma = verb - 2; comma > 0 && comma >= verb - longestAside; comma -= 1) {
      if (this.#tokens[comma]?.text !== ",") continue;
      const parties = this.#endingAt(comma - 1);
      if (parties.length > 0) return parties;
    }
    return [];
  }

  /** "chez Softeka, qui veut recruter": the party right before "qui", whatever part it plays there. */
  #antecedent(end: number): readonly PartyPhrase[] {
    const listed = this.#endingAt(end);
    if (listed.length > 0) return listed;
    const { lexicon } = this.#reader;
    const stop = this.#tokens[end]?.text === "," ? end - 1 : end;
    for (let start = stop; start > 0 && start >= stop - longestAside; start -= 1) {
      if (lexicon.has("genitive", this.#tokens[start]) || lexicon.has("genitive", this.#tokens[start - 1])) continue;
      const party = this.#reader.at(start);
      if (party?.next === stop + 1) return [party];
    }
    return [];
  }

  /** The longest list of parties that begins where a clause may and ends at a token. */
  #endingAt(end: number): readonly PartyPhrase[] {
    const stop = this.#tokens[end]?.text === "," ? end - 1 : end;
    let found: readonly PartyPhrase[] = [];
    for (let start = stop; start >= 0 && start >= stop - subjectReach; start -= 1) {
      if (!this.#beginsClause(start)) continue;
      const { parties, next } = this.#reader.list(start);
      if (next === stop + 1 && parties.length >= found.length) found = parties;
      if (this.#endsClause(start - 1)) break;
    }
    return found;
  }

  #beginsClause(at: number): boolean {
    const before = this.#tokens[at - 1];
    // "Souss-Massa": a hyphen inside a name ends no clause.
    const inside = before?.text === "-" && before.end === this.#tokens[at]?.start;
    return (
      before === undefined ||
      (clauseEnds.has(before.text) && !inside) ||
      this.#reader.lexicon.has("openers", before) ||
      this.#reader.named.isValue(at - 1)
    );
  }

  #endsClause(at: number): boolean {
    const text = this.#tokens[at]?.text ?? "";
    return text === ":" || text === ";" || text === '"' || text === ".";
  }
}
