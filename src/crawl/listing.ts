import type { Document, Element } from "domhandler";
import { getElementsByTagName } from "domutils";
import { parsePage } from "../page/document.ts";

/** Links that are read of one page; the busiest home pages have about 1,000. */
const mostLinks = 5_000;

/** What a listing shows, as absolute addresses. */
export interface Listing {
  /** In reading order. */
  readonly links: readonly string[];
  /** The page that it calls the next one (`rel="next"`); null where it names none. */
  readonly next: string | null;
}

/**
 * The links of a page.
 * @param address that the page was read from
 * @throws SijillError "too-large"
 */
export function readListing(html: string, address: string): Listing {
  const document = parsePage(Buffer.from(html));
  const stated = linksOf("base", document)[0]?.attribs["href"] ?? "";
  const base = URL.canParse(stated, address) ? new URL(stated, address).href : address;
  const anchors = linksOf("a", document).slice(0, mostLinks);
  const next = [...linksOf("link", document), ...anchors].find(({ attribs }) => isNext(attribs["rel"]));
  return { links: anchors.flatMap((anchor) => hrefOf(anchor, base)), next: hrefOf(next, base)[0] ?? null };
}

function linksOf(name: string, document: Document): Element[] {
  return getElementsByTagName(name, document).filter(({ attribs }) => attribs["href"] !== undefined);
}

function isNext(relation: string | undefined): boolean {
  return relation?.toLowerCase().split(/\s+/u).includes("next") ?? false;
}

function hrefOf(element: Element | undefined, base: string): string[] {
  const href = element?.attribs["href"]?.trim() ?? "";
  return element !== undefined && URL.canParse(href, base) ? [new URL(href, base).href] : [];
}
