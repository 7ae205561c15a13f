import { load } from "cheerio/slim";
import { isDocument, type Document, type Element } from "domhandler";
import { textContent } from "domutils";
import { trimMarkup } from "./markup.ts";
import { tidy } from "./tidy.ts";

/** One for all pages: to make it takes longer than to parse a short page. */
const $ = load("");

/**
 * Parses a page.
 *
 * @throws SijillError `too-large` for more markup than an article's page can have
 */
export function parsePage(html: string): Document {
  const root = $(trimMarkup(html)).get(0)?.parent ?? null;
  if (root === null || !isDocument(root)) throw new Error("a parsed page has a root");
  return root;
}

/** How often a text may have been escaped too often. */
const mostLevels = 2;

/** Text with the entities that are left in it after parsing: what was escaped twice before it was sent. */
export function decodeEntities(text: string): string {
  let decoded = text;
  for (let level = 0; level < mostLevels && entity.test(decoded); level += 1) {
    decoded = textContent($(`<p>${decoded.replaceAll("<", "&lt;")}</p>`).toArray());
  }
  return decoded;
}

/** Text of a page's markup as it is read: what was escaped twice unescaped, and tidied. */
export function readableText(text: string): string {
  return tidy(decodeEntities(text));
}

const entity = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/i;

/** The elements of a page that a CSS selector selects. */
export function selectElements(page: Document, selector: string): Element[] {
  return $<Element, string>(selector, page).toArray();
}
