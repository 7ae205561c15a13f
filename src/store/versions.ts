/** Versions: what an article said before its publisher edited it at the same address, and what it says now. */

/** One of the texts that an article has had. Instants are ISO 8601. */
export interface ArticleVersion {
  /** When its page was fetched; null for an article that came without one. */
  readonly fetchedAt: string | null;
  /** When the page was fetched that says something else; null for the newest. */
  readonly replacedAt: string | null;
  readonly title: string;
  /** When it had been modified, as its page said; null where it did not. */
  readonly modifiedAt: string | null;
  /** See `textHash`. */
  readonly textHash: string;
  /** Body that it stands in, see `readBody`; null for an article that came without one. */
  readonly bodyHash: string | null;
  /** Whether the bytes of that body are still kept: they go when they are pruned. */
  readonly isReadable: boolean;
  /** How many facts it stated; the register holds those of the newest version alone. */
  readonly facts: number;
}

/**
 * `saveReadings` keeps a version where another body of the same page gives an article another title or text. Other bytes around
 * the same text are no version, and neither is what better rules read in the same bytes.
 */
export interface Versions {
  /**
   * The versions of an article, the newest first, which is the article as it is; none for an article that is not there.
   * @param url canonical address of the article
   */
  versionsOf(url: string): Promise<ArticleVersion[]>;
}
