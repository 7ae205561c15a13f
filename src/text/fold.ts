/**
 * Letters that Unicode's compatibility decomposition leaves apart although readers type one for the other.
 * The Arabic ones follow Lucene's ArabicNormalizer and PersianNormalizer.
 */
const sameLetter: ReadonlyMap<string, string> = new Map([
  ["œ", "oe"],
  ["æ", "ae"],
  ["ß", "ss"],
  ["’", "'"],
  ["‘", "'"],
  ["ʼ", "'"],
  ["ٱ", "ا"],
  ["ى", "ي"],
  ["ی", "ي"],
  ["ک", "ك"],
  ["ة", "ه"],
]);

// Marks carry accents, hamzas and short vowels; format characters are joiners and direction marks; U+0640 is the tatweel.
const silent = /[\p{M}\p{Cf}\u0640]/gu;
const unfolded = /[œæß’‘ʼٱىیکة]/gu;
const arabicDigit = /[\u0660-\u0669\u06f0-\u06f9]/gu;

/**
 * A text as it is searched: lower case, without accents and Arabic vowel signs, one form for each alef, ya, kaf, apostrophe
 * and digit, no tatweel, one space for any white space. Folding twice changes nothing.
 * Offsets are lost, so it serves for finding a text and never for quoting from it.
 */
export function foldForSearch(text: string): string {
  // Decomposition can bring capitals forth ("™" gives "TM") and lowering can bring marks forth ("İ"), hence twice.
  return text
    .normalize("NFKD")
    .toLowerCase()
    .normalize("NFKD")
    .replace(silent, "")
    .replace(unfolded, (letter) => sameLetter.get(letter) ?? letter)
    .replace(arabicDigit, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .replace(/\s+/gu, " ")
    .trim();
}
