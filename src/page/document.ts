import { load, type CheerioAPI } from "cheerio/slim";
import type { Document } from "domhandler";
import { trimMarkup } from "./markup.ts";

/** A parsed page. */
export interface PageDocument {
  readonly $: CheerioAPI;
  readonly root: Document;
}

/**
 * Parses a page.
 *
 * @throws SijillError `too-large` for more markup than an article's page can have
 */
export function parsePage(html: string): PageDocument {
  const $ = load(trimMarkup(html));
  const root = $.root()[0];
  if (root === undefined) throw new Error("a parsed page has a root");
  return { $, root };
}
