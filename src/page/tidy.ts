/** Characters that are never seen: soft hyphen, zero-width space and marks, direction marks, byte order mark. */
const invisible = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]+/gu;
/** C0 and C1 controls that are no white space: what broken encodings leave behind. */
const controls = /[\u0000-\u0008\u000E-\u001B\u007F-\u0084\u0086-\u009F]+/gu;
const space = /[\s\u0085\u001C-\u001F]+/gu;

/** Letters joined or shaped for print: Latin ligatures, Arabic presentation forms but for whole phrases in one sign. */
const shaped = /[\uFB00-\uFB06\uFB50-\uFD3D\uFD50-\uFDF9\uFDFC\uFE70-\uFEFC]+/gu;
/** Whatever one of the steps below would change. Most text holds none of it. */
const untidy =
  /[\u0000-\u001F\u007F-\u00A0\u00AD\u1680\u2000-\u200F\u2028-\u202F\u205F-\u206F\u3000\uFB00-\uFB06\uFB50-\uFDFF\uFE70-\uFEFF]| {2}/;

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
  return trimmed
    .replace(invisible, "")
    .replace(controls, "")
    .replace(shaped, (run) => run.normalize("NFKC"))
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

/**
 * The same string in memory of its own. What a parser cuts out of a page is a window on the whole page,
 * which would stay in memory as long as the window does.
 */
export function detach(text: string): string {
  return Buffer.from(text, "utf16le").toString("utf16le");
}
