import type { Clock } from "../crawl/clock.ts";
import { discover } from "../crawl/discover.ts";
import type { Fetcher } from "../crawl/fetcher.ts";
import { asSijillError, SijillError } from "../errors.ts";
import type { Page } from "../model.ts";
import type { Source } from "../sources/load.ts";
import type { KnownAddress } from "../store/register.ts";
import { dueAfterAnswer, dueAfterFailure } from "./due.ts";
import { keepArticle, type KeepParts } from "./keep.ts";
import { count, emptyReport, type CrawlEvent, type CrawlReport } from "./progress.ts";

/** Everything a crawl works with. */
export interface CrawlParts extends KeepParts {
  readonly fetcher: Fetcher;
  readonly clock: Clock;
  /** Told of everything as it happens. */
  readonly report?: (event: CrawlEvent) => void;
}

export interface CrawlLimits {
  /** Pages fetched of one source in one crawl; what is left stays due. */
  readonly pagesPerSource: number;
  /** Sources crawled side by side. */
  readonly sourcesAtOnce: number;
  /** Largest sitemap after decompression, in bytes. */
  readonly maxBytes: number;
}

/**
 * Crawls sources once: discovers their articles, fetches the pages that are due, and keeps articles with their facts.
 * What goes wrong with one feed or page is recorded and reported, and the rest goes on. Run again, it adds nothing that is
 * kept already.
 *
 * @throws SijillError "store-locked", "store-broken" where the register fails
 */
export async function crawl(sources: readonly Source[], parts: CrawlParts, limits: CrawlLimits): Promise<CrawlReport> {
  let total = emptyReport;
  const tell = (event: CrawlEvent) => {
    total = count(total, event);
    parts.report?.(event);
  };
  const waiting = [...sources];
  const takeSources = async () => {
    for (let source = waiting.shift(); source !== undefined; source = waiting.shift()) {
      try {
        await crawlSource(source, parts, limits, tell);
      } catch (error) {
        // Only a register that fails ends up here, and then no other source need begin.
        waiting.length = 0;
        throw error;
      }
    }
  };
  const runs = await Promise.allSettled(Array.from({ length: limits.sourcesAtOnce }, takeSources));
  for (const run of runs) if (run.status === "rejected") throw run.reason;
  return total;
}

type Tell = (event: CrawlEvent) => void;

async function crawlSource(source: Source, parts: CrawlParts, limits: CrawlLimits, tell: Tell): Promise<void> {
  const { register, fetcher, clock } = parts;
  tell({ kind: "source", source: source.id });
  const { finds, failures } = await discover(source, { fetcher, maxBytes: limits.maxBytes });
  for (const { address, error } of failures) tell(failed(source, address, error));

  const now = new Date(clock.now()).toISOString();
  const added = await register.saveAddresses(
    finds.map(({ address, foundBy, publishedAt }) => ({
      address,
      identity: address,
      sourceId: source.id,
      role: "page",
      depth: 1,
      foundAt: now,
      foundBy,
      shownDay: publishedAt,
      nextDue: now,
    })),
  );
  tell({ kind: "found", source: source.id, shown: finds.length, added });

  let left = limits.pagesPerSource;
  for (const host of await register.dueHosts(now, 100, [source.id])) {
    for (const known of await register.dueAddresses(host, now, left, [source.id])) {
      left -= 1;
      const page = await fetchPage(source, known, parts, tell);
      if (page === "host-asks-for-patience") break;
      if (page !== null) await keepPage(source, known, page, known.shownDay, parts, tell);
    }
  }
  tell({ kind: "finished", source: source.id });
}

async function fetchPage(
  source: Source,
  known: KnownAddress,
  { register, fetcher, clock }: CrawlParts,
  tell: Tell,
): Promise<Page | "host-asks-for-patience" | null> {
  const { address, validators, failures } = known;
  try {
    return await fetcher.fetch(address, { kind: "page", validators, pause: source.pause });
  } catch (thrown) {
    const error = asSijillError(thrown);
    await register.recordFailure({ address, code: error.code, nextDue: dueAfterFailure(clock.now(), error, failures) });
    tell(failed(source, address, error));
    return error.code === "too-many-requests" ? "host-asks-for-patience" : null;
  }
}

async function keepPage(
  source: Source,
  { address, foundAt }: KnownAddress,
  page: Page,
  shownDay: string | null,
  parts: CrawlParts,
  tell: Tell,
): Promise<void> {
  const outcome = await parts.register.recordFetch(page, dueAfterAnswer(parts.clock.now(), foundAt));
  tell({ kind: outcome.changed ? "fetched" : "unchanged", source: source.id, address });
  try {
    const kept = await keepArticle(page, outcome, shownDay, parts);
    if (kept.kind !== "nothing-new") tell({ ...kept, source: source.id, address });
  } catch (error) {
    if (error instanceof SijillError && error.code.startsWith("store-")) throw error;
    tell(failed(source, address, error));
  }
}

/** One page that nobody can read, or that brings a defect of the program to light, must not cost the other thousands. */
function failed(source: Source, address: string, error: unknown): CrawlEvent {
  const code = error instanceof SijillError ? error.code : "defect";
  const message = error instanceof Error ? error.message : String(error);
  return { kind: "failed", source: source.id, address, code, message, error };
}
