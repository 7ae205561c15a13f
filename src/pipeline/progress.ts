/** What happens during a crawl, as it happens. `source` is the id of the source. */
export type CrawlEvent =
  /** A visit turns to a source. */
  | { readonly kind: "source"; readonly source: string }
  /** A document of the source was read: so many addresses were shown, so many of them were new. */
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
  /** A document or page went wrong; the crawl goes on. */
  | {
      readonly kind: "failed";
      readonly source: string;
      readonly address: string;
      /** One of `errorCodes`, or `defect` for an error of the program itself. */
      readonly code: string;
      readonly message: string;
      /** What was thrown, for a defect. */
      readonly defect?: unknown;
    }
  /** The visit is over. */
  | { readonly kind: "finished"; readonly source: string }
  /** The crawl is over, and so many addresses of the source are due still. */
  | { readonly kind: "left"; readonly source: string; readonly count: number };

/** What a crawl came to. */
export interface CrawlReport {
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
  /** Addresses that are due still. */
  readonly left: number;
}

export const emptyReport: CrawlReport = {
  shown: 0,
  added: 0,
  fetched: 0,
  unchanged: 0,
  articles: 0,
  facts: 0,
  failed: 0,
  left: 0,
};

/** A report with one event more. */
export function count(report: CrawlReport, event: CrawlEvent): CrawlReport {
  switch (event.kind) {
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
    case "left":
      return { ...report, left: report.left + event.count };
    default:
      return report;
  }
}
