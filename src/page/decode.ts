import { isUtf8, transcode } from "node:buffer";
import iconv from "iconv-lite";
import { SijillError } from "../errors.ts";
import type { Page } from "../model.ts";
import { declaredEncoding, hasArabicWords, isMostlyUtf8, latin, markedEncoding, namedEncoding } from "./encoding.ts";

/** The default limit of a page, in bytes. Twenty-five times the largest of 170 pages measured. */
export const defaultSizeLimit = 10_000_000;

/** How much is looked at to tell text from anything else, in bytes. */
const sniffLength = 4_096;
/** Where a PDF may begin behind what a server put before it, in bytes: as far as programs that show them look. */
const pdfReach = 1_024;

/**
 * The bytes of a page as text.
 *
 * The encoding is taken from the byte order mark. Without one, bytes that are UTF-8 are read as that, for no text in another
 * encoding looks like it by chance, while headers and pages often name another. Then come the HTTP header and the page's own
 * declaration; where those name none, or one of Latin letters, the script decides between it and windows-1256.
 *
 * @param page of which `body` and the `content-type` header are looked at
 * @param options.sizeLimit in bytes
 * @throws SijillError `empty-input`, `too-large`, `is-pdf`, `not-text`
 */
export function decodePage(page: UndecodedPage, options: DecodeOptions = {}): string {
  const encoding = encodingOf(page, options);
  // By way of UTF-16 it takes two thirds of the time, in short pages a third.
  if (encoding === null) return transcode(page.body, "utf8", "utf16le").toString("utf16le");
  return iconv.decode(page.body, encoding);
}

/** The bytes of a page as well-formed UTF-8 without a byte order mark; the same bytes for most pages. Errors: as `decodePage`. */
export function recodePage(page: UndecodedPage, options: DecodeOptions = {}): Uint8Array {
  const encoding = encodingOf(page, options);
  return encoding === null ? page.body : Buffer.from(iconv.decode(page.body, encoding));
}

type UndecodedPage = Pick<Page, "body" | "headers">;
type DecodeOptions = { readonly sizeLimit?: number };

/** Null for well-formed UTF-8 without a byte order mark. */
function encodingOf({ body, headers }: UndecodedPage, { sizeLimit = defaultSizeLimit }: DecodeOptions): string | null {
  refuse(body, sizeLimit);
  const marked = markedEncoding(body);
  if (marked !== null) return marked;
  if (isBinary(body)) throw new SijillError("not-text", "this is a binary file: give the page itself, as HTML or text");
  if (isUtf8(body)) return null;
  return isMostlyUtf8(body) ? "utf-8" : olderEncoding(body, headers["content-type"] ?? "");
}

/** Of bytes that are no UTF-8, whatever header and page say. Many an Arabic page calls itself Latin, as its server does by default. */
function olderEncoding(body: Uint8Array, contentType: string): string {
  const stated = [namedEncoding(contentType), declaredEncoding(body)];
  const named = stated.find((name) => name !== null && name !== "utf-8") ?? "windows-1252";
  return latinEncodings.has(named) && hasArabicWords(body) ? "windows-1256" : named;
}

const latinEncodings: ReadonlySet<string> = new Set(["windows-1252", "iso-8859-15"]);

function refuse(body: Uint8Array, sizeLimit: number): void {
  if (body.length > sizeLimit) {
    throw new SijillError("too-large", `the page has ${body.length} bytes, above the limit of ${sizeLimit}`);
  }
  const start = latin(body, sniffLength);
  if (body.length === 0 || (body.length <= start.length && start.trim() === "")) {
    throw new SijillError("empty-input", "the page is empty: fetch it again or give another");
  }
  if (isPdf(start)) {
    throw new SijillError("is-pdf", "this is a PDF: give the page that presents it, or its text as a .txt file");
  }
  if (isArchiveOrImage(start)) {
    throw new SijillError(
      "not-text",
      "this is an image, archive or document file: give the page itself, as HTML or text",
    );
  }
}

/** By its first words; behind a warning of the server only with its first object, for a page may write about those words. */
function isPdf(start: string): boolean {
  const at = start.slice(0, pdfReach).search(/%PDF-\d/u);
  if (at === -1) return false;
  return /^(?:\u00EF\u00BB\u00BF)?\s*$/u.test(start.slice(0, at)) || /\d \d{1,5} obj\b/u.test(start.slice(at));
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

const textControls: ReadonlySet<number> = new Set([9, 10, 12, 13, 27]);

/** Text holds hardly any control characters but tab, line feed, form feed, carriage return, escape; a stray zero byte is damage. */
function isBinary(body: Uint8Array): boolean {
  const start = body.subarray(0, sniffLength);
  let controls = 0;
  for (let at = 0; at < start.length; at += 1) {
    const byte = start[at] ?? 0;
    if (byte < 0x20 && !textControls.has(byte)) controls += 1;
  }
  return controls > start.length / 20;
}
