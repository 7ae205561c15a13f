/** Words and how they are compared: in lower case, and folded to a light stem. */
import type { Language } from "../model.ts";

const marks = /\p{M}+/gu;
const ligatures: ReadonlyMap<string, string> = new Map([
  ["œ", "oe"],
  ["æ", "ae"],
  ["ß", "ss"],
]);

/** Lower case without accents: "Réalisés" → "realises". Arabic letters stay as they are. */
export function fold(word: string): string {
  const lower = word.toLowerCase();
  if (/^[\u0000-\u007f]*$/.test(lower)) return lower;
  return lower
    .replace(/[œæß]/g, (letter) => ligatures.get(letter) ?? letter)
    .normalize("NFD")
    .replace(marks, "")
    .normalize("NFC");
}

/**
 * A light stem, the same for the singular and the regular plural, so that data need name a word once.
 * French and English lose a final s or x, Spanish a final s and the e before it ("inversiones"), wherever it stands ("importe");
 * Arabic the alef of an indefinite object ("مشروعا").
 */
export function stem(word: string, language: Language): string {
  const folded = fold(word);
  if (folded.length < 4) return folded;
  if (language === "ar") return folded.replace(/ا$/, "");
  if (language === "fr") return folded.replace(/[sx]$/, "");
  if (language === "es") return folded.replace(/s$/, "").replace(/(?<=..[^aeiou])e$/, "");
  return folded.endsWith("ss") ? folded : folded.replace(/s$/, "");
}
