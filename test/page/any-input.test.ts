import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SijillError } from "../../src/errors.ts";
import { contentRoles, type Article } from "../../src/model.ts";
import { readPage } from "../../src/page/read.ts";
import { readText } from "../../src/page/read-text.ts";
import { pageOf, sources } from "./pages.ts";

/** What holds for every article, whatever it was read from. */
function check(reading: () => Article): void {
  let article: Article;
  try {
    article = reading();
  } catch (error) {
    expect(error).toBeInstanceOf(SijillError);
    return;
  }
  const kept = article.blocks.filter((block) => block.removed === null);
  expect(article.text).toBe(kept.map((block) => block.text).join("\n"));
  for (const block of article.blocks) expect(block.text).not.toMatch(/[\n\r\u2028\u2029]|^\s|\s$/u);
  for (const block of kept) expect(contentRoles.has(block.role)).toBe(true);
  expect(article.title).not.toContain("\n");
  expect(article.kindReason).not.toBe("");
}

const piece = fc.oneof(
  fc.constantFrom(
    ..."<p> </p> <div> <ul><li> <br> <br><br> <table><tr><td> </td></tr></table> <h1> </h1> <a href='x'> </a> <b> </b> <article> <nav> <!-- <script> &nbsp; &#0; &amp".split(
      " ",
    ),
    "<script type='application/ld+json'>[[{\"@graph\":",
    '<meta property="article:published_time" content="99999-99-99T99:99:99Z">',
    "<time datetime='2024-02-31'>",
    "\n\r\u2028\u0085\u00A0\u00A0\u00A0\u00A0",
    "Publié dans X le 45 - 13 - 2014",
    "Une phrase assez longue pour être prise pour de la prose, avec une virgule et un point final.",
  ),
  fc.string({ unit: "binary" }),
  fc.string(),
);
const soup = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(""));

