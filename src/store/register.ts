/**
 * The register: the one place where Sijill keeps what it knows. This is the interface that every database stands behind.
 *
 * Rules for all of it:
 * - Every write is one transaction and an upsert on a natural key: made twice, it changes nothing the second time.
 * - Times come in as ISO 8601 instants and are kept in UTC; the register has no clock.
 * - A lone half of a surrogate pair and NUL are kept as U+FFFD, one for one, so that spans still fit (see `storable`).
 * - Errors: "store-locked" where other writers did not let go in time, "store-unreachable" where the server is not there now
 *   (the next call tries again), "store-broken" where the database cannot be used, "bad-data" where the input contradicts itself.
 */
import type { Article, ArticleKind, Fact, FactType, Status } from "../model.ts";
import type { Accounts } from "./accounts.ts";
import type { Archive } from "./archive.ts";
import type { Changes } from "./changes.ts";
import type { Exports } from "./exports.ts";
import type { FactFilter } from "./filter.ts";
import type { Frontier } from "./frontier.ts";
import type { Histories } from "./histories.ts";
import type { Merging } from "./merging.ts";
import type { Records } from "./records.ts";
import type { Removals } from "./removals.ts";
import type { Retention } from "./retention.ts";
import type { Reviews } from "./reviews.ts";
import type { SavedFilters } from "./saved-filters.ts";
import type { Subscriptions } from "./subscriptions.ts";
import type { Twins } from "./twins.ts";
import type { Versions } from "./versions.ts";
import type { Yields } from "./yields.ts";

export type { AuditEntry, Login, Role, Token, User } from "./accounts.ts";
export type { FetchOutcome, KeptPage, ListedPage, OutdatedCounts, PageFilter, PageToRead } from "./archive.ts";
export type { FactFilter } from "./filter.ts";
export type {
  AddressRole,
  AddressStatus,
  FailedFetch,
  FoundAddress,
  HostState,
  KnownAddress,
  Validators,
} from "./frontier.ts";
export type { DocumentHistory, HistoryWindows, PageTally, SourceHistory } from "./histories.ts";
export type { ForgottenSource, Identify, Removal, RemovalNote, Traces } from "./removals.ts";
export type { Prunable, PrunedBodies } from "./retention.ts";
export type { ArticleToLink, FingerprintToSave, KeptSighting, LinksToSave, SharedText, TextMember } from "./twins.ts";
export type { ArticleVersion } from "./versions.ts";

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
  /** When the page was fetched that it was read from; null for one that did not come from a page. */
  readonly fetchedAt: string | null;
  /** When its text and blocks were removed; null while they are there. Its facts keep their quotes. */
  readonly textPrunedAt: string | null;
}

/** An article with what it states. */
export interface StatedArticle extends KeptArticle {
  readonly facts: readonly Fact[];
}

/** What keeping a reading would do to the articles that are there. */
export interface Replacement {
  /** Whether the reading's article would be written. */
  readonly isWritten: boolean;
  /** Articles that it would be written over, or that would be removed. */
  readonly before: readonly StatedArticle[];
  /** What its article would state then, with what people have added; nothing where it would not be written. */
  readonly facts: readonly Fact[];
}

/** A fact with as much of its article as a list shows. */
export interface ListedFact {
  readonly fact: Fact;
  readonly articleKey: string;
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

/** What reading the page of an address gave. */
export interface Reading {
  readonly address: string;
  /** The body that was read. */
  readonly bodyHash: string;
  /** Hash of the rules that read it. */
  readonly rulesHash: string;
  /** What the page is, or `failed` where it could not be read; for people, with the reason. */
  readonly kind: ArticleKind | "failed";
  readonly reason: string;
  /** Null where there is no article in it. */
  readonly article: Article | null;
  readonly facts: readonly Fact[];
}

export interface Register
  extends
    Frontier,
    Archive,
    Twins,
    Histories,
    Retention,
    Removals,
    Records,
    Merging,
    Reviews,
    Versions,
    Changes,
    Accounts,
    SavedFilters,
    Subscriptions,
    Yields,
    Exports {
  /**
   * Keeps an article with its facts, in place of what was kept of it before: facts that are not among these are removed.
   * @param rulesHash what made the facts
   * @param pageHash body the article was read from, as `recordFetch` gave it
   * @throws SijillError "bad-data" where a quote is not what its span covers, ids are not unique, `partOf` names none of these
   *   facts or a fact is another article's; "too-large" above 10,000 facts
   */
  saveArticle(article: Article, facts: readonly Fact[], rulesHash: string, pageHash: string | null): Promise<void>;

  /**
   * Keeps what reading pages gave, all of it in one transaction, and notes that they have been read.
   * - Articles that other rules read in the same body and that this reading does not give are removed with their facts; one that
   *   another body gave stays, and so does everything where the page could not be read (`failed`).
   * - Of two pages that give the same article, the one fetched last speaks for it.
   * - An article whose text was pruned stays as it is until another body brings a text.
   * - What an article said in an earlier body of its page is kept as a version, see `Versions`.
   * - Where an address has another body by now, its article is kept and the page stays to be read.
   * - Articles of addresses that were forgotten, or whose page was, are not kept.
   * - What people have added to an article (see `Reviews.addFact`) stays among its facts as long as it says the words.
   *
   * A fact that is found again keeps its id, and with it whatever else is kept under that id.
   * @throws SijillError as `saveArticle`
   */
  saveReadings(readings: readonly Reading[]): Promise<void>;

  /** What `saveReadings` would do with a reading. */
  previewReading(reading: Reading): Promise<Replacement>;

  /** The article of a canonical address; null where there is none. */
  findArticle(url: string): Promise<KeptArticle | null>;

  /**
   * Facts from the newest to the oldest, undated ones last, in one order for all time. They are read a page at a time: memory is
   * bounded, and a fact that is there throughout comes once, whatever is written meanwhile.
   * @throws SijillError "wrong-use" for a filter that cannot be used
   */
  listFacts(filter?: FactFilter): AsyncIterable<ListedFact>;

  counts(): Promise<Counts>;

  /** Resolves when the database answers. */
  ping(): Promise<void>;

  /** Lets the database go. The register cannot be used after it; closing twice does nothing. */
  close(): Promise<void>;
}
