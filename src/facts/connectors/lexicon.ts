/** The words around names: one YAML file per language, all of one shape. */
import { z } from "zod";
import { readData } from "../../data.ts";
import type { Language } from "../../model.ts";
import type { Token } from "../../text/tokens.ts";
import { normalise } from "../../text/view.ts";
import { Phrases } from "../../verbs/phrases.ts";
import type { PhraseHit } from "../../verbs/phrases.ts";

/** What a verb makes of its subject; `carry` carries another verb, whose subject its own then is. */
const verbRoles = ["sign", "associate", "fund", "win", "hire", "adopt", "carry"] as const;
export type VerbRole = (typeof verbRoles)[number];

const phraseLists = [
  "introducers",
  "functions",
  "bodies",
  "and",
  "between",
  "with",
  "by",
  "gifts",
  "from",
  "benefit",
  "sameParties",
  "say",
  "according",
  "reports",
  "speakers",
  "events",
  "projects",
] as const;
export type PhraseList = (typeof phraseLists)[number];

const wordLists = [
  "determiners",
  "nobody",
  "heads",
  "inside",
  "genitive",
  "plainGenitive",
  "stops",
  "beforeVerb",
  "beings",
  "havings",
  "openers",
  "relatives",
  "clauses",
  "articles",
  "pronouns",
  "that",
  "to",
  "at",
  "vague",
  "again",
] as const;
export type WordList = (typeof wordLists)[number];

const words = z.array(z.string().min(1));

const schema = z.strictObject({
  verbsFirst: z.boolean(),
  verbs: z.record(z.enum(verbRoles), words),
  phrases: z.record(z.enum(phraseLists), words),
  words: z.record(z.enum(wordLists), words),
});

/** A phrase of a list, or a verb of a role. */
type Payload = PhraseList | VerbRole;

/** The longest phrases of one list in a sentence, by the token they begin at, in reading order. */
type Hits<One extends Payload> = ReadonlyMap<number, PhraseHit<One>>;

/** A verb with the part it gives its subject. */
interface VerbHit {
  readonly role: VerbRole;
  readonly hit: PhraseHit<Payload>;
}

/** What a sentence holds: the hits of each list and role, and the longest verb at each token. */
interface Found {
  readonly hits: ReadonlyMap<Payload, Hits<Payload>>;
  readonly verbs: ReadonlyMap<number, VerbHit>;
}

/** The connectors of one language, made ready for looking up. */
export class Connectors {
  readonly language: Language;
  /** True where the verb stands before its subject. */
  readonly verbsFirst: boolean;
  /** All phrases and verbs stand in one trie, so that a sentence is looked through once. */
  readonly #trie: Phrases<Payload>;
  readonly #words: ReadonlyMap<WordList, ReadonlySet<string>>;
  readonly #found = new WeakMap<readonly Token[], Found>();

  constructor(language: Language, data: z.infer<typeof schema>) {
    this.language = language;
    this.verbsFirst = data.verbsFirst;
    this.#trie = new Phrases<Payload>(language);
    for (const role of verbRoles) for (const phrase of data.verbs[role]) this.#trie.add(phrase, role);
    for (const list of phraseLists) for (const phrase of data.phrases[list]) this.#trie.add(phrase, list);
    this.#words = new Map(
      wordLists.map((list) => [list, new Set(data.words[list].map((word) => normalise(word).text.toLowerCase()))]),
    );
  }

  /** The longest phrase of a list that begins at a token, or null. */
  phraseAt(list: PhraseList, tokens: readonly Token[], at: number): PhraseHit<Payload> | null {
    return this.#in(tokens).hits.get(list)?.get(at) ?? null;
  }

  /** Every phrase of a list in reading order, the longest at each token. */
  phrasesIn(list: PhraseList, tokens: readonly Token[]): PhraseHit<Payload>[] {
    return [...(this.#in(tokens).hits.get(list)?.values() ?? [])];
  }

  /** The longest verb that begins at a token with the part it gives its subject, or null. */
  verbAt(tokens: readonly Token[], at: number): VerbHit | null {
    return this.#in(tokens).verbs.get(at) ?? null;
  }

  /** True where a token is a word of a list. */
  has(list: WordList, token: Token | undefined): boolean {
    return token !== undefined && (this.#words.get(list)?.has(token.lower) ?? false);
  }

  #in(tokens: readonly Token[]): Found {
    const known = this.#found.get(tokens);
    if (known !== undefined) return known;
    const hits = new Map<Payload, Map<number, PhraseHit<Payload>>>();
    for (const hit of this.#trie.all(tokens)) {
      const same = hits.get(hit.payload) ?? new Map<number, PhraseHit<Payload>>();
      const longest = same.get(hit.first);
      if (longest === undefined || hit.last > longest.last) same.set(hit.first, hit);
      hits.set(hit.payload, same);
    }
    const verbs = new Map<number, VerbHit>();
    for (const role of verbRoles) {
      for (const [at, hit] of hits.get(role) ?? []) {
        const longest = verbs.get(at);
        if (longest === undefined || hit.last > longest.hit.last) verbs.set(at, { role, hit });
      }
    }
    const found = { hits, verbs };
    this.#found.set(tokens, found);
    return found;
  }
}

const loaded = new Map<Language, Connectors>();

/** The connectors of a language, read once. Errors: SijillError "bad-data" with file and line. */
export function connectorsOf(language: Language): Connectors {
  const known =
    loaded.get(language) ?? new Connectors(language, readData(new URL(`${language}.yaml`, import.meta.url), schema));
  loaded.set(language, known);
  return known;
}
