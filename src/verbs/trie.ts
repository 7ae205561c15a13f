/** The trie that phrases stand in: what a word leads to, and what a gap leaves open. */
import type { Tense } from "./lexicon.ts";
import type { Token } from "../text/tokens.ts";

/** A place in the trie. Where nothing follows, as behind most words, there is no map, so that a look costs nothing. */
export interface Node<Payload> {
  /** What follows, by the stem of a word. */
  words: Map<string, Node<Payload>> | null;
  /** What follows, by the form of a verb; forms keep their accents. */
  verbs: Map<string, Node<Payload>> | null;
  /** What follows behind a few words that the phrase leaves open. */
  gap: Node<Payload> | null;
  readonly ends: { payload: Payload; verbAt: number; tenses: readonly Tense[]; words: number }[];
}

/** A place that nothing follows yet. */
export const newNode = <Payload>(): Node<Payload> => ({ words: null, verbs: null, gap: null, ends: [] });

/** Shared by all that find nothing. */
export const none: readonly never[] = [];

/** Adds what a word leads to, read as a word and as a form of a verb. */
function follow<Payload>(
  { words, verbs }: Node<Payload>,
  isWord: boolean,
  { lower, stem }: Pick<Token, "lower" | "stem">,
  reached: Node<Payload>[],
): void {
  const word = words?.get(stem);
  if (word !== undefined) reached.push(word);
  const verb = isWord ? verbs?.get(lower) : undefined;
  if (verb !== undefined) reached.push(verb);
}

/**
 * Adds where a word leads: as it stands, and, where no phrase ends with it so, as the first of its other readings that
 * leads anywhere. False where it leads nowhere.
 */
export function step<Payload>(node: Node<Payload>, token: Token, reached: Node<Payload>[]): boolean {
  if (node.words === null && node.verbs === null) return false;
  const isWord = token.kind === "word";
  const before = reached.length;
  follow(node, isWord, token, reached);
  for (let at = before; at < reached.length; at += 1) if (reached[at]?.ends.length !== 0) return true;
  const own = reached.length;
  for (const other of token.others) {
    follow(node, isWord, other, reached);
    if (reached.length > own) break;
  }
  return reached.length > before;
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
