/** Which fact is which: the same across runs by article, type, unit, value and words. */
import { hashOf } from "../text/identity.ts";
import { normalise } from "../text/view.ts";
import { fold } from "../text/words.ts";

/** 100 bits: enough that two facts of a register of billions do not meet. */
const length = 25;

/**
 * @param key the article's, see `articleKey`
 * @param occurrence 0 for the first fact of an article with these values and words, 1 for the second
 */
export function factId(
  key: string,
  type: string,
  unit: string,
  value: number | null,
  quote: string,
  occurrence: number,
): string {
  const words = fold(normalise(quote).text).replace(/\s+/g, " ").trim();
  return hashOf(JSON.stringify([key, type, unit, value, words, occurrence])).slice(0, length);
}
