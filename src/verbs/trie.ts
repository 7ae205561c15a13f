/** The trie that phrases stand in: what a word leads to, and what a gap leaves open. */
import type { Tense } from "./lexicon.ts";
import type { Token } from "../text/tokens.ts";

/** A place in the trie. */
export interface Node<Payload> {
  /** What follows, by the stem of a word. */
  readonly words: Map<string, Node<Payload>>;
  /** What follows, by the form of a verb; forms keep their accents. */
  readonly verbs: Map<string, Node<Payload>>;
  /** What follows behind a few words that the phrase leaves open. */
  gap: Node<Payload> | null;
  readonly ends: { payload: Payload; verbAt: number; tenses: readonly Tense[]; words: number }[];
}

/** A place that nothing follows yet. */
export const newNode = <Payload>(): Node<Payload> => ({ words: new Map(), verbs: new Map(), gap: null, ends: [] });

/** Shared by all that find nothing. */
export const none: readonly never[] = [];

/** What a word leads to, read as a word and as a form of a verb. */
function nodesOf<Payload>(node: Node<Payload>, isWord: boolean, lower: string, stem: string): readonly Node<Payload>[] {
  const word = node.words.get(stem);
  const verb = isWord ? node.verbs.get(lower) : undefined;
  if (word === undefined) return verb === undefined ? none : [verb];
  return verb === undefined ? [word] : [word, verb];
}

/** Where a word leads: as it stands, and, where no phrase ends with it so, as the first of its other readings that leads anywhere. */
export function nextOf<Payload>(node: Node<Payload>, token: Token): readonly Node<Payload>[] {
  const isWord = token.kind === "word";
  const found = nodesOf(node, isWord, token.lower, token.stem);
  if (found.some((next) => next.ends.length > 0)) return found;
  for (const other of token.others) {
    const read = nodesOf(node, isWord, other.lower, other.stem);
    if (read.length > 0) return found.length === 0 ? read : [...found, ...read];
  }
  return found;
}

/** A gap that a phrase has reached, and how many words it may still take. */
export interface Gap<Payload> {
  readonly behind: Node<Payload>;
  readonly left: number;
}

/** How many words a gap takes at most; a mark or number ends it. */
const longestGap = 4;

/** The gaps that begin behind the nodes. */
export const gapsBehind = <Payload>(nodes: readonly Node<Payload>[]): readonly Gap<Payload>[] =>
  nodes.some(({ gap }) => gap !== null)
    ? nodes.flatMap(({ gap }) => (gap === null ? [] : [{ behind: gap, left: longestGap }]))
    : none;

/** The gaps that take one more word. */
export const widened = <Payload>(gaps: readonly Gap<Payload>[], token: Token): readonly Gap<Payload>[] => {
  if (token.article || gaps.length === 0) return gaps;
  if (token.kind !== "word") return none;
  return gaps.filter(({ left }) => left > 0).map(({ behind, left }) => ({ behind, left: left - 1 }));
};
