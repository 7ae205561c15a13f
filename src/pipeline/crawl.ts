import { EventEmitter, once } from "node:events";
import type { Source } from "../sources/load.ts";
import type { CrawlEvent } from "./progress.ts";
import { type KindOf, linkArticles } from "./link.ts";
import { openMergeLine } from "./merge-line.ts";
import { openReadingLine } from "./reading-line.ts";
import type { PageReader } from "./reader.ts";
import { registerRoots } from "./roots.ts";
import { visitHost, type VisitLimits, type VisitParts } from "./visit.ts";

/** Everything a crawl works with. */
export interface CrawlParts extends Pick<VisitParts, "register" | "fetcher" | "turns" | "clock"> {
  readonly reader: PageReader;
  readonly kindOf: KindOf;
  /** Told of everything as it happens. */
  readonly tell: (event: CrawlEvent) => void;
}

export interface CrawlLimits extends Pick<VisitLimits, "every" | "maxBytes" | "range" | "signal"> {
  /** Pages fetched of one source in one crawl; what is left stays due. */
  readonly pagesPerSource: number;
  /** Hosts visited side by side. */
  readonly hostsAtOnce: number;
  /** Whether to go on when nothing is due, until the signal comes. */
  readonly endless: boolean;
}

/** One visit takes a minute at most, so that a slow host with much to give does not keep its place from others. */
export const longestVisit = 60_000;
/** How long a crawl that has nothing else to do waits for hosts that rest or that a killed process still holds. */
const patience = 3 * 60_000;
/** Milliseconds between two looks for what is due. */
const lookAgain = 1_000;

/**
 * Crawls sources: looks at their feeds, sitemaps and listings, fetches the pages that are due, reads them, and keeps articles
 * with their facts and the records that these make. What goes wrong with one feed or page is noted and told, and the rest goes on. All its state is in the
 * register: killed at any moment, the next crawl goes on where it was, and whatever is kept already is not added again.
 *
 * @throws SijillError "store-locked", "store-broken" where the register fails
 */
export async function crawl(sources: readonly Source[], parts: CrawlParts, limits: CrawlLimits): Promise<void> {
  const { register, clock, tell } = parts;
  const byId = new Map(sources.map((source) => [source.id, source]));
  const left = new Map(sources.map(({ id }) => [id, limits.pagesPerSource]));
  const open = () => [...left].flatMap(([id, pages]) => (pages > 0 ? [id] : []));
  const line = openReadingLine(parts, limits.signal);
  const merging = openMergeLine(register, clock, limits.signal);
  const visits = new Map<string, Promise<void>>();
  const visitParts: VisitParts = {
    ...parts,
    tell(event) {
      tell(event);
      if (event.kind === "found" && event.added > 0) found.resolve();
    },
    sourceOf: (id) => byId.get(id) ?? null,
    toRead: (page, known) => line.add(page, known),
  };
  const visitLimits: VisitLimits = {
    ...limits,
    longest: longestVisit,
    sources: open,
    mayFetch(id) {
      const pages = left.get(id) ?? 0;
      left.set(id, pages - 1);
      return pages > 0;
    },
  };
  const begin = (host: string) => {
    const visit = visitHost(host, visitParts, visitLimits).then(() => void visits.delete(host));
    visits.set(host, visit);
    // Awaited below, where its failure ends the crawl.
    visit.catch(() => undefined);
  };
  // A feed may show articles on other hosts, which need not wait until a visit is over.
  let found = deferred();

  try {
    await registerRoots(sources, register, clock.now(), limits);
    await line.addUnread();
    for (let idleSince = clock.now(); !limits.signal.aborted;) {
      const now = new Date(clock.now()).toISOString();
      merging.soon();
      found = deferred();
      const free = limits.hostsAtOnce - visits.size;
      const due = free > 0 ? await register.dueHosts(now, free, open()) : [];
      for (const host of due) if (!visits.has(host)) begin(host);
      if (visits.size > 0) {
        await Promise.race([...visits.values(), found.promise]);
        idleSince = clock.now();
        continue;
      }
      const isPatient = clock.now() - idleSince < patience;
      const waits = isPatient && (await register.nextFreeHost(now, open())) !== null;
      if (!limits.endless && !waits) break;
      await clock.sleep(lookAgain);
    }
    await Promise.all(visits.values());
    await line.end();
    // What another process kept and was killed over, or this one did not know it had kept.
    await line.addUnread();
    await line.end();
    await linkArticles(register, parts.kindOf);
    await merging.end();
    for (const [source, count] of await register.countDue(new Date(clock.now()).toISOString())) {
      if (byId.has(source)) tell({ kind: "left", source, count });
    }
  } finally {
    await Promise.allSettled(visits.values());
    await line.end();
  }
}

/** Node 20 has no `Promise.withResolvers`. */
function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  const settled = new EventEmitter();
  return { promise: once(settled, "resolve").then(() => undefined), resolve: () => void settled.emit("resolve") };
}
