/** Names that no gazetteer holds: runs of words with capitals, and "Fonds vert pour le climat", which goes on in small letters. */
import type { Token } from "../text/tokens.ts";
import type { NameMention } from "../names/find.ts";
import { isState } from "./party-class.ts";
import type { Connectors } from "./connectors/lexicon.ts";
import type { NamedSentence } from "./named.ts";

/** At most so many tokens make up a name. */
const longestName = 14;

/** Auxiliaries and the like before a verb. */
const longestGroup = 5;

/** Where a name ends, and whether its first word says that it is an institution. */
export interface UnknownName {
  readonly last: number;
  readonly isBody: boolean;
}

/** Reads such names in one sentence. */
export class UnknownNames {
  readonly #named: NamedSentence;
  readonly #lexicon: Connectors;
  readonly #tokens: readonly Token[];

  constructor(named: NamedSentence, lexicon: Connectors) {
    this.#named = named;
    this.#lexicon = lexicon;
    this.#tokens = named.sentence.tokens;
  }

  /** The name that begins at a token; null where none does, or only a common noun with a capital. */
  at(first: number): UnknownName | null {
    const token = this.#tokens[first];
    if (token === undefined || !this.#isPart(first) || this.#lexicon.has("nobody", token)) return null;
    const isBody = this.#lexicon.has("heads", token);
    let last = first;
    for (let at = first + 1; at < first + longestName; at += 1) {
      if (this.#isPart(at)) last = at;
      else if (isBody ? this.#endsSmall(at) : !this.#joins(at)) break;
      else if (isBody && !this.#lexicon.has("inside", this.#tokens[at])) last = at;
    }
    if (last === first && (isBody || token.text.length < 2 || this.#isCommonNoun(first))) return null;
    return { last, isBody };
  }

  /** "PortNet Conseil" is another company than PortNet: a known name of one word that goes on. */
  goesOn(last: number): boolean {
    const single = this.#named.mentionAt(last)?.first === last;
    return single && this.#isWord(last + 1) && this.#named.mentionAt(last + 1) === undefined;
  }

  /** "l'Initiative", "la Caisse": with an article a single word is a noun that stands for a name told elsewhere. */
  #isCommonNoun(at: number): boolean {
    const spelled = /^.\P{Lu}*$/u.test(this.#tokens[at]?.text ?? "");
    return spelled && this.#lexicon.has("articles", this.#tokens[at - 1]);
  }

  /** Programmes, places and known institutions are no part of a name, unless the name is longer than they are. */
  #isPart(at: number): boolean {
    const mention = this.#named.mentionAt(at);
    if (mention?.kind === "programme") return false;
    if (mention?.kind === "institution" && !this.goesOn(mention.last) && !this.#isBranch(mention)) return false;
    if (mention?.kind === "region" && !this.#isWord(mention.last + 1) && !this.#isWord(mention.first - 1)) return false;
    return this.#isWord(at);
  }

  /** "Renault Maroc": the country at the end of a company's name. */
  #isBranch({ id, first, last }: NameMention): boolean {
    return first === last && isState(id) && this.#isWord(first - 1);
  }

  #isWord(at: number): boolean {
    const token = this.#tokens[at];
    if (this.#lexicon.has("determiners", token)) return false;
    if (this.#named.isName(at)) return true;
    // At the beginning of a sentence a second capital tells that the first is a name, too: "Norvik Marine";
    // and so does a deed right behind it, because a common noun would have its article: "Stellantis investira".
    const small = (["stops", "inside", "nobody"] as const).some((list) => this.#lexicon.has(list, token));
    return this.#named.opensWithCapital(at) && !small && (this.#named.isName(at + 1) || this.#acts(at));
  }

  /** Persons announce and sign, too; investing and hiring is what companies do. */
  #acts(at: number): boolean {
    let verb = at + 1;
    while (this.#lexicon.has("beforeVerb", this.#tokens[verb]) && verb < at + longestGroup) verb += 1;
    const role = this.#lexicon.verbAt(this.#tokens, verb)?.role;
    return role === "fund" || role === "win" || role === "hire";
  }

  /** "-", "&", "d'" and the like between two words with capitals. */
  #joins(at: number): boolean {
    const token = this.#tokens[at];
    const joins =
      token?.text === "-" || token?.text === "&" || token?.text === "'" || this.#lexicon.has("inside", token);
    if (!joins || this.#lexicon.phraseAt("and", this.#tokens, at) !== null) return false;
    return this.#isPart(at + 1) || (this.#lexicon.has("inside", this.#tokens[at + 1]) && this.#isPart(at + 2));
  }

  #endsSmall(at: number): boolean {
    const token = this.#tokens[at];
    if (token === undefined || token.kind !== "word" || this.#named.isValue(at)) return token?.text !== "-";
    if (this.#lexicon.has("stops", token)) return true;
    if (this.#lexicon.has("inside", token)) return false;
    return this.#lexicon.has("beforeVerb", token) || this.#lexicon.verbAt(this.#tokens, at) !== null;
  }
}
