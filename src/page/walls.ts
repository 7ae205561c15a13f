import { z } from "zod";
import { readData } from "../data.ts";
import type { Draft } from "./draft.ts";
import type { KindSigns, KindVerdict } from "./kind-signs.ts";
import { makePhraseFinder } from "./phrases.ts";

const findWall = makePhraseFinder(
  readData(new URL("walls.yaml", import.meta.url), z.array(z.array(z.string().min(1)))).flat(),
);

/** Calls to subscribe are shorter, in characters. */
const longestCall = 400;
/** A label has hardly any words but those of the phrase, in characters. */
const longestRest = 25;
/** What is not free and has a longer text shows all of it to those who look: the wall counts visits. In characters. */
const leastWhole = 800;

const isText = (draft: Draft): boolean => draft.removed === null && draft.isProse;

/**
 * Whether the page shows only the beginning of its article.
 *
 * @param length of the text, in characters
 */
export function tellPartial({ drafts, isFree }: KindSigns, length: number): KindVerdict | null {
  const first = drafts.findIndex(isText);
  const last = drafts.findLastIndex(isText);
  for (const [at, draft] of drafts.entries()) {
    const isPlaced = draft.removed === null || (draft.role === "promotion" && at > first);
    const phrase = isPlaced && draft.text.length <= longestCall ? findWall(draft.folded) : null;
    // A tariff may be for subscribers only, and the report on it goes on.
    if (phrase !== null && (at >= last || draft.folded.length <= phrase.length + longestRest || !isText(draft)))
      return { kind: "partial", reason: `the page says "${phrase}"` };
  }
  if (isFree) return null;
  const end = drafts.findLast((draft) => draft.removed === null)?.text ?? "";
  if (length < leastWhole) return { kind: "partial", reason: "the page says that it is not free, and shows little" };
  return /(?:…|\.\.\.)\W{0,3}$/u.test(end)
    ? { kind: "partial", reason: "the page says that it is not free, and its text breaks off" }
    : null;
}
