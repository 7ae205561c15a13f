import { franc } from "franc";
import { z } from "zod";
import { readData } from "../data.ts";
import type { Language } from "../model.ts";

/** As much text as is needed: measured, accuracy does not rise beyond some hundred characters. */
const sampleLength = 400;
/** So many function words, and so many times those of any other language, leave no doubt. */
const fewestWords = 6;
const clearLead = 3;
/** A text of so many words of which fewer than one in ten is a function word is in another language. */
const enoughWords = 40;
const leastShare = 0.1;
/** Below this many letters a text may be anything. */
const fewestLetters = 12;
/** Share of the letters that must be Arabic or Latin for the text to be read as such. */
const scriptShare = 0.6;

const byCode: { readonly [code: string]: Language } = { fra: "fr", eng: "en", spa: "es", arb: "ar" };

const latin = ["fr", "en", "es"] as const;
const word = z.string().regex(/^\p{Ll}+$/u);
const functionWords = readData(
  new URL("function-words.yaml", import.meta.url),
  z.strictObject({ fr: z.array(word), en: z.array(word), es: z.array(word) }),
);
const languageOfWord: ReadonlyMap<string, Language> = new Map(
  latin.flatMap((language) => functionWords[language].map((each) => [each, language] as const)),
);

/**
 * Which of the four languages a text is in, by its script first, then by its function words, last by its letter sequences.
 *
 * @param text body text where there is one: headlines are too short to be sure of
 * @returns null where the text is in none of the four or too short to tell
 */
export function detectLanguage(text: string): Language | null {
  const sample = text.slice(0, sampleLength);
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  const letters = words.reduce((sum, each) => sum + each.length, 0);
  if (letters < fewestLetters) return null;
  if (otherScripts.test(sample)) {
    if (count(sample, /\p{Script=Arabic}+/gu) / letters >= scriptShare)
      return isPersianOrUrdu(sample, letters) ? null : "ar";
    if (count(sample, /\p{Script=Latin}+/gu) / letters < scriptShare) return null;
  }
  const counts = countFunctionWords(words);
  const [first = "fr", second = "en"] = latin.toSorted((a, b) => counts[b] - counts[a]);
  if (words.length >= enoughWords && counts[first] < leastShare * words.length) return null;
  if (counts[first] >= fewestWords && counts[first] >= clearLead * counts[second]) return first;
  return byCode[franc(sample, { only: ["fra", "eng", "spa"] })] ?? null;
}

/** Letters that are not Latin are beyond these, and so are few of those that are. */
const otherScripts = /[^\u0000-\u024F\u2000-\u20CF]/;

/** Persian and Urdu share the script: letters that Arabic does not write give them away. */
function isPersianOrUrdu(sample: string, letters: number): boolean {
  return count(sample, /[پچژگکیںے]+/gu) / letters > 0.04;
}

function countFunctionWords(words: readonly string[]): { readonly [language in Language]: number } {
  const counts = { fr: 0, en: 0, es: 0, ar: 0 };
  for (const each of words) {
    const language = languageOfWord.get(each);
    if (language !== undefined) counts[language] += 1;
  }
  return counts;
}

/** Characters in the runs that a pattern finds. */
function count(text: string, pattern: RegExp): number {
  return (text.match(pattern) ?? []).reduce((sum, run) => sum + run.length, 0);
}
