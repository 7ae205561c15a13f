/**
 * The register: the one place where Sijill keeps what it knows. This is the interface that every database stands behind.
 *
 * Rules for all of it:
 * - Every write is one transaction and an upsert on a natural key: made twice, it changes nothing the second time.
 * - Times come in as ISO 8601 instants and are kept in UTC; the register has no clock.
 * - A lone half of a surrogate pair and NUL are kept as U+FFFD, one for one, so that spans still fit (see `storable`).
 * - Errors: "store-locked" where other writers did not let go in time, "store-broken" where the database cannot be used,
 *   "bad-data" where the input contradicts itself.
 */
import type { Article, Fact, FactType, Page, Status } from "../model.ts";
import type { FactFilter } from "./filter.ts";

export type { FactFilter } from "./filter.ts";

/** An address that a source has shown. */
export interface FoundAddress {
  readonly address: string;
  readonly sourceId: string;
  readonly foundAt: string;
  /** How it was found, for people: `feed`, `sitemap`, `listing`. */
  readonly foundBy: string;
  /** When it is to be fetched first. */
  readonly nextDue: string;
}

/** What a server gave to ask "has it changed?" with, as it wrote it. Null where it gave none. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** `new`: never answered; `fetched`: the last attempt got an answer; `failed`: it did not. */
export type AddressStatus = "new" | "fetched" | "failed";

/** An address of the frontier with what is needed to fetch it. */
export interface KnownAddress {
  readonly address: string;
  readonly sourceId: string;
  readonly foundAt: string;
  readonly foundBy: string;
  readonly status: AddressStatus;
  /** When it last answered; null where it never did. */
  readonly fetchedAt: string | null;
  /** Failures since the last answer. */
  readonly failures: number;
  /** Code of the last failure, null after an answer. */
  readonly lastError: string | null;
  /** Null for an address that is not to be fetched again. */
  readonly nextDue: string | null;
  /** For a conditional request: set only where the body they speak of is kept. */
  readonly validators: Validators;
}

/** A failed attempt. `code` is one of `errorCodes`; `nextDue` is null to give the address up. */
export interface FailedFetch {
  readonly address: string;
  readonly code: string;
  readonly nextDue: string | null;
}

/** What came of keeping a page. */
export interface FetchOutcome {
  /** Hash of the body that is now kept for the address; null where a server says "unchanged" of a page that nobody kept. */
  readonly bodyHash: string | null;
  /** Whether the body differs from the one kept before; true for the first. */
  readonly changed: boolean;
}

/** A page without its body, which `readBody(bodyHash)` gives. */
export interface KeptPage extends Omit<Page, "body"> {
  readonly bodyHash: string;
  readonly validators: Validators;
}

/** An article with what it was made of. */
export interface KeptArticle {
  /** See `articleKey`. */
  readonly key: string;
  readonly article: Article;
  /** See `textHash`: the evidence of the article's facts fits this title and text. */
  readonly textHash: string;
  /** Body it was read from; null for one that did not come from a kept page. */
  readonly pageHash: string | null;
  /** Hash of the rules that made its facts. */
  readonly rulesHash: string;
}

/** A fact with as much of its article as a list shows. */
export interface ListedFact {
  readonly fact: Fact;
  readonly article: Pick<Article, "title" | "url" | "outlet" | "publishedAt">;
}

/** How much the register holds. */
export interface Counts {
  readonly addresses: number;
  readonly pages: number;
  readonly articles: number;
  readonly facts: number;
  readonly factsByType: { readonly [type in FactType]: number };
  readonly factsByStatus: { readonly [status in Status]: number };
}

export interface Register {
  /**
   * Adds addresses to the frontier. One that is known stays as it was first found.
   * @returns how many were new
   * @throws SijillError "bad-address" for what is no absolute http(s) address
   */
  saveAddresses(addresses: readonly FoundAddress[]): Promise<number>;

  /** Addresses of a source that are due at `now`, longest due first, at most `limit`. */
  dueAddresses(sourceId: string, now: string, limit: number): Promise<KnownAddress[]>;

  /**
   * Keeps a page that answered, in place of what its address gave before, and sets when the address is due again (null: never).
   * Status 304 keeps the body of before and takes over the validators that came with it. ETag and Last-Modified are read
   * from the page's headers. An address that is not in the frontier is not added to it.
   */
  recordFetch(page: Page, nextDue: string | null): Promise<FetchOutcome>;

  /** Counts a failed attempt on an address; what was kept of it before stays. */
  recordFailure(failure: FailedFetch): Promise<void>;

  /** The page kept for an address; null where there is none. */
  findPage(address: string): Promise<KeptPage | null>;

  /** The bytes of a page; null where the hash is not, or no longer, kept: a body goes when neither page nor article holds it. */
  readBody(hash: string): Promise<Uint8Array | null>;

  /**
   * Keeps an article with its facts, in place of what was kept of it before: facts that are not among these are removed.
   * @param rulesHash what made the facts
   * @param pageHash body the article was read from, as `recordFetch` gave it
   * @throws SijillError "bad-data" where a quote is not what its span covers, ids are not unique, `partOf` names none of these
   *   facts or a fact is another article's; "too-large" above 10,000 facts
   */
  saveArticle(article: Article, facts: readonly Fact[], rulesHash: string, pageHash: string | null): Promise<void>;

  /** The article of a canonical address; null where there is none. */
  findArticle(url: string): Promise<KeptArticle | null>;

  /**
   * Facts from the newest to the oldest, undated ones last, in one order for all time. They are read a page at a time: memory is
   * bounded, and a fact that is there throughout comes once, whatever is written meanwhile.
   * @throws SijillError "wrong-use" for a filter that cannot be used
   */
  listFacts(filter?: FactFilter): AsyncIterable<ListedFact>;

  counts(): Promise<Counts>;

  /** Lets the database go. The register cannot be used after it; closing twice does nothing. */
  close(): Promise<void>;
}
