import type { Command } from "commander";
import { count, dataOption, dayOption, interval } from "./options.ts";

/** What `crawl` is told. */
export interface CrawlOptions {
  readonly all?: boolean;
  readonly max?: number;
  /** Milliseconds. */
  readonly every?: number;
  /** ISO 8601 days. */
  readonly from?: string;
  readonly to?: string;
  readonly data?: string;
}

/** `sijill crawl`: from publishers to facts in the register. */
export function addCrawl(program: Command): void {
  program
    .command("crawl")
    .description("Fetch what publishers show, politely, and keep articles and facts in the register.")
    .argument("[source...]", "id or host of a publisher; sijill sources lists them")
    .option("--all", "every publisher that has a feed, sitemap or listing")
    .option(
      "--max <number>",
      "most pages of a publisher in this run; what is left stays due (default: 100, and none with --every)",
      count,
    )
    .option("--every <time>", "go on until stopped, and look at each source as often as this: 30m, 2h, 1d", interval)
    .addOption(dayOption("--from <day>", "first day of a backfill, as 2024, 2024-05 or 2024-05-31", "first"))
    .addOption(dayOption("--to <day>", "last day of a backfill", "last"))
    .addOption(dataOption())
    .addHelpText(
      "after",
      `
Examples:
  sijill crawl medias24 leconomiste
  sijill crawl lematin.ma --max 20 --data ~/press
  sijill crawl ecoactu --from 2023 --to 2023-06 --max 5000
  sijill crawl --all --every 30m
  SIJILL_CONTACT=https://example.org/crawler sijill crawl --all

A source with a schedule of its own (cron, Moroccan time) keeps to it under --every. Stopped at any moment, a crawl goes on
where it was when it is started again. robots.txt, Crawl-delay and Retry-After are kept to, with at least
SIJILL_HOST_PAUSE seconds between two requests to a host, however many processes crawl into the same register.

Where nobody looks at its terminal, a crawl under --every is a service: it logs lines of JSON on standard error, as much as
SIJILL_LOG_LEVEL says, and answers /metrics, /healthz and /readyz on SIJILL_METRICS_PORT.`,
    )
    .action(async (names: string[], options: CrawlOptions) => {
      const { crawlSources } = await import("./crawling.ts");
      await crawlSources(names, options);
    });
}
