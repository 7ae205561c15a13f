/** What sources and rules have brought, and how much of it people have looked at: for overviews of the desk. */

/** What a source has brought. */
export interface SourceYield {
  readonly sourceId: string;
  readonly pages: number;
  readonly articles: number;
  readonly facts: number;
  /** When a page of it was fetched last; null where none was. */
  readonly lastFetchedAt: string | null;
}

export interface ReviewDay {
  /** ISO 8601 day, in UTC. */
  readonly day: string;
  readonly reviews: number;
}

export interface Yields {
  /** By source; those that have brought nothing are left out. It goes through all facts: ask once and remember. */
  sourceYields(): Promise<SourceYield[]>;

  /** How many facts of the register each rule has found. It goes through all facts: ask once and remember. */
  ruleYields(): Promise<ReadonlyMap<string, number>>;

  /** How many entries of histories there are of each day from an instant on; days without any are left out. */
  reviewDays(from: string): Promise<ReviewDay[]>;
}
