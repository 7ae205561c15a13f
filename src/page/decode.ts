import { isUtf8, transcode } from "node:buffer";
import iconv from "iconv-lite";
import { SijillError } from "../errors.ts";
import type { Page } from "../model.ts";

/** The default limit of a page, in bytes. Twenty-five times the largest of 170 pages measured. */
export const defaultSizeLimit = 10_000_000;

/** How far into a page its own declaration of an encoding is looked for, in bytes. */
const declarationReach = 4_096;
/** How much is looked at to tell text from anything else, in bytes. */
const sniffLength = 4_096;

/**
 * The bytes of a page as text.
 *
 * The encoding is taken from the byte order mark, then from the HTTP header, then UTF-8 if the bytes are
 * valid UTF-8, then from the page's own declaration; last, windows-1252 or, where that gives no words, windows-1256.
 *
 * @param page of which `body` and the `content-type` header are looked at
 * @param options.sizeLimit in bytes
 * @throws SijillError `empty-input`, `too-large`, `is-pdf`, `not-text`
 */
export function decodePage(page: Pick<Page, "body" | "headers">, options: { sizeLimit?: number } = {}): string {
  const { body } = page;
  refuse(body, options.sizeLimit ?? defaultSizeLimit);
  const marked = byteOrderMark(body);
  if (marked !== null) return decode(body, marked);
  if (isBinary(body)) throw new SijillError("not-text", "this is a binary file: give the page itself, as HTML or text");
  const stated = charsetOf(page.headers["content-type"] ?? "");
  if (stated !== null && stated !== "utf-8") return decode(body, stated);
  const unicode = strictUtf8(body);
  if (unicode !== null) return unicode;
  // One damaged byte does not make a page that says it is UTF-8 anything else.
  const declared = stated ?? charsetOf(latin(body, declarationReach));
  return decode(body, declared ?? legacyEncoding(body));
}

function refuse(body: Uint8Array, sizeLimit: number): void {
  if (body.length > sizeLimit) {
    throw new SijillError("too-large", `the page has ${body.length} bytes, above the limit of ${sizeLimit}`);
  }
  const start = latin(body, 1_024);
  if (body.length === 0 || (body.length <= start.length && start.trim() === "")) {
    throw new SijillError("empty-input", "the page is empty: fetch it again or give another");
  }
  if (/^\s*%PDF-/u.test(start)) {
    throw new SijillError("is-pdf", "this is a PDF: give the page that presents it, or its text as a .txt file");
  }
  if (isArchiveOrImage(start)) {
    throw new SijillError(
      "not-text",
      "this is an image, archive or document file: give the page itself, as HTML or text",
    );
  }
}

/** Magic numbers of what servers send instead of a page: PNG, JPEG, GIF, ZIP (and Office), gzip, RIFF (WebP), OLE. */
function isArchiveOrImage(start: string): boolean {
  return [
    "\u0089PNG",
    "\u00FF\u00D8\u00FF",
    "GIF8",
    "PK\u0003\u0004",
    "\u001F\u008B",
    "RIFF",
    "\u00D0\u00CF\u0011\u00E0",
  ].some((magic) => start.startsWith(magic));
}

function byteOrderMark(body: Uint8Array): string | null {
  if (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf) return "utf-8";
  if (body[0] === 0xff && body[1] === 0xfe) return "utf-16le";
  if (body[0] === 0xfe && body[1] === 0xff) return "utf-16be";
  return null;
}

const textControls: ReadonlySet<number> = new Set([9, 10, 12, 13, 27]);

/** Text holds no zero bytes and hardly any control characters but tab, line feed, form feed, carriage return, escape. */
function isBinary(body: Uint8Array): boolean {
  const start = body.subarray(0, sniffLength);
  let controls = 0;
  for (let at = 0; at < start.length; at += 1) {
    const byte = start[at] ?? 0;
    if (byte < 0x20 && !textControls.has(byte)) controls += 1;
  }
  return start.includes(0) || controls > start.length / 20;
}

/** Encodings of the web: the decoder also knows base64, hex and UTF-7, which no page may ask for. */
const webEncodings =
  /^(?:utf-?8|(?:windows|cp)-?(?:125\d|874)|iso-?8859-?\d{1,2}|latin1|us-ascii|ascii|koi8-[ru]|mac\w*|gb2312|gbk|gb18030|big5|shift_jis|euc-(?:jp|kr))$/u;

/** The encoding that a header or a `meta` names; null where it names none or one that is not known. */
function charsetOf(text: string): string | null {
  const named = /charset\s*=\s*["']?\s*([\w:.-]{1,40})/iu.exec(text)?.[1]?.toLowerCase();
  if (named === undefined || !webEncodings.test(named) || !iconv.encodingExists(named)) return null;
  if (/^utf-?8$/u.test(named)) return "utf-8";
  // Browsers read both as windows-1252, because pages that name them are written in it.
  return /^(?:iso-?8859-1|latin1|us-ascii|ascii)$/u.test(named) ? "windows-1252" : named;
}

function strictUtf8(body: Uint8Array): string | null {
  // By way of UTF-16 it takes two thirds of the time, in short pages a third.
  return isUtf8(body) ? transcode(body, "utf8", "utf16le").toString("utf16le") : null;
}

/** Most of the letters of an Arabic text are above 0xC0 in windows-1256; French has such a letter now and then. */
function legacyEncoding(body: Uint8Array): string {
  let high = 0;
  let ascii = 0;
  const text = latin(body, body.length).replace(/<[^<>]*>/gu, " ");
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0xc0) high += 1;
    else if ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) ascii += 1;
  }
  return high > ascii ? "windows-1256" : "windows-1252";
}

function decode(body: Uint8Array, encoding: string): string {
  return iconv.decode(body, encoding);
}

function latin(body: Uint8Array, length: number): string {
  return Buffer.from(body.buffer, body.byteOffset, Math.min(length, body.length)).toString("latin1");
}
