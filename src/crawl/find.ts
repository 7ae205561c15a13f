/** An address that a source shows, with what it says of it. */
export interface Find {
  /** See `canonicalise`. */
  readonly address: string;
  readonly foundBy: "feed" | "sitemap" | "listing";
  /**
   * When the article was published, as the feed or sitemap says: a bare day where no time is known, otherwise an instant
   * with its offset (ISO 8601). Null where it does not say, or what cannot be.
   */
  readonly publishedAt: string | null;
}
