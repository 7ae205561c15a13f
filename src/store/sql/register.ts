import type { Kysely } from "kysely";
import type { Article, Fact, Page } from "../../model.ts";
import { prepareFilter } from "../filter.ts";
import type {
  Counts,
  FactFilter,
  FailedFetch,
  FetchOutcome,
  FoundAddress,
  KeptArticle,
  KeptPage,
  KnownAddress,
  ListedFact,
  Register,
} from "../register.ts";
import { dueAddresses, recordFailure, saveAddresses } from "./addresses.ts";
import { findArticle, saveArticle } from "./articles.ts";
import { countAll } from "./counts.ts";
import { listFacts } from "./facts.ts";
import { findPage, readBody, recordFetch } from "./pages.ts";
import type { Tables } from "./tables.ts";

/** The register over any database that Kysely has a dialect for. See `Register` for what the methods do. */
export class SqlRegister implements Register {
  readonly #database: Kysely<Tables>;
  readonly #beforeClosing: () => Promise<void>;
  #closed = false;

  constructor(database: Kysely<Tables>, beforeClosing: () => Promise<void>) {
    this.#database = database;
    this.#beforeClosing = beforeClosing;
  }

  saveAddresses(addresses: readonly FoundAddress[]): Promise<number> {
    return saveAddresses(this.#database, addresses);
  }

  dueAddresses(sourceId: string, now: string, limit: number): Promise<KnownAddress[]> {
    return dueAddresses(this.#database, sourceId, now, limit);
  }

  recordFetch(page: Page, nextDue: string | null): Promise<FetchOutcome> {
    return recordFetch(this.#database, page, nextDue);
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

  saveArticle(article: Article, facts: readonly Fact[], rulesHash: string, pageHash: string | null): Promise<void> {
    return saveArticle(this.#database, { article, facts, rulesHash, pageHash });
  }

  findArticle(url: string): Promise<KeptArticle | null> {
    return findArticle(this.#database, url);
  }

  listFacts(filter: FactFilter = {}): AsyncIterable<ListedFact> {
    return listFacts(this.#database, prepareFilter(filter));
  }

  counts(): Promise<Counts> {
    return countAll(this.#database);
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#beforeClosing();
    await this.#database.destroy();
  }
}
