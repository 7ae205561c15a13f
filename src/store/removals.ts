/** Removals: what somebody wants forgotten goes for good, is noted without its content, and is not taken up again. */

/** The same for two addresses of the same page, see `identityOf`. */
export type Identify = (address: string) => string;

/** A publisher of which nothing is to be kept. */
export interface ForgottenSource {
  readonly id: string;
  /** Without what tells twins apart, see `bareHost`: pages on them are refused whoever shows them. */
  readonly hosts: readonly string[];
}

/** How much is, or was, kept of something. */
export interface Traces {
  readonly pages: number;
  readonly articles: number;
  readonly facts: number;
}

/** When something is forgotten, and why. */
export interface RemovalNote {
  readonly at: string;
  readonly reason: string | null;
}

/** What is noted of a page or source that was forgotten. Counts add up where it is forgotten again. */
export interface Removal extends Traces {
  readonly kind: "page" | "source";
  /** The identity of the page, or the id of the source. */
  readonly what: string;
  readonly removedAt: string;
  readonly reason: string | null;
  /** How often it came up again since and was turned away. */
  readonly refused: number;
}

/**
 * What is forgotten is refused from then on, quietly: `saveAddresses` does not add its addresses, `recordFetch` does not keep its
 * pages, `saveReadings` does not keep its articles. Each time is counted in the note.
 */
export interface Removals {
  /** What `forgetPage` would remove. */
  countPage(address: string, identify: Identify): Promise<Traces>;

  /** About what forgetting a source would remove. */
  countSource(source: ForgottenSource): Promise<Traces>;

  /**
   * Removes a page for good, in one transaction: its addresses, its body unless another page has the same bytes, the article it gave or
   * that stands at the address, with its facts, fingerprint and links. One that is not there is refused from then on all the same.
   * @param address any of its addresses, the canonical one of its article among them
   * @param source the forgotten source for which it goes; left out or null where the page is forgotten by itself
   */
  forgetPage(address: string, identify: Identify, note: RemovalNote, source?: ForgottenSource | null): Promise<Traces>;

  /** Notes that a source is forgotten: nothing of it is taken up from then on. What is kept of it goes page by page, see `addressesOf`. */
  forgetSource(source: ForgottenSource, note: RemovalNote): Promise<void>;

  /** Addresses that are kept of a source, of whatever table, in their order behind `after`. */
  addressesOf(source: ForgottenSource, after: string, limit: number): Promise<string[]>;

  /** All notes, the oldest first. */
  listRemovals(): Promise<Removal[]>;
}
