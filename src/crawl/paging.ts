import type { Source } from "../sources/load.ts";
import { identityOf, ownAddress } from "./canonical.ts";
import type { FurtherDocument } from "./find.ts";

/**
 * The address of one page of a listing.
 *
 * @param form relative to the listing, which `{listing}` stands for; `{n}` is the number of the page, `{n-1}` that number
 *   where a site counts from 0. For example `{listing}/page/{n}/`, `?page={n-1}`, `index.{n}.html`
 * @param page 1 for the listing itself
 */
export function pagedAddress(form: string, listing: string, page: number): string {
  if (page === 1) return listing;
  const written = form
    .replace("{listing}", listing.replace(/[?#].*$/u, "").replace(/\/$/u, ""))
    .replace("{n}", String(page))
    .replace("{n-1}", String(page - 1));
  return new URL(written, listing).href;
}

/**
 * The page of a listing that comes after another: by the source's `paging`, else the one that the page itself calls the next.
 *
 * @param stated by the page, as an absolute address; null where it names none
 * @returns null where there is none, or only this page again
 */
export function nextPage(
  { address, depth }: FurtherDocument,
  stated: string | null,
  source: Pick<Source, "paging" | "listings" | "hosts">,
): string | null {
  const { paging, listings } = source;
  if (paging === undefined) {
    const next = stated === null ? null : ownAddress(stated, address, source);
    return next === null || identityOf(next, null) === identityOf(address, null) ? null : next;
  }
  const listing = listings.find((one) => pagedAddress(paging, one, depth + 1) === address);
  return listing === undefined ? null : pagedAddress(paging, listing, depth + 2);
}
