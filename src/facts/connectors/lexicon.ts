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

/** The connectors of one language, made ready for looking up. */
export class Connectors {
  readonly language: Language;
  /** True where the verb stands before its subject. */
  readonly verbsFirst: boolean;
  readonly verbs: Phrases<VerbRole>;
  readonly #phrases: ReadonlyMap<PhraseList, Phrases<PhraseList>>;
  readonly #words: ReadonlyMap<WordList, ReadonlySet<string>>;

  constructor(language: Language, data: z.infer<typeof schema>) {
    const phrases = <Payload extends string>(lists: readonly (readonly [Payload, readonly string[]])[]) => {
      const made = new Phrases<Payload>(language);
      for (const [payload, list] of lists) for (const phrase of list) made.add(phrase, payload);
      return made;
    };
    this.language = language;
    this.verbsFirst = data.verbsFirst;
    this.verbs = phrases(verbRoles.map((role) => [role, data.verbs[role]] as const));
    this.#phrases = new Map(phraseLists.map((list) => [list, phrases([[list, data.phrases[list]]])]));
    this.#words = new Map(
      wordLists.map((list) => [list, new Set(data.words[list].map((word) => normalise(word).text.toLowerCase()))]),
    );
  }

  /** The longest phrase of a list that begins at a token, or null. */
  phraseAt(list: PhraseList, tokens: readonly Token[], at: number): PhraseHit<PhraseList> | null {
    return this.#phrases.get(list)?.longestAt(tokens, at) ?? null;
  }

  /** Every phrase of a list in reading order, the longest at each token. */
  phrasesIn(list: PhraseList, tokens: readonly Token[]): PhraseHit<PhraseList>[] {
    return tokens.flatMap((_, at) => this.phraseAt(list, tokens, at) ?? []);
  }

  /** True where a token is a word of a list. */
  has(list: WordList, token: Token | undefined): boolean {
    return token !== undefined && (this.#words.get(list)?.has(token.lower) ?? false);
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
