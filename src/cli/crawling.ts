import { systemClock } from "../crawl/clock.ts";
import type { Fetcher } from "../crawl/fetcher.ts";
import { readPage } from "../page/read.ts";
import { crawl } from "../pipeline/crawl.ts";
import type { CrawlReport } from "../pipeline/progress.ts";
import { readSettings, type Settings } from "../settings.ts";
import type { Source, Sources } from "../sources/load.ts";
import type { Register } from "../store/register.ts";
import { chooseSources } from "./choose.ts";
import type { CrawlOptions } from "./crawl.ts";
import { openExtractor } from "./extractor.ts";
import { loadKnownSources } from "./known.ts";
import { openSettledFetcher } from "./network.ts";
import { openCrawlView, type CrawlView } from "./output/crawl-view.ts";
import { openRegister } from "./register.ts";

/** Hosts are asked side by side; one host is never asked twice at a time. */
const sourcesAtOnce = 8;

/** Crawls publishers into the register, and writes what came of each. One that gave nothing sets exit status 1. */
export async function crawlSources(names: readonly string[], options: CrawlOptions): Promise<void> {
  const settings = readSettings(process.env, { dataFolder: options.data });
  const known = loadKnownSources(settings);
  const chosen = chooseSources(names, options.all ?? false, known);
  const fetcher = openSettledFetcher(settings);
  const register = await openRegister(settings.dataFolder);
  const view = openCrawlView();
  try {
    await crawlInto(register, chosen, { settings, known, fetcher, max: options.max, view });
    await view.end();
    if (view.hasSilentSource()) process.exitCode = 1;
  } finally {
    view.close();
    await fetcher.close();
    await register.close();
  }
}

/** The whole way from sources to facts in a register, shown as it happens. */
export function crawlInto(
  register: Register,
  chosen: readonly Source[],
  parts: {
    readonly settings: Settings;
    /** All sources, by which pages are read. */
    readonly known: Sources;
    readonly fetcher: Fetcher;
    /** Most pages of a source. */
    readonly max: number;
    readonly view: Pick<CrawlView, "show">;
  },
): Promise<CrawlReport> {
  const { settings, known, fetcher, max, view } = parts;
  const extractor = openExtractor(settings);
  return crawl(
    chosen,
    {
      register,
      fetcher,
      clock: systemClock,
      read: (page) => readPage(page, known, { sizeLimit: settings.pageLimit }),
      extract: (article) => extractor.extract(article),
      report: (event) => view.show(event),
    },
    { pagesPerSource: max, sourcesAtOnce, maxBytes: settings.pageLimit },
  );
}
