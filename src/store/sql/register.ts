import type { Kysely } from "kysely";
import type { Article, Fact, Page } from "../../model.ts";
import { prepareFilter } from "../filter.ts";
import type {
  AddressRole,
  ArticleToLink,
  Counts,
  FactFilter,
  FailedFetch,
  FetchOutcome,
  FingerprintToSave,
  FoundAddress,
  HistoryWindows,
  HostState,
  KeptArticle,
  KeptPage,
  KeptSighting,
  KnownAddress,
  LinksToSave,
  ListedFact,
  ListedPage,
  PageFilter,
  OutdatedCounts,
  PageToRead,
  Prunable,
  PrunedBodies,
  Reading,
  Register,
  Replacement,
  SharedText,
  SourceHistory,
} from "../register.ts";
import { countDue, dueAddresses, makeDue, recordFailure, retireRoots, saveAddresses } from "./addresses.ts";
import { findArticle, saveArticle } from "./articles.ts";
import { countAll } from "./counts.ts";
import { listFacts } from "./facts.ts";
import { sourceHistories } from "./histories.ts";
import { dueHosts, leaveHost, nextFreeHost, noteHost, takeHost } from "./hosts.ts";
import {
  countOutdated,
  findPage,
  listPages,
  outdatedPages,
  pageToRead,
  readBody,
  recordFetch,
  unreadPages,
} from "./pages.ts";
import { previewReading, saveReadings } from "./readings.ts";
import { countPrunable, pruneBodies, pruneTexts } from "./retention.ts";
import type { Tables } from "./tables.ts";
import { findAlike, findTexts, linkedTo, saveFingerprints, saveLinks, unlinkedArticles } from "./twins.ts";

/** The register over any database that Kysely has a dialect for. See `Register` for what the methods do. */
export class SqlRegister implements Register {
  readonly #database: Kysely<Tables>;
  readonly #release: () => Promise<void>;
  #closed = false;

  /** @param release lets the database go */
  constructor(database: Kysely<Tables>, release: () => Promise<void>) {
    this.#database = database;
    this.#release = release;
  }

  saveAddresses(addresses: readonly FoundAddress[]): Promise<number> {
    return saveAddresses(this.#database, addresses);
  }

  makeDue(addresses: readonly string[], now: string, leastDepth = 0): Promise<void> {
    return makeDue(this.#database, addresses, now, leastDepth);
  }

  retireRoots(sourceId: string, roots: readonly string[]): Promise<void> {
    return retireRoots(this.#database, sourceId, roots);
  }

  dueHosts(now: string, limit: number, sourceIds: readonly string[] | null): Promise<string[]> {
    return dueHosts(this.#database, now, limit, sourceIds);
  }

  nextFreeHost(now: string, sourceIds: readonly string[] | null): Promise<string | null> {
    return nextFreeHost(this.#database, now, sourceIds);
  }

  dueAddresses(host: string, now: string, limit: number, sourceIds: readonly string[] | null): Promise<KnownAddress[]> {
    return dueAddresses(this.#database, host, now, limit, sourceIds);
  }

  countDue(now: string): Promise<ReadonlyMap<string, number>> {
    return countDue(this.#database, now);
  }

  takeHost(host: string, visitor: string, now: string, until: string): Promise<HostState | null> {
    return takeHost(this.#database, host, visitor, now, until);
  }

  noteHost(host: string, changes: Partial<HostState>): Promise<void> {
    return noteHost(this.#database, host, changes);
  }

  leaveHost(host: string, visitor: string): Promise<void> {
    return leaveHost(this.#database, host, visitor);
  }

  recordFetch(page: Page, nextDue: string | null, role: AddressRole = "page"): Promise<FetchOutcome> {
    return recordFetch(this.#database, page, nextDue, role);
  }

  recordFailure(failure: FailedFetch): Promise<void> {
    return recordFailure(this.#database, failure);
  }

  findPage(address: string): Promise<KeptPage | null> {
    return findPage(this.#database, address);
  }

  readBody(hash: string): Promise<Uint8Array | null> {
    return readBody(this.#database, hash);
  }

  listPages(filter: PageFilter): AsyncIterable<ListedPage> {
    return listPages(this.#database, filter);
  }

  unreadPages(after: string, limit: number): Promise<string[]> {
    return unreadPages(this.#database, after, limit);
  }

  outdatedPages(
    rulesHash: string,
    after: string,
    limit: number,
    sourceIds: readonly string[] | null = null,
  ): Promise<string[]> {
    return outdatedPages(this.#database, rulesHash, after, limit, sourceIds);
  }

  countOutdated(rulesHash: string, sourceIds: readonly string[] | null): Promise<OutdatedCounts> {
    return countOutdated(this.#database, rulesHash, sourceIds);
  }

  pageToRead(address: string): Promise<PageToRead | null> {
    return pageToRead(this.#database, address);
  }

  saveArticle(article: Article, facts: readonly Fact[], rulesHash: string, pageHash: string | null): Promise<void> {
    return saveArticle(this.#database, { article, facts, rulesHash, pageHash });
  }

  saveReadings(readings: readonly Reading[]): Promise<void> {
    return saveReadings(this.#database, readings);
  }

  previewReading(reading: Reading): Promise<Replacement> {
    return previewReading(this.#database, reading);
  }

  findArticle(url: string): Promise<KeptArticle | null> {
    return findArticle(this.#database, url);
  }

  listFacts(filter: FactFilter = {}): AsyncIterable<ListedFact> {
    return listFacts(this.#database, prepareFilter(filter));
  }

  unlinkedArticles(after: string, limit: number): Promise<ArticleToLink[]> {
    return unlinkedArticles(this.#database, after, limit);
  }

  saveFingerprints(fingerprints: readonly FingerprintToSave[]): Promise<void> {
    return saveFingerprints(this.#database, fingerprints);
  }

  findAlike(key: string, limit: number): Promise<KeptSighting[]> {
    return findAlike(this.#database, key, limit);
  }

  linkedTo(key: string): Promise<string[]> {
    return linkedTo(this.#database, key);
  }

  saveLinks(found: readonly LinksToSave[]): Promise<void> {
    return saveLinks(this.#database, found);
  }

  findTexts(keys: readonly string[]): Promise<ReadonlyMap<string, SharedText>> {
    return findTexts(this.#database, keys);
  }

  pruneBodies(before: string, after: string, limit: number): Promise<PrunedBodies> {
    return pruneBodies(this.#database, before, after, limit);
  }

  pruneTexts(before: string, now: string, limit: number): Promise<number> {
    return pruneTexts(this.#database, before, now, limit);
  }

  countPrunable(bodiesBefore: string | null, textsBefore: string | null): Promise<Prunable> {
    return countPrunable(this.#database, bodiesBefore, textsBefore);
  }

  sourceHistories(sourceIds: readonly string[], windows: HistoryWindows): Promise<SourceHistory[]> {
    return sourceHistories(this.#database, sourceIds, windows);
  }

  counts(): Promise<Counts> {
    return countAll(this.#database);
  }

  async ping(): Promise<void> {
    await this.#database.selectNoFrom((row) => row.lit(1).as("one")).execute();
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#release();
  }
}
