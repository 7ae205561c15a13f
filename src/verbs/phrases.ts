/**
 * Finds the phrases of a lexicon in a sentence. All phrases of a language stand in one trie,
 * so that looking costs one pass over the tokens however many phrases there are.
 */
import type { Language } from "../model.ts";
import { verbsOf } from "./lexicon.ts";
import type { Tense } from "./lexicon.ts";
import { tokenise } from "../text/tokens.ts";
import type { Token } from "../text/tokens.ts";
import { normalise } from "../text/view.ts";

/** A phrase found: which one, and the tokens it covers (`last` inclusive). */
export interface PhraseHit<Payload> {
  readonly payload: Payload;
  readonly first: number;
  readonly last: number;
  /** Where the verb of the phrase stands and the tenses its form may have; null in a phrase without a verb. */
  readonly verb: { readonly at: number; readonly tenses: readonly Tense[] } | null;
  /** How many words the phrase has; of two phrases at one place the longer says more. */
  readonly words: number;
}

interface Node<Payload> {
  readonly next: Map<string, Node<Payload>>;
  readonly ends: { payload: Payload; verbAt: number; tenses: readonly Tense[]; words: number }[];
}

const newNode = <Payload>(): Node<Payload> => ({ next: new Map(), ends: [] });

/** A word of a phrase: the keys it may be read as, each with the tenses it then has. */
type Alternatives = readonly (readonly [key: string, tenses: readonly Tense[] | null])[];

/** Words in capitals are verbs in all their forms; keys of verb forms keep their accents. */
const verbKey = (form: string): string => `=${form}`;

/**
 * Phrases as people write them in YAML: words in the singular, compared by stem, and verbs in capital letters,
 * which stand for all their forms ("DONNER son feu vert"). Two or more capitals and no digit make a verb;
 * an acronym is written with a leading apostrophe ("'MOU"). A hyphen in the text is passed over.
 */
export class Phrases<Payload> {
  readonly #root: Node<Payload> = newNode();
  readonly #language: Language;
  /** True where some phrase begins with a verb. */
  #hasVerbs = false;

  constructor(language: Language) {
    this.#language = language;
  }

  /**
   * @param phrase one to eight words
   * @throws Error where a verb has no paradigm or the phrase is empty; loaders turn it into "bad-data"
   */
  add(phrase: string, payload: Payload): void {
    const words = this.#alternatives(phrase);
    if (words.length === 0) throw new Error(`the phrase "${phrase}" has no word`);
    this.#hasVerbs ||= words[0]?.some(([, tenses]) => tenses !== null) === true;
    this.#insert(this.#root, words, 0, payload, -1, []);
  }

  #alternatives(phrase: string): Alternatives[] {
    const tokens = tokenise(normalise(phrase.replace(/^'/, "")).text, this.#language).filter(
      (token) => token.text !== "-",
    );
    return tokens.map((token): Alternatives => {
      const isVerb =
        !phrase.startsWith("'") &&
        token.kind === "word" &&
        /^\p{Lu}{2,}$/u.test(token.text) &&
        !/\p{Script=Arabic}/u.test(token.text);
      if (!isVerb) return [[token.stem, null]];
      const forms = verbsOf(this.#language).forms(token.lower);
      if (forms === null) throw new Error(`"${token.text}": no paradigm fits this verb`);
      return [...forms].map(([form, tenses]) => [verbKey(form), tenses] as const);
    });
  }

  #insert(
    node: Node<Payload>,
    words: readonly Alternatives[],
    at: number,
    payload: Payload,
    verbAt: number,
    tenses: readonly Tense[],
  ): void {
    const alternatives = words[at];
    if (alternatives === undefined) {
      node.ends.push({ payload, verbAt, tenses, words: words.length });
      return;
    }
    for (const [key, keyTenses] of alternatives) {
      let next = node.next.get(key);
      if (next === undefined) node.next.set(key, (next = newNode()));
      const isVerb = keyTenses !== null && verbAt < 0;
      this.#insert(next, words, at + 1, payload, isVerb ? at : verbAt, isVerb ? keyTenses : tenses);
    }
  }

  /** True where some phrase begins with this token: most tokens of a text begin none. */
  #begins(token: Token | undefined): boolean {
    if (token === undefined) return false;
    const { next } = this.#root;
    return next.has(token.stem) || (this.#hasVerbs && token.kind === "word" && next.has(verbKey(token.lower)));
  }

  /** Every phrase that begins at token `first`. */
  at(tokens: readonly Token[], first: number): PhraseHit<Payload>[] {
    const hits: PhraseHit<Payload>[] = [];
    if (!this.#begins(tokens[first])) return hits;
    let nodes: readonly Node<Payload>[] = [this.#root];
    const places: number[] = [];
    for (let index = first; index < tokens.length && nodes.length > 0; index += 1) {
      const token = tokens[index];
      if (token === undefined) break;
      if (token.text === "-" && index > first) continue;
      places.push(index);
      nodes = nodes
        .flatMap((node) => [
          node.next.get(token.stem),
          token.kind === "word" ? node.next.get(verbKey(token.lower)) : undefined,
        ])
        .filter((node) => node !== undefined);
      for (const node of nodes) {
        for (const end of node.ends) {
          hits.push({
            payload: end.payload,
            first,
            last: index,
            verb: end.verbAt < 0 ? null : { at: places[end.verbAt] ?? first, tenses: end.tenses },
            words: end.words,
          });
        }
      }
    }
    return hits;
  }

  /** The longest phrase that begins at token `first`, or null. */
  longestAt(tokens: readonly Token[], first: number): PhraseHit<Payload> | null {
    return this.at(tokens, first).reduce<PhraseHit<Payload> | null>(
      (longest, hit) => (longest === null || hit.last > longest.last ? hit : longest),
      null,
    );
  }

  /** Every phrase of the sentence, in reading order. */
  all(tokens: readonly Token[]): PhraseHit<Payload>[] {
    return tokens.flatMap((_, first) => this.at(tokens, first));
  }
}
