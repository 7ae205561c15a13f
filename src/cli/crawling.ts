import { availableParallelism } from "node:os";
import { systemClock } from "../crawl/clock.ts";
import type { Fetcher } from "../crawl/fetcher.ts";
import type { DayRange } from "../crawl/find.ts";
import type { Turns } from "../crawl/turns.ts";
import { dueGauges } from "../operations/gauges.ts";
import { healthGauges } from "../operations/source-health.ts";
import { timedReader, timedRegister, timedTurns } from "../operations/timed.ts";
import { crawl } from "../pipeline/crawl.ts";
import type { KindOf } from "../pipeline/link.ts";
import type { CrawlEvent } from "../pipeline/progress.ts";
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
import { type AtEnd, closingAtEnd, openService, runService, whileAnswering } from "./service.ts";
import { stopOnSignal } from "./stop.ts";

/** Hosts are visited side by side; one host is never asked twice at a time. */
const hostsAtOnce = 16;
const usualInterval = 30 * 60_000;

/** Pages of a source in one crawl that ends. */
const usualMost = 100;

/**
 * Crawls publishers into the register, and writes what came of each. One that gave nothing sets exit status 1. A crawl that
 * goes on for ever and that nobody looks at is a service: it writes a log, and questions about it are answered.
 */
export async function crawlSources(names: readonly string[], options: CrawlOptions): Promise<void> {
  const settings = readSettings(process.env, { dataFolder: options.data });
  const known = loadKnownSources(settings);
  const chosen = chooseSources(names, options.all ?? false, known);
  const endless = options.every !== undefined;
  const isService = endless && !process.stderr.isTTY;
  const service = openService({ logLevel: isService ? settings.logLevel : "silent" }, chosen);
  const view = isService ? null : openCrawlView();
  const work = async (atEnd: AtEnd) => {
    const { log, metrics } = service;
    const register = timedRegister(await openRegister(settings), metrics.took);
    atEnd(() => register.close());
    const { fetcher, turns } = openCrawlFetcher(settings, register, {
      watched: (given) => timedTurns(given, metrics.took),
    });
    atEnd(() => fetcher.close());
    const reader = timedReader(openReaderThreads(settings, Math.min(4, availableParallelism())), metrics.took);
    atEnd(() => reader.close());
    const stopping = isService ? stopOnSignal(() => log.info("stopping after the requests at hand")) : stopOnSignal();
    atEnd(() => stopping.end());
    atEnd(() => view?.close());
    const show = (event: CrawlEvent) => {
      service.tell(event);
      view?.show(event);
    };
    const run = () =>
      crawlInto(register, chosen, {
        settings,
        fetcher,
        turns,
        reader,
        kindOf: kindOfOutlet(known),
        view: { show },
        max: options.max ?? (endless ? Infinity : usualMost),
        range: rangeOf(options),
        every: options.every ?? usualInterval,
        endless,
        signal: stopping.signal,
      });
    log.info({ sources: chosen.length, rules: reader.rules }, "crawl started");
    const checks = { register: () => register.ping() };
    const ids = chosen.map(({ id }) => id);
    const gathered = [dueGauges(register, systemClock, metrics), healthGauges(register, ids, systemClock, metrics)];
    await (endless ? whileAnswering(service, settings, { checks, gathered }, run) : run());
    await view?.end();
    if (view?.hasSilentSource() === true) process.exitCode = 1;
  };
  await (isService ? runService(service.log, work) : closingAtEnd(work));
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
