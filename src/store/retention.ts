/** Retention: how long the bytes of pages and the texts of articles are kept. Ages count from when their page was fetched last. */

/** Bodies whose bytes were removed in one go. */
export interface PrunedBodies {
  readonly count: number;
  /** Bytes that they took, compressed. */
  readonly bytes: number;
  /** Hash of the last; null where there was none left. */
  readonly last: string | null;
}

/** How much there is to prune. */
export interface Prunable {
  readonly bodies: number;
  /** Bytes that the bodies take, compressed. */
  readonly bytes: number;
  readonly texts: number;
}

export interface Retention {
  /**
   * Removes the bytes of bodies that no page has answered with since `before`, "unchanged" counting as an answer, in the order of
   * hashes behind `after`; those of an earlier version by the time at which it was fetched. Pages keep their headers, validators and hash: conditional requests go on, and a page that answers
   * with the same bytes again has not changed. Such an answer brings the bytes back.
   */
  pruneBodies(before: string, after: string, limit: number): Promise<PrunedBodies>;

  /**
   * Removes text and blocks of articles whose page was fetched before `before`. Everything else stays, the facts with their quotes
   * among it; only a page with another body brings a text again. An article that came without a page has no age and stays.
   * @param now when that happens
   * @returns how many
   */
  pruneTexts(before: string, now: string, limit: number): Promise<number>;

  /** What both would remove; null for what is not to be looked at. */
  countPrunable(bodiesBefore: string | null, textsBefore: string | null): Promise<Prunable>;
}
