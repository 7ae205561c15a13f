import type { Command } from "commander";
import { count, dataOption } from "./options.ts";

/** What `crawl` is told. */
export interface CrawlOptions {
  readonly all?: boolean;
  readonly max: number;
  readonly data?: string;
}

/** `sijill crawl`: from publishers to facts in the register. */
export function addCrawl(program: Command): void {
  program
    .command("crawl")
    .description("Fetch what publishers show, politely, and keep articles and facts in the register.")
    .argument("[source...]", "id or host of a publisher; sijill sources lists them")
    .option("--all", "every publisher that has a feed, sitemap or listing")
    .option("--max <number>", "most pages of a publisher in this run; what is left stays due", count, 100)
    .addOption(dataOption())
    .addHelpText(
      "after",
      `
Examples:
  sijill crawl medias24 leconomiste
  sijill crawl lematin.ma --max 20 --data ~/press
  SIJILL_CONTACT=https://example.org/crawler sijill crawl --all

robots.txt, Crawl-delay and Retry-After are kept to, with at least SIJILL_HOST_PAUSE seconds between two requests to a host.`,
    )
    .action(async (names: string[], options: CrawlOptions) => {
      const { crawlSources } = await import("./crawling.ts");
      await crawlSources(names, options);
    });
}
