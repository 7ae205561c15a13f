import { availableParallelism } from "node:os";
import { systemClock } from "../crawl/clock.ts";
import type { Fetcher } from "../crawl/fetcher.ts";
import type { DayRange } from "../crawl/find.ts";
import type { Turns } from "../crawl/turns.ts";
import { crawl } from "../pipeline/crawl.ts";
import type { KindOf } from "../pipeline/link.ts";
import { openReaderThreads, type PageReader } from "../pipeline/reader.ts";
import { readSettings, type Settings } from "../settings.ts";
import type { Source } from "../sources/load.ts";
import type { Register } from "../store/register.ts";
import { chooseSources } from "./choose.ts";
import type { CrawlOptions } from "./crawl.ts";
import { kindOfOutlet, loadKnownSources } from "./known.ts";
import { openCrawlFetcher } from "./network.ts";
import { type CrawlView, openCrawlView } from "./output/crawl-view.ts";
import { openRegister } from "./register.ts";
import { stopOnSignal } from "./stop.ts";

/** Hosts are visited side by side; one host is never asked twice at a time. */
const hostsAtOnce = 16;
const usualInterval = 30 * 60_000;

/** Crawls publishers into the register, and writes what came of each. One that gave nothing sets exit status 1. */
export async function crawlSources(names: readonly string[], options: CrawlOptions): Promise<void> {
  const settings = readSettings(process.env, { dataFolder: options.data });
  const known = loadKnownSources(settings);
  const chosen = chooseSources(names, options.all ?? false, known);
  const register = await openRegister(settings);
  const { fetcher, turns } = openCrawlFetcher(settings, register);
  const reader = openReaderThreads(settings, Math.min(4, availableParallelism()));
  const view = openCrawlView();
  const stopping = stopOnSignal();
  const range = rangeOf(options);
  try {
    const endless = options.every !== undefined;
    const every = options.every ?? usualInterval;
    const work = {
      settings,
      fetcher,
      turns,
      reader,
      kindOf: kindOfOutlet(known),
      view,
      max: options.max,
      range,
      every,
      endless,
    };
    await crawlInto(register, chosen, { ...work, signal: stopping.signal });
    await view.end();
    if (view.hasSilentSource()) process.exitCode = 1;
  } finally {
    stopping.end();
    view.close();
    await fetcher.close();
    await reader.close();
    await register.close();
  }
}

/** What a crawl of the command line works with. */
export interface CrawlWork {
  readonly settings: Settings;
  readonly fetcher: Fetcher;
  readonly turns: Turns;
  readonly reader: PageReader;
  readonly kindOf: KindOf;
  readonly view: Pick<CrawlView, "show">;
  /** Most pages of a source. */
  readonly max: number;
  readonly range: DayRange | null;
  /** Milliseconds between two looks at what a source shows. */
  readonly every: number;
  readonly endless: boolean;
  readonly signal: AbortSignal;
}

/** The whole way from sources to facts in a register, shown as it happens. */
export function crawlInto(register: Register, chosen: readonly Source[], work: CrawlWork): Promise<void> {
  const { settings, fetcher, turns, reader, kindOf, view, max, every, range, endless, signal } = work;
  return crawl(
    chosen,
    { register, fetcher, turns, clock: systemClock, reader, kindOf, tell: (event) => view.show(event) },
    { pagesPerSource: max, hostsAtOnce, every, range, endless, signal, maxBytes: settings.pageLimit },
  );
}

/** `--from` and `--to` as days; each has its default where only the other is given. */
function rangeOf({ from, to }: CrawlOptions): DayRange | null {
  if (from === undefined && to === undefined) return null;
  return { from: from ?? "1990-01-01", to: to ?? "2100-12-31" };
}
