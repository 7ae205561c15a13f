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

  test("by their zeros where each sign takes two bytes", () => {
    expect(decode(Buffer.from(`<p>${arabic}</p>`, "utf16le"))).toBe(`<p>${arabic}</p>`);
    expect(decode(iconv.encode(`<p>${sentence}</p>`, "utf-16be", { addBOM: false }))).toBe(`<p>${sentence}</p>`);
  });

  test.each([
    ["the page declares", `<meta charset="windows-1252">${sentence}`, "text/html"],
    ["the header names", sentence, "text/html; charset=ISO-8859-1"],
    ["the header names", arabic, "text/html; charset=windows-1256"],
  ])("as UTF-8 where they are UTF-8, whatever %s", (_who, html, type) => {
    expect(decode(Buffer.from(html), type)).toBe(html);
  });

  test.each([
    ["nobody names an encoding", sentence, "text/html"],
    ["the page declares another", `<meta charset="iso-8859-1">${sentence}`, "text/html"],
    ["the header names another", sentence, "text/html; charset=windows-1252"],
  ])("as UTF-8 with a damaged byte where %s", (_who, html, type) => {
    expect(decode(Buffer.concat([Buffer.from(html), Buffer.from([0xe9])]), type)).toBe(`${html}\uFFFD`);
  });

  test.each([
    ["in a meta", `<meta charset="windows-1256">${arabic}`, "windows-1256"],
    [
      "in an old one",
      `<META http-equiv=Content-Type content="text/html; charset=windows-1256">${arabic}`,
      "windows-1256",
    ],
    ["late", `<style>${".a { color: red }".repeat(1_000)}</style><meta charset="iso-8859-6">${arabic}`, "iso-8859-6"],
    ["in its XML declaration", `<?xml version="1.0" encoding="iso-8859-15"?><p>5 € à payer</p>`, "iso-8859-15"],
    [
      "behind a script's",
      `<script charset="koi8-r" src="a.js"></script><meta charset="iso-8859-15">5 €`,
      "iso-8859-15",
    ],
    [
      "behind one in a comment",
      `<!-- <meta charset="koi8-r"> --><meta charset="windows-1252">${sentence}`,
      "windows-1252",
    ],
    ["behind one that is none", `<meta charset="unknown"><meta charset="iso-8859-15">5 €`, "iso-8859-15"],
  ])("by the page's own declaration %s", (_where, html, encoding) => {
    expect(decode(iconv.encode(html, encoding))).toBe(html);
  });

  const scripts = `<script>${"function plus(a) { return a + 1; }".repeat(500)}</script>`;
  test.each([
    ["nothing is declared", "", "text/html"],
    ["most of the page is scripts", scripts, "text/html"],
    ["the page declares UTF-8", '<meta charset="utf-8">', "text/html"],
    ["the header names UTF-8", "", "text/html; charset=utf-8"],
    ["the page declares Latin letters", '<meta charset="iso-8859-1">', "text/html"],
    ["the header names Latin letters", '<meta charset="windows-1256">', "text/html; charset=iso-8859-1"],
  ])("by their script where %s", (_what, head, type) => {
    const [latin, other] = [`${head}<p>${sentence}</p>`, `${head}<p>${arabic}</p>`];
    if (!head.includes("1256")) expect(decode(iconv.encode(latin, "windows-1252"), type)).toBe(latin);
    expect(decode(iconv.encode(other, "windows-1256"), type)).toBe(other);
  });

  test("with a stray zero byte among them", () => {
    expect(decode(Buffer.from(`<p>${sentence}\u0000</p>`))).toContain(sentence);
  });

  test("never by an encoding that no browser knows", () => {
    expect(decode(Buffer.from("<p>abc</p>"), "text/html; charset=base64")).toBe("<p>abc</p>");
  });
});

describe("bytes that are no page are refused", () => {
  test.each([
    ["empty-input", Buffer.alloc(0)],
    ["empty-input", Buffer.from(" \n\t ")],
    ["is-pdf", Buffer.from("%PDF-1.7 ...")],
    ["is-pdf", Buffer.from("\uFEFF\r\n%PDF-1.7 ...")],
    ["is-pdf", Buffer.from("<b>Warning</b>: no such key on line 3<br>\n%PDF-1.4\n%\u00E2\n12 0 obj\n<< /Length 5 >>")],
    ["is-pdf", Buffer.concat([Buffer.alloc(40), Buffer.from("%PDF-1.4\n1 0 obj\n<<>>")])],
    ["none", Buffer.from("<p>Un fichier PDF commence par « %PDF-1.7 », rappelle le manuel.</p>")],
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
