import iconv from "iconv-lite";

/** Characters that are never seen: soft hyphen, zero-width space and marks, direction marks, byte order mark, stand-ins for objects. */
const invisible = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFC]+/gu;
/** C0 and C1 controls that are no white space: what broken encodings leave behind. */
const controls = /[\u0000-\u0008\u000E-\u001B\u007F-\u0084\u0086-\u009F]/gu;
/** What windows-1252 has in the place of C1: text in it that was taken for Latin-1 on its way has them instead of quotation marks and dashes. */
const printed = iconv.decode(
  Uint8Array.from({ length: 0x20 }, (_, at) => 0x80 + at),
  "windows-1252",
);
const space = /[\s\u0085\u001C-\u001F]+/gu;

/** Letters joined or shaped for print: Latin ligatures, Arabic presentation forms but for whole phrases in one sign. */
const shaped = /[\uFB00-\uFB06\uFB50-\uFD3D\uFD50-\uFDF9\uFDFC\uFE70-\uFEFC]+/gu;
/** Whatever one of the steps below would change. Most text holds none of it. */
const untidy =
  /[\u0000-\u001F\u007F-\u00A0\u00AD\u061C\u1680\u180E\u2000-\u200F\u2028-\u202F\u205F-\u206F\u3000\uFB00-\uFB06\uFB50-\uFDFF\uFE70-\uFEFF\uFFF9-\uFFFC]| {2}/;

/**
 * One block of text as it is read: white space collapsed to single ordinary spaces, invisible characters gone, letters
 * shaped for print written plainly.
 *
 * No-break and narrow no-break spaces stay after a digit, before another or a unit: they are part of how a quantity is written.
 * The result never holds a line feed.
 */
export function tidy(text: string): string {
  const trimmed = text.trim();
  if (!untidy.test(trimmed)) return trimmed;
  return trimmed.length > longestPiece ? tidyPieces(trimmed) : tidyPiece(trimmed);
}

/** What is tidied at once, in UTF-16 code units: what replacing needs for millions of signs would be many times the text. */
const longestPiece = 50_000;

/** A text too long for one piece, parted at spaces where it has any. */
function tidyPieces(text: string): string {
  const pieces: string[] = [];
  for (let from = 0; from < text.length;) {
    const gap = text.indexOf(" ", from + longestPiece);
    const isGap = gap !== -1 && gap < from + 2 * longestPiece;
    const to = isGap ? gap : from + 2 * longestPiece;
    pieces.push(tidyPiece(text.slice(from, to)));
    if (isGap) pieces.push(" ");
    from = isGap ? to + 1 : to;
  }
  return pieces.join("").replace(/ {2,}/g, " ").trim();
}

function tidyPiece(text: string): string {
  return text
    .replace(invisible, "")
    .replace(controls, printable)
    .replace(shaped, plainly)
    .replace(space, (run, at: number, whole: string) =>
      isNoBreak(run) && isDigit(whole, at - 1) && isWritten(whole, at + run.length) ? run : " ",
    )
    .trim();
}

function printable(control: string): string {
  const letter = printed.charAt(control.charCodeAt(0) - 0x80);
  return letter === "\uFFFD" ? "" : letter;
}

/** A vowel sign that is shaped to stand alone becomes a space with the sign on it, but it belongs to the letter before it. */
function plainly(run: string): string {
  return run.normalize("NFKC").replace(/ (?=\p{M})/gu, "");
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

/**
 * The same string in memory of its own. What a parser cuts out of a page is a window on the whole page,
 * which would stay in memory as long as the window does.
 */
export function detach(text: string): string {
  return Buffer.from(text, "utf16le").toString("utf16le");
}
