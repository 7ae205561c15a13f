/** What kind of document shows articles: `posts` is the list of posts that a WordPress site gives as JSON. */
export type DocumentRole = "feed" | "sitemap" | "listing" | "posts";

/** The first and the last day of a span of time, both included, as ISO 8601 days. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** An article's address that a document shows, with what it says of it. */
export interface Find {
  /** As the source prints it, see `ownAddress`; whether it is known already is told by `identityOf`. */
  readonly address: string;
  readonly foundBy: DocumentRole;
  /** The day on which the article was published, by the Moroccan calendar; null where the document does not say, or says what cannot be. */
  readonly publishedAt: string | null;
}

/** A document that shows articles, or further documents. */
export interface FurtherDocument {
  readonly address: string;
  readonly role: DocumentRole;
  /** 0 for what the source itself names; one more for every index or page before it that led here. */
  readonly depth: number;
}

/** What one document shows. */
export interface Shown {
  /** No two of them the same address, in the order of the document. */
  readonly articles: readonly Find[];
  /** Further sitemaps, newest first, or the next page. */
  readonly documents: readonly FurtherDocument[];
  /** What was left out of it, for people; missing where it was read whole. */
  readonly problems?: readonly string[];
}
