import type { ErrorCode } from "../errors.ts";

/** What happens during a crawl, as it happens. `source` is the id of the source. */
export type CrawlEvent =
  | { readonly kind: "source"; readonly source: string }
  /** Discovery is done: so many addresses were shown, so many of them were new. */
  | { readonly kind: "found"; readonly source: string; readonly shown: number; readonly added: number }
  | { readonly kind: "fetched"; readonly source: string; readonly address: string }
  /** The page answered and is what it was. */
  | { readonly kind: "unchanged"; readonly source: string; readonly address: string }
  | {
      readonly kind: "article";
      readonly source: string;
      readonly address: string;
      readonly title: string;
      readonly facts: number;
    }
  /** The page is no article; `reason` says what it is. */
  | { readonly kind: "passed-over"; readonly source: string; readonly address: string; readonly reason: string }
  /** A feed or page went wrong; the crawl goes on. `defect` stands for an error of the program itself. */
  | {
      readonly kind: "failed";
      readonly source: string;
      readonly address: string;
      readonly code: ErrorCode | "defect";
      readonly message: string;
      readonly error: unknown;
    }
  | { readonly kind: "finished"; readonly source: string };

/** What a crawl came to. */
export interface CrawlReport {
  readonly sources: number;
  /** Addresses that feeds, sitemaps and listings showed, and how many of them were new. */
  readonly shown: number;
  readonly added: number;
  /** Pages that answered, the unchanged ones among them. */
  readonly fetched: number;
  readonly unchanged: number;
  /** Articles that were kept, and their facts. */
  readonly articles: number;
  readonly facts: number;
  readonly failed: number;
}

export const emptyReport: CrawlReport = {
  sources: 0,
  shown: 0,
  added: 0,
  fetched: 0,
  unchanged: 0,
  articles: 0,
  facts: 0,
  failed: 0,
};

/** A report with one event more. */
export function count(report: CrawlReport, event: CrawlEvent): CrawlReport {
  switch (event.kind) {
    case "source":
      return { ...report, sources: report.sources + 1 };
    case "found":
      return { ...report, shown: report.shown + event.shown, added: report.added + event.added };
    case "fetched":
      return { ...report, fetched: report.fetched + 1 };
    case "unchanged":
      return { ...report, fetched: report.fetched + 1, unchanged: report.unchanged + 1 };
    case "article":
      return { ...report, articles: report.articles + 1, facts: report.facts + event.facts };
    case "failed":
      return { ...report, failed: report.failed + 1 };
    default:
      return report;
  }
}
