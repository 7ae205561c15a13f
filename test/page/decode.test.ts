import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { SijillError } from "../../src/errors.ts";
import { decodePage } from "../../src/page/decode.ts";

const sentence = "L’État a engagé 5 M€ – près d'Oujda, œuvre sociale";
const arabic = "وقعت الوزارة اتفاقية شراكة مع الجهة لإحداث مناصب شغل جديدة";

function decode(body: Uint8Array, contentType = "text/html"): string {
  return decodePage({ body, headers: { "content-type": contentType } });
}

function codeOf(body: Uint8Array, sizeLimit?: number): string {
  try {
    decodePage({ body, headers: {} }, sizeLimit === undefined ? {} : { sizeLimit });
  } catch (error) {
    if (error instanceof SijillError) return error.code;
  }
  return "none";
}

describe("bytes become text", () => {
  test("by the byte order mark, before anything else is asked", () => {
    expect(decode(Buffer.from(`\uFEFF${sentence}`, "utf16le"), "text/html; charset=iso-8859-1")).toBe(sentence);
    expect(decode(Buffer.from(`\uFEFF${sentence}`), "text/html; charset=windows-1252")).toBe(sentence);
  });

  test("by the HTTP header", () => {
    expect(decode(iconv.encode(arabic, "windows-1256"), "text/html; charset=Windows-1256")).toBe(arabic);
    expect(decode(iconv.encode(sentence, "windows-1252"), 'text/html; charset="ISO-8859-1"')).toBe(sentence);
  });

  test("as UTF-8 where they are UTF-8, whatever the page declares", () => {
    expect(decode(Buffer.from(`<meta charset="windows-1252">${sentence}`))).toContain(sentence);
  });

  test("by the page's own declaration", () => {
    expect(decode(iconv.encode(`<meta charset="windows-1256">${arabic}`, "windows-1256"))).toContain(arabic);
  });

  test("by their script where nothing is declared", () => {
    expect(decode(iconv.encode(`<p>${sentence}</p>`, "windows-1252"))).toContain(sentence);
    expect(decode(iconv.encode(`<p>${arabic}</p>`, "windows-1256"))).toContain(arabic);
  });

  test("never by an encoding that no browser knows", () => {
    expect(decode(Buffer.from("<p>abc</p>"), "text/html; charset=base64")).toBe("<p>abc</p>");
  });
});

describe("bytes are refused", () => {
  test.each([
    ["empty-input", Buffer.alloc(0)],
    ["empty-input", Buffer.from(" \n\t ")],
    ["is-pdf", Buffer.from("%PDF-1.7 ...")],
    ["not-text", Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3])],
    ["not-text", Buffer.from("<p>a\u0000\u0001\u0002</p>")],
    ["not-text", Buffer.from("PK\u0003\u0004 document")],
  ])("as %s", (code, body) => {
    expect(codeOf(body)).toBe(code);
  });

  test("above the limit of size", () => {
    expect(codeOf(Buffer.from("<p>0123456789</p>"), 10)).toBe("too-large");
  });
});
