/** The archive: pages as they answered, and which of them are still to be read. */
import type { Page } from "../model.ts";
import type { AddressRole, Validators } from "./frontier.ts";

/** What came of keeping a page. */
export interface FetchOutcome {
  /** Hash of the body that is now kept for the address; null where a server says "unchanged" of a page that nobody kept, and for one that was forgotten. */
  readonly bodyHash: string | null;
  /** Whether the body differs from the one kept before; true for the first. */
  readonly changed: boolean;
}

/** A page without its body, which `readBody(bodyHash)` gives. */
export interface KeptPage extends Omit<Page, "body"> {
  readonly bodyHash: string;
  readonly validators: Validators;
}

/** A page to read, with what the frontier knows of its address; the last three are null for one that is not in the frontier. */
export interface PageToRead {
  readonly page: KeptPage;
  readonly shownDay: string | null;
  readonly sourceId: string | null;
  readonly foundAt: string | null;
}

/** A kept page with what its address was fetched for. */
export interface ListedPage {
  readonly page: KeptPage;
  readonly role: AddressRole;
}

/** Pages that other rules read: those that can be read again, and those whose body or text was pruned. */
export interface OutdatedCounts {
  readonly readable: number;
  readonly pruned: number;
}

/** Which pages are listed, by ISO 8601 instants: fetched at or after `from`, and before `before`. Null does not restrict. */
export interface PageFilter {
  readonly from: string | null;
  readonly before: string | null;
}

export interface Archive {
  /**
   * Keeps a page that answered, in place of what its address gave before, and sets when the address is due again (null: never).
   * Status 304 keeps the body of before and takes over the validators that came with it. ETag and Last-Modified are read
   * from the page's headers. An address that is not in the frontier is not added to it. A page whose body changed is to be read.
   * One that was forgotten, at its address or at the one that answered, is not kept.
   * @param role what it was fetched for; only a `page` is ever to be read
   * @param identity of an address that the frontier may not know, so that it is known for one that was forgotten
   */
  recordFetch(page: Page, nextDue: string | null, role?: AddressRole, identity?: string | null): Promise<FetchOutcome>;

  /** The page kept for an address; null where there is none. */
  findPage(address: string): Promise<KeptPage | null>;

  /**
   * The bytes of a page; null where they are not, or no longer, kept: a body goes when no page, article or version holds it, and its
   * bytes alone when they are pruned.
   */
  readBody(hash: string): Promise<Uint8Array | null>;

  /** All pages in the order of their addresses, in bounded memory: one that is there throughout comes once. */
  listPages(filter: PageFilter): AsyncIterable<ListedPage>;

  /** Addresses of pages whose body nobody has read yet, in the order of addresses behind `after`. */
  unreadPages(after: string, limit: number): Promise<string[]>;

  /**
   * Addresses of pages that were read by other rules than these, in the order of addresses behind `after`. Pages whose body, or
   * whose article's text, was pruned are left out, here and in `unreadPages`.
   * @param sourceIds only addresses of these sources; null, which it is unless told, for all
   */
  outdatedPages(
    rulesHash: string,
    after: string,
    limit: number,
    sourceIds?: readonly string[] | null,
  ): Promise<string[]>;

  /** How many pages were read by other rules than these. */
  countOutdated(rulesHash: string, sourceIds: readonly string[] | null): Promise<OutdatedCounts>;

  /** A page with what reading it takes; null where there is none. */
  pageToRead(address: string): Promise<PageToRead | null>;
}
