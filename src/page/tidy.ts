/** Characters that are never seen: soft hyphen, zero-width space and marks, direction marks, byte order mark. */
const invisible = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]+/gu;
/** C0 and C1 controls that are no white space: what broken encodings leave behind. */
const controls = /[\u0000-\u0008\u000E-\u001B\u007F-\u0084\u0086-\u009F]+/gu;
const space = /[\s\u0085\u001C-\u001F]+/gu;

/**
 * One block of text as it is read: white space collapsed to single ordinary spaces, invisible characters gone.
 *
 * No-break and narrow no-break spaces stay after a digit, before another or a unit: they are part of how a quantity is written.
 * The result never holds a line feed.
 */
export function tidy(text: string): string {
  return text
    .replace(invisible, "")
    .replace(controls, "")
    .replace(space, (run, at: number, whole: string) =>
      isNoBreak(run) && isDigit(whole, at - 1) && isWritten(whole, at + run.length) ? run : " ",
    )
    .trim();
}

function isNoBreak(run: string): boolean {
  return run === "\u00A0" || run === "\u202F";
}

function isWritten(text: string, at: number): boolean {
  return /^[\p{L}\p{N}%€$£]/u.test(text.slice(at, at + 2));
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (code >= 0x30 && code <= 0x39) || (code >= 0x660 && code <= 0x669);
}

const arabicLetters: { readonly [letter: string]: string } = {
  أ: "ا",
  إ: "ا",
  آ: "ا",
  ٱ: "ا",
  ى: "ي",
  ؤ: "و",
  ئ: "ي",
  ة: "ه",
};

/**
 * Text as phrases are compared: small letters without accents, one kind of apostrophe, Arabic letters in their plain
 * form without vowel signs and tatweel, Western digits, everything else that is no letter or digit one space.
 */
export function fold(text: string): string {
  // Most text of a page is ASCII, for which a tenth of the work will do.
  if (/^[\u0000-\u007F]*$/u.test(text))
    return text
      .toLowerCase()
      .replaceAll(/[^a-z\d]+/gu, " ")
      .trim();
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\p{M}\u0640]+/gu, "")
    .replace(/[أإآٱىؤئة]/gu, (letter) => arabicLetters[letter] ?? letter)
    .replace(/[٠-٩]/gu, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/**
 * The same string in memory of its own. What a parser cuts out of a page is a window on the whole page,
 * which would stay in memory as long as the window does.
 */
export function detach(text: string): string {
  return Buffer.from(text, "utf16le").toString("utf16le");
}
