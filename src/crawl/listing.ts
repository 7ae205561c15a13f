import type { Page } from "../model.ts";
import { decodePage } from "../page/decode.ts";
import { parsePage, selectElements } from "../page/document.ts";

/** Links that are read of one page; the busiest home pages have about 1,000. */
const mostLinks = 5_000;

/**
 * The links of a page, as absolute addresses in reading order.
 * @throws SijillError "not-text", "empty-input" for what is no page
 */
export function readLinks(page: Page): string[] {
  const document = parsePage(decodePage(page));
  const stated = selectElements(document, "base[href]")[0]?.attribs["href"] ?? "";
  const base = URL.canParse(stated, page.finalAddress) ? new URL(stated, page.finalAddress) : page.finalAddress;
  const links: string[] = [];
  for (const element of selectElements(document, "a[href]").slice(0, mostLinks)) {
    const href = element.attribs["href"]?.trim() ?? "";
    if (URL.canParse(href, String(base))) links.push(new URL(href, base).href);
  }
  return links;
}
