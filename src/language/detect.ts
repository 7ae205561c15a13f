import { franc } from "franc";
import type { Language } from "../model.ts";

/** As much text as is needed: measured, accuracy does not rise beyond some hundred characters. */
const sampleLength = 800;
/** Below this many letters a text may be anything. */
const fewestLetters = 12;
/** Share of the letters that must be Arabic or Latin for the text to be read as such. */
const scriptShare = 0.6;

const byCode: { readonly [code: string]: Language } = { fra: "fr", eng: "en", spa: "es", arb: "ar" };

/**
 * Which of the four languages a text is in, by its script first and then by its letter sequences.
 *
 * @param text body text where there is one: headlines are too short to be sure of
 * @returns null where the text is in none of the four or too short to tell
 */
export function detectLanguage(text: string): Language | null {
  const sample = text.slice(0, sampleLength);
  const letters = count(sample, /\p{L}/gu);
  if (letters < fewestLetters) return null;
  if (count(sample, /\p{Script=Arabic}/gu) / letters >= scriptShare)
    return isPersianOrUrdu(sample, letters) ? null : "ar";
  if (count(sample, /\p{Script=Latin}/gu) / letters < scriptShare) return null;
  return byCode[franc(sample, { only: ["fra", "eng", "spa"] })] ?? null;
}

/** Persian and Urdu share the script: letters that Arabic does not write give them away. */
function isPersianOrUrdu(sample: string, letters: number): boolean {
  return count(sample, /[پچژگکیںے]/gu) / letters > 0.04;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
