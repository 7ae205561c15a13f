import type { CrawlLimits } from "../../src/pipeline/crawl.ts";

/** Limits of a crawl that ends when nothing is due; `changes` replace them. */
export function usualLimits(changes: Partial<CrawlLimits> = {}): CrawlLimits {
  return {
    pagesPerSource: 100,
    hostsAtOnce: 4,
    every: 30 * 60_000,
    maxBytes: 1_000_000,
    range: null,
    signal: new AbortController().signal,
    endless: false,
    ...changes,
  };
}
