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
import { numberTrie } from "../text/vocabulary.ts";
import { gapsBehind, newNode, none, step, widened } from "./trie.ts";
import type { Gap, Node } from "./trie.ts";

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

/** A word of a phrase: the keys it may be read as, each with the tenses it then has. */
type Alternatives = readonly (readonly [key: string, tenses: readonly Tense[] | null])[] | typeof gapMark;

/** Marks a verb in scripts without capitals. */
const verbMark = "~";
/** Stands in a phrase for words that it leaves open. */
const gapMark = "*";

/**
 * Phrases as people write them in YAML: words in the singular, compared by stem, and verbs in capital letters,
 * which stand for all their forms ("DONNER son feu vert"). Two or more capitals and no digit make a verb;
 * an acronym is written with a leading apostrophe ("'MOU"). A hyphen in the text is passed over.
 *
 * Scripts without capitals mark a verb by a tilde: "~وقع" stands for all forms of وقع, by the verb's entry in its YAML file.
 * An article glued to a word is passed over in phrase and text alike, so that "مذكرة تفاهم" finds "مذكرة التفاهم";
 * only where it ends a phrase ("هذه ال") it is a word of its own. What is glued to a word is tried without it
 * where the word as it stands leads nowhere.
 *
 * An asterisk leaves room for a few words, as for the subject between a verb and its object: "~قدم * هبة" finds "قدم البنك الدولي هبة".
 */
export class Phrases<Payload> {
  readonly #root: Node<Payload> = newNode();
  readonly #language: Language;
  /** By this number words remember whether they lead into the trie; given when it is first asked, anew when it has grown. */
  #number: number | null = null;

  constructor(language: Language) {
    this.#language = language;
  }

  /**
   * @param phrase one to eight words
   * @throws Error where a verb has no paradigm or stands behind a gap, or the phrase is empty; loaders turn it into "bad-data"
   */
  add(phrase: string, payload: Payload): void {
    const words = this.#alternatives(phrase);
    if (words.length === 0) throw new Error(`the phrase "${phrase}" has no word`);
    const gap = words.indexOf(gapMark);
    if (gap === 0 || words.at(-1) === gapMark) throw new Error(`the phrase "${phrase}" begins or ends with a gap`);
    if (gap > 0 && words.slice(gap).some((word) => word !== gapMark && word.some(([, tenses]) => tenses !== null)))
      throw new Error(`in the phrase "${phrase}" a verb stands behind a gap`);
    this.#insert(this.#root, words, 0, payload, -1, []);
    this.#number = null;
  }

