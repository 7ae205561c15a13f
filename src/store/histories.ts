/** Histories: what became lately of what a source shows. Whether it is well is for others to judge. */
import type { Reading } from "./register.ts";

/** Which times are looked at. Instants are ISO 8601. */
export interface HistoryWindows {
  /** Pages found at or after it are recent ones. */
  readonly recentFrom: string;
  /** Pages found at or after it, and before the recent ones, are what is usual. */
  readonly usualFrom: string;
  /** Days before its last new address in which a source's rhythm is looked at. */
  readonly rhythmDays: number;
}

/** A feed, sitemap or listing that the source itself names. */
export interface DocumentHistory {
  readonly address: string;
  readonly foundAt: string;
  /** When it last answered as it should; null where it never did. */
  readonly answeredAt: string | null;
  /** Code of the failure since then; null where there was none. */
  readonly lastError: string | null;
}

/** What became of pages: how many were read as what, and how many failed with which code. */
export interface PageTally {
  readonly kinds: { readonly [kind in Reading["kind"]]?: number };
  readonly failures: { readonly [code: string]: number };
}

export interface SourceHistory {
  readonly sourceId: string;
  /** What it names now; never none. */
  readonly documents: readonly DocumentHistory[];
  /** When it last showed an address of a page that was not known; null where it never did. */
  readonly lastShown: string | null;
  /** The hours in which it did, in their order, up to the last and as far back as `rhythmDays`. */
  readonly shownHours: readonly string[];
  /** When the address of its last article was found; null where there is none. */
  readonly lastArticle: string | null;
  readonly recent: PageTally;
  readonly usual: PageTally;
}

export interface Histories {
  /** In the order of `sourceIds`; a source that nobody has begun to crawl is left out. */
  sourceHistories(sourceIds: readonly string[], windows: HistoryWindows): Promise<SourceHistory[]>;
}