describe("any input", () => {
  test("gives an article or a SijillError as markup", () => {
    fc.assert(
      fc.property(soup, (html) => check(() => readPage(pageOf(html), sources))),
      { numRuns: 300 },
    );
  });

  test("gives an article or a SijillError as bytes of any encoding", () => {
    const types = fc.constantFrom(
      "text/html",
      "text/html; charset=windows-1256",
      "text/plain",
      "text/html; charset=utf-16",
      "",
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), types, fc.webUrl(), (bytes, type, address) =>
        check(() =>
          readPage(pageOf(bytes, { headers: { "content-type": type }, address, finalAddress: address }), sources),
        ),
      ),
      { numRuns: 300 },
    );
  });

  test("gives an article or a SijillError as text", () => {
    fc.assert(
      fc.property(soup, (text) => check(() => readText(text, sources))),
      { numRuns: 300 },
    );
  });

  test.each([
    ["elements nested without end", "<div>".repeat(300_000)],
    ["elements nested alternately", "<li><p>".repeat(200_000)],
    ["elements nested behind feigned ends", '<div a="</div>">'.repeat(30_000)],
    ["paragraphs never closed", "<p>mot ".repeat(50_000)],
    ["ends without a beginning", `${"<i>".repeat(1_500)}${"</x>".repeat(100_000)}`],
    ["signs that open nothing", "<".repeat(2_000_000)],
    ["a line of spaces", ` ${"\u00A0".repeat(500_000)}x`],
    ["spaces after a ticker's", `<p>\u00A0\u00A0${" x ".repeat(100_000)}${" ".repeat(1_000_000)}x</p>`],
    ["a title without end", `<title>${"- | ".repeat(300_000)}</title><h1>${"a - ".repeat(100_000)}</h1>`],
    ["digits without end", `<h1>Titre</h1><p>${"1".repeat(300_000)}</p><p>${"12 - ".repeat(50_000)}</p>`],
    ["JSON-LD nested without end", `<script type="application/ld+json">${'{"@graph":['.repeat(50_000)}</script>`],
    ["attributes without end", `<div class="${"related-no ".repeat(200_000)}">x</div>`],
    [
      "JSON-LD that is none, again and again",
      '<script type="application/ld+json">{"@type": [, oh</script>'.repeat(10_000),
    ],
    [
      "JSON-LD of five million characters",
      `<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"${"mot ".repeat(1_250_000)}"}</script>`,
    ],
    [
      "everything begun and nothing ended",
      Array.from(
        { length: 29_000 },
        (_, at) => ["<div>", "<p>", "<b>", "<ul><li>", "<table><tr><td>", "<a href=x>"][at % 6],
      ).join("mot "),
    ],
    ["links without end", "<a href='/x'>Un lien</a> ".repeat(200_000)],
    ["as many links as are read", "<li><a href='/x'>Une nouvelle d'une autre page du site</a></li>".repeat(14_000)],
    ["cells without end", `<table>${`<tr>${"<td>450</td>".repeat(10)}</tr>`.repeat(10_000)}</table>`],
    ["as many cells as are read", `<table>${`<tr>${"<td>450</td>".repeat(10)}</tr>`.repeat(2_600)}</table>`],
    ["spans without end", `<p>${"<span>a</span>".repeat(500_000)}`],
    ["as many spans as are read", `<p>${"<span>mot </span>".repeat(29_000)}`],
    ["line breaks", `<p>${"Une phrase.<br><br>".repeat(14_500)}`],
    ["signs shaped for print", `<p>${"\uFDFA\uFDF2".repeat(500_000)}`],
    ["half characters without end", Buffer.from("<p>\u00ED\u00A0\u0080 mot ".repeat(100_000), "latin1")],
    ["declarations of an encoding", Buffer.from(`${"<meta ".repeat(150_000)}\u00E9`, "latin1")],
    [
      "authors and sections in one another",
      `${'<div itemprop="author"><div itemprop="articleSection">'.repeat(90)}${"<span>Nadia</span>".repeat(25_000)}`,
    ],
    ["lines of one author", `<p class="author">${"Nadia Lamrani<br><br>".repeat(14_000)}`],
    ["tables in tables", "<table><tr><td>".repeat(2_500)],
    ["as many elements as are read, nested", "<div>".repeat(30_000)],
    ["links in links", "<a href=x><span>".repeat(14_000)],
    ["one tag", `<p ${"a".repeat(9_000_000)}>`],
    ["a text as long as the page may be", `<p>${"mot ".repeat(2_400_000)}`],
    ["a million attributes", `<div ${Array.from({ length: 1_000_000 }, (_, at) => `a${at}`).join(" ")}>x`],
    ["attributes in every element", `<div ${'data-a="1" '.repeat(40)}>x</div>`.repeat(9_000)],
    ["entities without end", `<p>${"&amp;".repeat(1_800_000)}`],
    ["as many entities as are read", `<p>${"&eacute;".repeat(240_000)}`],
    ["entities that are none", `<p>${"&notit;".repeat(240_000)}`],
    ["ends of paragraphs that never began", "</p>".repeat(2_000_000)],
    ["comments never closed", "<!--".repeat(2_000_000)],
    ["scripts never closed", "<script>".repeat(1_000_000)],
    ["main headings", `<title>Un titre assez long</title>${"<h1>Un titre assez long</h1>".repeat(14_000)}`],
    ["a heading without end", `<h1>${"a - ".repeat(1_000_000)}</h1><p>${"Une phrase. ".repeat(20)}</p>`],
    ["dates without end", "<p>12 mars 2024 - 13 avril 2023 | le 14/05/2022</p>".repeat(14_000)],
    [
      "half characters",
      `<p>\uD800 &#xD800; &#xDFFF;</p><script type="application/ld+json">{"@type":"Article","headline":"\\ud800"}</script>`,
    ],
    ["NUL", `<p>${"Une phrase\u0000. ".repeat(500)}</p>`],
  ])("is read in bounded time: %s", (_what, html: string | Buffer) => {
    const begin = performance.now();
    check(() => readPage(pageOf(html), sources));
    check(() => readText(html.toString(), sources));
    // Each takes a second or two; ten times that on a machine that does much else tells a hang all the same.
    expect(performance.now() - begin).toBeLessThan(20_000);
  });
});
