/** Versions: what an article said before its publisher edited it at the same address. */

/** An earlier text of an article. Instants are ISO 8601. */
export interface EarlierVersion {
  /** When its page was fetched. */
  readonly fetchedAt: string;
  /** When the page was fetched that says something else. */
  readonly replacedAt: string;
  readonly title: string;
  /** When it had been modified, as its page said; null where it did not. */
  readonly modifiedAt: string | null;
  /** See `textHash`. */
  readonly textHash: string;
  /** Body that it stands in, see `readBody`. */
  readonly bodyHash: string;
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
   * The earlier versions of an article, the newest first; none for one that was never edited, or is not there.
   * @param url canonical address of the article
   */
  earlierVersions(url: string): Promise<EarlierVersion[]>;
}