  #alternatives(phrase: string): Alternatives[] {
    const all = tokenise(normalise(phrase.replace(/^'/, "")).text, this.#language);
    const marked = new Set(all.filter((_, at) => all[at - 1]?.text === verbMark));
    const tokens = all.filter(
      (token, at) => token.text !== "-" && token.text !== verbMark && !(token.article && all[at + 1] !== undefined),
    );
    return tokens.map((token): Alternatives => {
      if (token.text === gapMark) return gapMark;
      const isVerb =
        marked.has(token) ||
        (!phrase.startsWith("'") &&
          token.kind === "word" &&
          /^\p{Lu}{2,}$/u.test(token.text) &&
          !/\p{Script=Arabic}/u.test(token.text));
      if (!isVerb) return [[token.stem, null]];
      const forms = verbsOf(this.#language).forms(token.lower);
      if (forms === null) throw new Error(`"${token.text}": no paradigm fits this verb`);
      return Array.from(forms);
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
      node.ends.push({ payload, verbAt, tenses, words: words.filter((word) => word !== gapMark).length });
      return;
    }
    if (alternatives === gapMark) {
      this.#insert((node.gap ??= newNode()), words, at + 1, payload, verbAt, tenses);
      return;
    }
    for (const [key, keyTenses] of alternatives) {
      const following = keyTenses === null ? (node.words ??= new Map()) : (node.verbs ??= new Map());
      let next = following.get(key);
      if (next === undefined) following.set(key, (next = newNode()));
      const isVerb = keyTenses !== null && verbAt < 0;
      this.#insert(next, words, at + 1, payload, isVerb ? at : verbAt, isVerb ? keyTenses : tenses);
    }
  }

  /** True where a phrase begins with the word. Most words begin none, and the same words come again and again. */
  begins(token: Token): boolean {
    this.#number ??= numberTrie(this.#language);
    return (token.leads[this.#number] ??= step(this.#root, token, []));
  }

  /** Every phrase that begins at token `first`, or behind an article that is glued to the next one. */
  at(tokens: readonly Token[], first: number): readonly PhraseHit<Payload>[] {
    const hits = this.#from(tokens, first);
    if (tokens[first]?.article !== true) return hits;
    return [...hits, ...this.#from(tokens, first + 1).map((hit) => Object.assign(hit, { first }))];
  }

  #from(tokens: readonly Token[], first: number): readonly PhraseHit<Payload>[] {
    const start = tokens[first];
    if (start === undefined || !this.begins(start)) return none;
    const hits: PhraseHit<Payload>[] = [];
    let nodes: Node<Payload>[] = [];
    step(this.#root, start, nodes);
    let gaps: readonly Gap<Payload>[] = gapsBehind(nodes);
    collect(nodes, tokens, first, first, hits);
    for (let index = first + 1; index < tokens.length && nodes.length + gaps.length > 0; index += 1) {
      const token = tokens[index];
      if (token === undefined) break;
      if (token.text === "-") continue;
      const reached: Node<Payload>[] = [];
      for (const node of nodes) step(node, token, reached);
      for (const { behind } of gaps) step(behind, token, reached);
      collect(reached, tokens, first, index, hits);
      nodes = token.article ? [...nodes, ...reached] : reached;
      const opened = gapsBehind(reached);
      gaps = opened.length === 0 ? widened(gaps, token) : [...widened(gaps, token), ...opened];
    }
    return hits;
  }

  /** The longest phrase that begins at token `first`, or null. */
  longestAt(tokens: readonly Token[], first: number): PhraseHit<Payload> | null {
    const hits = this.at(tokens, first);
    let longest: PhraseHit<Payload> | null = null;
    for (const hit of hits) if (longest === null || hit.last > longest.last) longest = hit;
    return longest;
  }

  /** True where a phrase of the trie stands in the sentence. */
  isIn(tokens: readonly Token[]): boolean {
    for (let first = 0; first < tokens.length; first += 1) if (this.#from(tokens, first).length > 0) return true;
    return false;
  }

  /** Every phrase of the sentence, in reading order. */
  all(tokens: readonly Token[]): PhraseHit<Payload>[] {
    const hits: PhraseHit<Payload>[] = [];
    for (let first = 0; first < tokens.length; first += 1) {
      for (const hit of this.#from(tokens, first)) hits.push(hit);
    }
    return hits;
  }
}

/**
 * Makes tries for one language out of lists of phrases, each with what its phrases mean.
 * @throws Error as `add` does
 */
export const phraseMaker =
  (language: Language) =>
  <Payload>(...groups: (readonly [phrases: readonly string[], payload: Payload])[]): Phrases<Payload> => {
    const made = new Phrases<Payload>(language);
    for (const [phrases, payload] of groups) for (const phrase of phrases) made.add(phrase, payload);
    return made;
  };

/** The token that is word number `wanted` of a phrase from token `first` on; hyphens and glued articles are passed over. */
function tokenOf(tokens: readonly Token[], first: number, wanted: number): number {
  let at = first;
  for (let word = 0; word < wanted;) {
    at += 1;
    if (tokens[at]?.text !== "-" && tokens[at]?.article !== true) word += 1;
  }
  return at;
}

/** Adds the phrases that end in one of the nodes. */
function collect<Payload>(
  nodes: readonly Node<Payload>[],
  tokens: readonly Token[],
  first: number,
  last: number,
  hits: PhraseHit<Payload>[],
): void {
  for (const node of nodes) {
    for (const { payload, verbAt, tenses, words } of node.ends) {
      const verb = verbAt < 0 ? null : { at: tokenOf(tokens, first, verbAt), tenses };
      hits.push({ payload, first, last, verb, words });
    }
  }
}
