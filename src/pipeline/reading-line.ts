import { asSijillError } from "../errors.ts";
import type { Page } from "../model.ts";
import type { KnownAddress, Reading, Register } from "../store/register.ts";
import { type KindOf, linkArticles } from "./link.ts";
import type { CrawlEvent } from "./progress.ts";
import type { PageReader } from "./reader.ts";

/** Pages on their way from the visits to the register: they wait to be read, are read, and are kept together. */
export interface ReadingLine {
  /** Takes a page; waits while too many are on their way, so that memory is bounded. */
  add(page: Page, known: KnownAddress): Promise<void>;
  /** Takes the pages that the register keeps and nobody has read, as a killed process leaves them. */
  addUnread(): Promise<void>;
  /** Resolves when all of them are kept. */
  end(): Promise<void>;
}

export interface ReadingLineParts {
  readonly register: Register;
  readonly reader: PageReader;
  readonly kindOf: KindOf;
  readonly tell: (event: CrawlEvent) => void;
}

/** Enough that no thread waits for a page; at 10 MB a page at most, memory stays bounded. */
const mostBeingRead = 16;
/** Readings are kept together: transactions and statements cost hardly more for many than for one. */
const enough = { readings: 32, letters: 2_000_000 };
const portion = 100;
/** Stands for the source of a page that came some other way, for people. */
const noSource = "no source";

/** @param signal ends the taking of unread pages; what is on its way is kept all the same */
export function openReadingLine(
  { register, reader, kindOf, tell }: ReadingLineParts,
  signal: AbortSignal,
): ReadingLine {
  const beingRead = new Set<Promise<void>>();
  let read: { readonly reading: Reading; readonly source: string | null }[] = [];
  let keeping: Promise<void> | null = null;
  let failure: { readonly error: unknown } | null = null;

  function isEnough(): boolean {
    const letters = read.reduce((sum, { reading }) => sum + (reading.article?.text.length ?? 0), 0);
    return read.length >= enough.readings || letters >= enough.letters;
  }

  const isFull = () => keeping !== null && isEnough();

  /** Where pages come one by one, each is kept at once; where they crowd, many together. */
  function keepWhenDue(): void {
    if (keeping !== null || read.length === 0 || (beingRead.size > 0 && !isEnough())) return;
    const batch = read;
    read = [];
    keeping = keepTogether(batch)
      .catch(fail)
      .finally(() => {
        keeping = null;
        keepWhenDue();
      });
  }

  async function keepTogether(batch: typeof read): Promise<void> {
    const kept = await keepReadings(
      register,
      batch.map(({ reading }) => reading),
    );
    await linkArticles(register, kindOf);
    for (const [at, { source }] of batch.entries()) {
      const reading = kept[at];
      if (reading !== undefined) tellReading(reading, source, tell);
    }
  }

  function fail(error: unknown): void {
    failure ??= { error };
  }

  async function start(page: Page, shownDay: string | null, source: string | null): Promise<void> {
    while (beingRead.size >= mostBeingRead) await Promise.race(beingRead);
    while (isFull()) await keeping;
    if (failure !== null) throw failure.error;
    const task = reader
      .read(page, shownDay)
      .then((reading) => void read.push({ reading, source }), fail)
      .finally(() => {
        beingRead.delete(task);
        keepWhenDue();
      });
    beingRead.add(task);
  }

  return {
    add: (page, { shownDay, sourceId }) => start(page, shownDay, sourceId),
    async addUnread() {
      for (let after = ""; !signal.aborted;) {
        const addresses = await register.unreadPages(after, portion);
        for (const address of addresses) {
          const found = await register.pageToRead(address);
          const body = found === null ? null : await register.readBody(found.page.bodyHash);
          if (found === null || body === null) continue;
          await start({ ...found.page, body }, found.shownDay, found.sourceId);
        }
        const last = addresses.at(-1);
        if (last === undefined) return;
        after = last;
      }
    },
    async end() {
      await Promise.all(beingRead);
      for (let rest = keeping; rest !== null; rest = keeping) await rest;
      if (failure !== null) throw failure.error;
    },
  };
}

/**
 * Keeps readings together; where one of them cannot be kept, each by itself, and that one as failed.
 * @returns what was kept, in the same order
 */
export async function keepReadings(register: Register, readings: readonly Reading[]): Promise<readonly Reading[]> {
  try {
    await register.saveReadings(readings);
    return readings;
  } catch (thrown) {
    const { code, message } = asSijillError(thrown);
    if (code.startsWith("store-")) throw thrown;
    const [only] = readings;
    if (readings.length === 1 && only !== undefined) {
      const failed: Reading = { ...only, kind: "failed", reason: `${code}: ${message}`, article: null, facts: [] };
      await register.saveReadings([failed]);
      return [failed];
    }
    const kept: Reading[] = [];
    for (const reading of readings) kept.push(...(await keepReadings(register, [reading])));
    return kept;
  }
}

/** @param sourceId null for a page that no source showed */
export function tellReading(reading: Reading, sourceId: string | null, tell: (event: CrawlEvent) => void): void {
  const { address, kind, reason, article, facts } = reading;
  const source = sourceId ?? noSource;
  if (article !== null) tell({ kind: "article", source, address, title: article.title, facts: facts.length });
  else if (kind === "failed") {
    const colon = reason.indexOf(": ");
    tell({ kind: "failed", source, address, code: reason.slice(0, colon), message: reason.slice(colon + 2) });
  } else tell({ kind: "passed-over", source, address, reason: `${kind}: ${reason}` });
}
