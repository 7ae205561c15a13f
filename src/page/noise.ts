import { z } from "zod";
import type { BlockRole } from "../model.ts";
import { readData } from "../data.ts";
import { fold } from "./tidy.ts";

const phraseLists = z.partialRecord(z.enum(["any", "fr", "ar", "en", "es"]), z.array(z.string().min(1)));

const noiseSchema = z.array(
  z.strictObject({
    role: z.enum(["related", "promotion", "share", "menu", "caption"]),
    match: z.enum(["whole", "start"]),
    reach: z.enum(["block", "list", "rest"]),
    phrases: phraseLists,
  }),
);

/** What a phrase says about the block that holds it, and how much of the page goes with it. */
export interface NoiseMatch {
  readonly phrase: string;
  readonly role: BlockRole;
  readonly reach: "block" | "list" | "rest";
}

/** A block that begins with a phrase may be a list run together, but a long one is prose. */
const longestLabel = 400;

/** `fold`, with the punctuation that labels end in: "À lire :" is a label, "À lire ces chiffres" is not. */
function foldLabel(text: string): string {
  return text
    .split(/([:/|«»›@©])/u)
    .map((part) => (part.length === 1 && labelMarks.has(part) ? part : fold(part)))
    .filter((part) => part !== "")
    .join(" ");
}

const labelMarks: ReadonlySet<string> = new Set(":/|«»›@©");

/** A label without what stands around its words: "Commentaires (3) :" is "Commentaires". */
function bareLabel(folded: string): string {
  return folded.replaceAll(/^[\d :/|«»›]+|[\d :/|«»›]+$/gu, "");
}

const whole = new Map<string, NoiseMatch>();
const starts = new Map<string, NoiseMatch>();
/** In words: how long a phrase at the start can be. */
let longestPhrase = 1;

for (const group of readData(new URL("noise.yaml", import.meta.url), noiseSchema)) {
  for (const phrase of Object.values(group.phrases).flat()) {
    const folded = foldLabel(phrase);
    const match = { phrase, role: group.role, reach: group.reach };
    if (group.match === "whole") whole.set(bareLabel(folded), match);
    else starts.set(folded, match);
    longestPhrase = Math.max(longestPhrase, folded.split(" ").length);
  }
}

/**
 * Whether a block is page furniture by its words.
 *
 * @param text of the block
 * @param own phrases of the publisher, which come before the general ones
 * @returns null for everything that no phrase claims
 */
export function matchNoise(text: string, own: readonly string[]): NoiseMatch | null {
  if (text.length > longestLabel) return null;
  const folded = foldLabel(text);
  const ofSource = matchOwn(folded, own);
  if (ofSource !== null) return ofSource;
  const exact = whole.get(bareLabel(folded));
  if (exact !== undefined) return exact;
  return matchStart(folded);
}

/** A single word is a label, and no label but the beginning of a sentence where other words follow. */
function matchOwn(folded: string, own: readonly string[]): NoiseMatch | null {
  const at = foldOnce(own).findIndex(
    (noise) => folded === noise || (noise.includes(" ") && folded.startsWith(`${noise} `)),
  );
  const phrase = own[at];
  return phrase === undefined ? null : { phrase, role: "promotion", reach: "block" };
}

const foldedLists = new WeakMap<readonly string[], readonly string[]>();

/** A publisher's phrases come again with every block of its pages. */
function foldOnce(phrases: readonly string[]): readonly string[] {
  const known = foldedLists.get(phrases) ?? phrases.map(foldLabel);
  foldedLists.set(phrases, known);
  return known;
}

function matchStart(folded: string): NoiseMatch | null {
  const words = folded.split(" ", longestPhrase);
  for (let length = words.length; length > 0; length -= 1) {
    const match = starts.get(words.slice(0, length).join(" "));
    if (match !== undefined) return match;
  }
  return null;
}
