import type { Clock } from "../crawl/clock.ts";
import { AskedToWait } from "../crawl/failures.ts";
import type { Fetcher } from "../crawl/fetcher.ts";
import type { DayRange } from "../crawl/find.ts";
import type { Turns } from "../crawl/turns.ts";
import { SijillError } from "../errors.ts";
import type { Page } from "../model.ts";
import type { Source } from "../sources/load.ts";
import type { KnownAddress, Register } from "../store/register.ts";
import { keepDocument, keepRobotsSitemaps } from "./document.ts";
import { dueAfterAnswer, dueAfterFailure } from "./due.ts";
import type { CrawlEvent } from "./progress.ts";
import type { PageReader } from "./reader.ts";

/** Everything a visit works with. */
export interface VisitParts {
  readonly register: Register;
  readonly fetcher: Fetcher;
  /** Reads what shows addresses. */
  readonly reader: Pick<PageReader, "readDocument">;
  /** The turns by which the fetcher speaks to hosts. */
  readonly turns: Turns;
  readonly clock: Clock;
  /** A source by its id; null for one that is no longer known. */
  readonly sourceOf: (id: string) => Source | null;
  /** Takes a page that was kept and is to be read, and holds the visit up while too many are waiting. */
  readonly toRead: (page: Page, known: KnownAddress) => Promise<void>;
  readonly tell: (event: CrawlEvent) => void;
}

export interface VisitLimits {
  /** Longest time in milliseconds after which no other address is begun. */
  readonly longest: number;
  /** The sources whose addresses are fetched, asked before each portion; null for all. */
  readonly sources: () => readonly string[] | null;
  /** Whether another page of a source may be fetched. Asked once for each, and counted by whoever answers. */
  readonly mayFetch: (sourceId: string) => boolean;
  /** Milliseconds between two looks at a source's feeds, where its schedule does not say. */
  readonly every: number;
  /** Largest document after decompression, in bytes. */
  readonly maxBytes: number;
  /** The days of a backfill; null for what is new. */
  readonly range: DayRange | null;
  /** Stops the visit after the request at hand. */
  readonly signal: AbortSignal;
}

/** Addresses taken from the frontier at once. */
const portion = 50;

/**
 * Visits a host: fetches what is due on it, one address after the other with the pauses it wants, until nothing is due, the
 * time is over or the host wants to be left alone. What feeds and sitemaps show joins the frontier; pages are kept and handed
 * on to be read. The failure of one address is noted and told, and the rest goes on.
 *
 * @param host as it stands in an address
 * @returns false where another process visits the host
 * @throws SijillError "store-locked", "store-broken" where the register fails
 */
export async function visitHost(host: string, parts: VisitParts, limits: VisitLimits): Promise<boolean> {
  const { register, turns, clock, tell } = parts;
  if (!(await turns.hold(host))) return false;
  const met = new Set<string>();
  try {
    const end = clock.now() + limits.longest;
    for (;;) {
      const now = new Date(clock.now()).toISOString();
      const due = await register.dueAddresses(host, now, portion, limits.sources());
      if (due.length === 0) return true;
      for (const known of due) {
        if (clock.now() >= end || limits.signal.aborted || isResting(host, parts)) return true;
        if (!met.has(known.sourceId)) tell({ kind: "source", source: known.sourceId });
        met.add(known.sourceId);
        if (known.role === "page" && !limits.mayFetch(known.sourceId)) continue;
        const asked = await visitAddress(known, parts, limits);
        if (asked === "lost") return true;
        // Its pages may come from a mirror, or by way of a host that is not its own: then it is this one that must wait.
        if (asked !== null && !isResting(host, parts)) await turns.rest(host, asked.seconds);
      }
    }
  } finally {
    await turns.letGo(host);
    for (const source of met) tell({ kind: "finished", source });
  }
}

function isResting(host: string, { turns, clock }: VisitParts): boolean {
  const freeAt = turns.stateOf(host)?.freeAt ?? null;
  return freeAt !== null && Date.parse(freeAt) > clock.now();
}

/** @returns what a server said that asks for patience; `lost` where the visit took so long that the host is another's by now */
async function visitAddress(
  known: KnownAddress,
  parts: VisitParts,
  limits: VisitLimits,
): Promise<AskedToWait | "lost" | null> {
  const { register, fetcher, turns, clock, toRead, tell } = parts;
  const { address, sourceId, role } = known;
  let kept: Page | null = null;
  try {
    const source = parts.sourceOf(sourceId);
    // Others may know it, where not all processes have the same sources yet.
    if (source === null) throw new SijillError("wrong-use", `${sourceId} is no source here; ${address} is put off`);
    const kind = role === "page" || role === "listing" ? "page" : "feed";
    // A backfill looks further into documents that have not changed.
    const validators = role === "page" || limits.range === null ? known.validators : null;
    const page = await fetcher.fetch(address, { kind, validators, pause: source.pause, mining: role === "page" });
    if (role === "page") kept = await keepPage(page, known, parts);
    else {
      await keepDocument(page, known, source, parts, limits);
      await keepRobotsSitemaps(known, source, parts, limits);
    }
  } catch (error) {
    const code = error instanceof SijillError ? error.code : "defect";
    if (code.startsWith("store-")) throw error;
    // Nothing was asked, and nothing is wrong with the address: whoever has the host now will come to it.
    if (code === "host-busy" && turns.stateOf(new URL(address).host) === null) return "lost";
    await register.recordFailure({ address, code, nextDue: dueAfterFailure(clock.now(), error, known) });
    const message = error instanceof Error ? error.message : String(error);
    tell({ kind: "failed", source: sourceId, address, code, message, ...(code === "defect" && { defect: error }) });
    return error instanceof AskedToWait ? error : null;
  }
  // It is kept: what goes wrong from here on says nothing against its address.
  if (kept !== null) await toRead(kept, known);
  return null;
}

/** @returns the page, where it is to be read */
async function keepPage(page: Page, known: KnownAddress, { register, clock, tell }: VisitParts): Promise<Page | null> {
  const outcome = await register.recordFetch(page, dueAfterAnswer(clock.now(), known.foundAt));
  tell({ kind: outcome.changed ? "fetched" : "unchanged", source: known.sourceId, address: known.address });
  return outcome.changed ? page : null;
}
