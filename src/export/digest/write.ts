import type { Words } from "../words/words.ts";
import { htmlOf } from "./html.ts";
import { outlineOf } from "./outline.ts";
import { textOf } from "./text.ts";
import type { Digest, DigestValues } from "./values.ts";

/** A digest in the words of a language: the same values give the same mail. */
export function writeDigest(values: DigestValues, words: Words): Digest {
  const outline = outlineOf(values, words);
  return { subject: outline.subject, html: htmlOf(outline, words), text: textOf(outline) };
}
