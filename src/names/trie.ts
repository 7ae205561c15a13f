/** All names of a language in one trie over tokens, so that looking costs one pass however many names there are. */
import type { Language } from "../model.ts";
import { tokenise } from "../text/tokens.ts";
import type { Token } from "../text/tokens.ts";
import { normalise } from "../text/view.ts";
import { numberTrie } from "../text/vocabulary.ts";
import { fold } from "../text/words.ts";
import type { Gazetteer, Named } from "./gazetteer.ts";
import type { Forms } from "./schema.ts";

/** A name ends here: who bears it, and which of its words must have a capital. */
interface End {
  readonly named: Named;
  readonly capitals: readonly boolean[];
}

interface Node {
  /** What follows, by the stem of a word. */
  readonly words: Map<string, Node>;
  /** What follows in an acronym, which is one way of writing: "BAD" is the bank, "bad" is not. */
  readonly acronyms: Map<string, Node>;
  readonly ends: End[];
}

/** A name found: everybody who bears it, and the last token of it. */
export interface NameHit {
  readonly bearers: readonly Named[];
  readonly last: number;
  /** The first word without what is glued to its front: "للبنك" is "البنك". */
  readonly head: string;
}

/** A way to read a first word, with what then follows. */
interface Reading {
  readonly node: Node;
  readonly head: string;
}

const newNode = (): Node => ({ words: new Map(), acronyms: new Map(), ends: [] });

/** Marks that a text may set inside a name or leave out. */
const passedOver: ReadonlySet<string> = new Set(["-", '"']);

const isWord = (token: Token): boolean => token.kind === "word" && !token.text.endsWith("'");

/**
 * Which tokens of a name need their capital: in names of places all that have one, in other names the only word,
 * because "forsa" or "oriental" are words, too, but nobody writes "plan d'accélération industrielle" for anything else.
 */
const capitalsOf = (tokens: readonly Token[], named: Named): boolean[] => {
  const strict = named.kind === "region" || tokens.filter(isWord).length === 1;
  return tokens.map((token) => strict && token.capital && isWord(token));
};

export class NameTrie {
  readonly #root: Node = newNode();
  readonly #language: Language;
  readonly #forms: Forms;
  readonly #heads: ReadonlyMap<string, readonly string[]>;
  /** By this number words remember whether a name begins with them. */
  readonly #number: number;

  constructor(language: Language, gazetteer: Gazetteer, forms: Forms) {
    this.#language = language;
    this.#forms = forms;
    this.#number = numberTrie(language);
    this.#heads = new Map(
      forms.heads.flatMap((heads) => {
        const keys = heads.map((head) => this.#tokens(head)[0]?.stem ?? head);
        return keys.map((key) => [key, keys] as const);
      }),
    );
    for (const named of gazetteer.all) {
      for (const name of named.bearer[language] ?? []) this.#add(name, named);
      for (const acronym of named.bearer.acronyms ?? []) this.#addAcronym(acronym, named);
    }
  }

  #tokens(name: string): Token[] {
    return tokenise(normalise(name).text, this.#language).filter((token) => !passedOver.has(token.text));
  }

  #add(name: string, named: Named): void {
    const whole = this.#tokens(name);
    const plain = whole.filter((token) => token.text !== ",");
    for (const tokens of plain.length === whole.length ? [whole] : [whole, plain]) {
      const [first, ...rest] = tokens.map((token) => token.stem);
      if (first === undefined) continue;
      for (const head of this.#heads.get(first) ?? [first]) {
        this.#insert("words", [head, ...rest], { named, capitals: capitalsOf(tokens, named) });
      }
    }
  }

  #addAcronym(acronym: string, named: Named): void {
    const tokens = this.#tokens(acronym);
    this.#insert(
      "acronyms",
      tokens.map((token) => token.text),
      { named, capitals: [] },
    );
  }

  #insert(by: "words" | "acronyms", keys: readonly string[], end: End): void {
    let node = this.#root;
    for (const key of keys) {
      let next = node[by].get(key);
      if (next === undefined) node[by].set(key, (next = newNode()));
      node = next;
    }
    node.ends.push(end);
  }

  /** What a first word may be read as: an acronym, itself, then without what is glued to its front. */
  #readings(token: Token, shouted: boolean): Reading[] {
    const readings: Reading[] = [];
    const add = (node: Node | undefined, head: string): void => {
      if (node !== undefined) readings.push({ node, head });
    };
    if (!shouted) add(this.#root.acronyms.get(token.text), token.text);
    add(this.#root.words.get(token.stem), token.text);
    for (const { glued, stands } of this.#forms.proclitics) {
      if (token.stem.length <= glued.length + 1 || !token.stem.startsWith(glued)) continue;
      const head = stands + token.stem.slice(glued.length);
      add(this.#root.words.get(head), head);
    }
    return readings;
  }

  /** True where a name begins with the word. Most words begin none, and the same words come again and again. */
  #begins(token: Token): boolean {
    return (token.leads[this.#number] ??= this.#readings(token, false).length > 0);
  }

  /**
   * The longest name that begins at token `first`; of two readings of its first word the one with nothing stripped.
   * @param shouted true where capitals tell nothing, so that no acronym is read
   */
  longestAt(tokens: readonly Token[], first: number, shouted: boolean): NameHit | null {
    const token = tokens[first];
    if (token === undefined || token.kind === "mark" || !this.#begins(token)) return null;
    let best: NameHit | null = null;
    for (const { node, head } of this.#readings(token, shouted)) {
      const hit = follow(node, tokens, first);
      if (hit !== null && (best === null || hit.last > best.last)) best = { ...hit, head };
    }
    return best;
  }
}

/** Who bears the name that ends in one of the nodes, its words written with these capitals. */
function bearersOf(nodes: readonly Node[], capitals: readonly boolean[]): ReadonlySet<Named> {
  const bearers = new Set<Named>();
  for (const { ends } of nodes)
    for (const end of ends)
      if (end.capitals.every((needed, at) => !needed || capitals[at] === true)) bearers.add(end.named);
  return bearers;
}

function follow(start: Node, tokens: readonly Token[], first: number): Omit<NameHit, "head"> | null {
  let nodes: readonly Node[] = [start];
  const capitals: boolean[] = [tokens[first]?.capital ?? false];
  let best: Omit<NameHit, "head"> | null = null;
  for (let index = first; ;) {
    if (nodes.some(({ ends }) => ends.length > 0)) {
      const bearers = bearersOf(nodes, capitals);
      if (bearers.size > 0) best = { bearers: [...bearers], last: index };
    }
    index += 1;
    while (passedOver.has(tokens[index]?.text ?? "")) index += 1;
    const token = tokens[index];
    if (token === undefined) return best;
    const reached: Node[] = [];
    for (const { words, acronyms } of nodes)
      for (const node of [words.get(token.stem), acronyms.get(token.text)]) if (node !== undefined) reached.push(node);
    if (reached.length === 0) return best;
    nodes = reached;
    capitals.push(token.capital);
  }
}

/** True where capitals tell nothing: in a headline written in them, "AU" is a word and no acronym. */
export const allInCapitals = (tokens: readonly Token[]): boolean => {
  const words = tokens.filter((token) => isWord(token) && token.text.length > 1);
  const shouted = words.filter((token) => token.capital && token.text === token.text.toUpperCase());
  return words.length >= 4 && shouted.length > words.length / 2 && shouted.some((token) => fold(token.text).length > 5);
};
