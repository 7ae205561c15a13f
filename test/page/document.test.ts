import { readdirSync, readFileSync } from "node:fs";
import { load } from "cheerio/slim";
import { expect, test } from "vitest";
import { decodePage, recodePage } from "../../src/page/decode.ts";
import { parsePage } from "../../src/page/document.ts";
import { trimMarkup } from "../../src/page/markup.ts";

/** What cheerio makes of the text of a page, and what parsing its bytes gives; each node on a line. */
function bothWays(body: Uint8Array): [string[], string[]] {
  const page = { body, headers: {} };
  return [linesOf(load(trimMarkup(decodePage(page))).root()[0]), linesOf(parsePage(recodePage(page)))];
}

interface Node {
  readonly name?: string;
  readonly data?: string;
  readonly attribs?: { readonly [name: string]: string };
  readonly children?: readonly Node[];
}

function linesOf(node: Node | undefined): string[] {
  if (node === undefined) return [];
  const own = JSON.stringify([node.name, node.data, node.attribs, node.children?.length]);
  return [own, ...(node.children ?? []).flatMap(linesOf)];
}

test.each([
  ["entities", "<p>L&rsquo;usine &agrave;&nbsp;&laquo;&nbsp;Larache&nbsp;&raquo; &#233;t&#xE9; &amp;eacute; 3 &lt; 4"],
  [
    "entities beside letters beyond ASCII",
    "<p>É&Eacute;&raquo;É&agrave;&nbsp;&laquo;à &Acirc;&copy; الدار&zwnj;البيضاء 🏗&#128679;",
  ],
  [
    "entities without their semicolon",
    "<p>R&D, &copy 2024, &copyright, &eacutetude, &#169x, &#x27g, AT&T; &notit; &nope; &; &#; &",
  ],
  [
    "entities in attributes",
    '<a href="?a=1&copy=2&amp;b=3&reg&lt=4&#38;eacute;&sect_x&notit;" title=&eacute;t&eacute;>',
  ],
  ["characters that cannot be", "<p>&#0;&#55357;&#56832;&#x110000;&#99999999999;&#150;\u0000"],
  ["elements of mere text", "<title>A &amp; B &eacute;é</title><textarea>&eacute;é</textarea><xmp>&eacute;é</xmp>"],
  ["a description for programs", '<script type="application/ld+json">{"headline":"L\'été &eacute; &quot;"}</script>'],
])("parsing bytes gives what parsing text does: %s", (_, html) => {
  const [ofText, ofBytes] = bothWays(Buffer.from(html));
  expect(ofBytes).toEqual(ofText);
});

const folder = new URL("../../fixtures/pages/", import.meta.url);

test("parsing bytes gives what parsing text does: pages of the press", () => {
  for (const name of readdirSync(folder).filter((each) => each.endsWith(".html"))) {
    const [ofText, ofBytes] = bothWays(readFileSync(new URL(name, folder)));
    expect(ofBytes, name).toEqual(ofText);
  }
});
