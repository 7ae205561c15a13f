import { z } from "zod";
import type { BlockRole } from "../model.ts";
import { readData } from "../data.ts";
import type { Source } from "../sources/load.ts";
import type { Draft } from "./draft.ts";
import { foldLabel } from "./fold.ts";

const phraseLists = z.partialRecord(z.enum(["any", "fr", "ar", "en", "es"]), z.array(z.string().min(1)));

const noiseSchema = z.array(
  z.strictObject({
    role: z.enum(["related", "promotion", "share", "menu", "caption"]),
    match: z.enum(["whole", "start"]),
    reach: z.enum(["block", "list", "rest"]),
    phrases: phraseLists,
  }),
);

/** What a phrase says about the block that holds it, and how much of the page goes with it: `end` is always the end, `rest` where the article is likely over. */
export interface NoiseMatch {
  readonly phrase: string;
  readonly role: BlockRole;
  readonly reach: "block" | "list" | "rest" | "end";
}

/** A block that begins with a phrase may be a list run together, but a long one is prose. */
const longestLabel = 400;

const aroundLabels = "0123456789 :/|«»›";

/** A label without what stands around its words: "Commentaires (3) :" is "Commentaires". */
function bareLabel(folded: string): string {
  let [from, to] = [0, folded.length];
  while (from < to && aroundLabels.includes(folded.charAt(from))) from += 1;
  while (to > from && aroundLabels.includes(folded.charAt(to - 1))) to -= 1;
  return folded.slice(from, to);
}

const whole = new Map<string, NoiseMatch>();
/** Phrases that begin a block, by their first word, the longest first. */
const starts = new Map<string, { readonly folded: string; readonly match: NoiseMatch }[]>();

for (const group of readData(new URL("noise.yaml", import.meta.url), noiseSchema)) {
  for (const phrase of Object.values(group.phrases).flat()) {
    const folded = foldLabel(phrase);
    const match = { phrase, role: group.role, reach: group.reach };
    if (group.match === "whole") whole.set(bareLabel(folded), match);
    else {
      const first = firstWord(folded);
      starts.set(first, [...(starts.get(first) ?? []), { folded, match }]);
    }
  }
}

for (const phrases of starts.values()) phrases.sort((a, b) => b.folded.length - a.folded.length);

/** Names and phrases of one publisher. */
export type OwnPhrases = Pick<Source, "name" | "alsoNamed" | "noise" | "ends">;

/** Those of a publisher that nobody described. */
export const noPhrases: OwnPhrases = { name: "", alsoNamed: [], noise: [], ends: [] };

/**
 * Whether a block is page furniture by its words.
 *
 * @param own phrases of the publisher, which come before the general ones
 * @returns null for everything that no phrase claims
 */
export function matchNoise(block: Draft, own: OwnPhrases): NoiseMatch | null {
  if (block.text.length > longestLabel) return null;
  const folded = block.label;
  const ofSource = matchOwn(folded, own.ends, "end") ?? matchOwn(folded, own.noise, "block");
  if (ofSource !== null) return ofSource;
  const exact = whole.get(bareLabel(folded));
  if (exact !== undefined) return exact;
  return matchStart(folded);
}

/** A single word is a label, and no label but the beginning of a sentence where other words follow. */
function matchOwn(folded: string, own: readonly string[], reach: "block" | "end"): NoiseMatch | null {
  const at = foldOnce(own).findIndex(
    (noise) => folded === noise || (noise.includes(" ") && startsWithWords(folded, noise)),
  );
  const phrase = own[at];
  return phrase === undefined ? null : { phrase, role: "promotion", reach };
}

const foldedLists = new WeakMap<readonly string[], readonly string[]>();

/** A publisher's phrases come again with every block of its pages. */
function foldOnce(phrases: readonly string[]): readonly string[] {
  const known = foldedLists.get(phrases) ?? phrases.map(foldLabel);
  foldedLists.set(phrases, known);
  return known;
}

function matchStart(folded: string): NoiseMatch | null {
  return starts.get(firstWord(folded))?.find((each) => startsWithWords(folded, each.folded))?.match ?? null;
}

function firstWord(folded: string): string {
  const end = folded.indexOf(" ");
  return end === -1 ? folded : folded.slice(0, end);
}

function startsWithWords(folded: string, phrase: string): boolean {
  return folded.startsWith(phrase) && (folded.length === phrase.length || folded[phrase.length] === " ");
}
