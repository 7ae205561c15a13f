import { load } from "cheerio/slim";
import { isDocument, type Document, type Element } from "domhandler";
import { trimMarkup } from "./markup.ts";

/** One for all pages: to make it takes longer than to parse a short page. */
const $ = load("");

/** What makes any text markup for the parser; the walk over a page passes it by. */
const prologue = "<!doctype html>";

/**
 * Parses a page.
 *
 * @throws SijillError `too-large` for more markup than an article's page can have
 */
export function parsePage(html: string): Document {
  const root = $(prologue + trimMarkup(html)).get(0)?.parent ?? null;
  if (root === null || !isDocument(root)) throw new Error("a parsed page has a root");
  return root;
}

/** The elements of a page that a CSS selector selects. */
export function selectElements(page: Document, selector: string): Element[] {
  return $<Element, string>(selector, page).toArray();
}
