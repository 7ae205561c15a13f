import type { Article } from "../model.ts";
import { toJson } from "../store/json.ts";
import type { Reading, Register, Replacement, StatedArticle } from "../store/register.ts";
import { compareFacts } from "./changes.ts";
import type { PageReader } from "./reader.ts";
import { keepReadings } from "./reading-line.ts";
import type { PageComparison, PageOutcome } from "./tally.ts";

export interface ReextractParts {
  readonly register: Register;
  readonly reader: PageReader;
}

export interface ReextractLimits {
  /** Only pages of these sources; null for all. */
  readonly sourceIds: readonly string[] | null;
  /** Whether the register is left as it is. */
  readonly dryRun: boolean;
  /** Ends it after the pages at hand. */
  readonly signal: AbortSignal;
}

/** Pages on their way at once: enough that no thread waits; at 10 MB a page at most, memory stays bounded. */
const atOnce = 16;
/** Readings kept in one transaction: what a killed process has to do again. */
const keptTogether = 20;
const portion = 200;

/**
 * Reads and extracts again every kept page that other rules read, and tells page by page what that changes, in the order of addresses.
 * Stopped or killed at any moment, it goes on when it is started again: what has been read by these rules is no longer outdated.
 * Pages whose body or text was pruned are left alone. A fact that is found again keeps its id, and what people decided is kept under
 * ids: nothing here writes to it.
 *
 * @throws SijillError "store-locked", "store-unreachable", "store-broken" where the register fails
 */
export async function* reextract(parts: ReextractParts, limits: ReextractLimits): AsyncGenerator<PageComparison> {
  const batch: Reread[] = [];
  for await (const one of rereadInOrder(parts, limits)) {
    batch.push(one);
    if (batch.length < keptTogether) continue;
    yield* await keep(batch.splice(0), parts, limits);
  }
  yield* await keep(batch, parts, limits);
}

/** A page read again, and what is kept of it. */
interface Reread {
  readonly reading: Reading;
  readonly replacement: Replacement;
}

async function* rereadInOrder(parts: ReextractParts, limits: ReextractLimits): AsyncGenerator<Reread> {
  const running: Promise<Reread | null>[] = [];
  for await (const address of outdatedAddresses(parts, limits)) {
    const task = reread(address, parts);
    // Awaited in its turn, where its failure ends the whole.
    task.catch(() => undefined);
    running.push(task);
    const first = running.length < atOnce ? null : await running.shift();
    if (first != null) yield first;
  }
  for (const task of running) {
    const next = await task;
    if (next !== null) yield next;
  }
}

async function* outdatedAddresses(
  { register, reader }: ReextractParts,
  { sourceIds, signal }: ReextractLimits,
): AsyncGenerator<string> {
  for (let after = ""; ;) {
    const addresses = await register.outdatedPages(reader.rules, after, portion, sourceIds);
    for (const address of addresses) {
      if (signal.aborted) return;
      yield address;
    }
    const last = addresses.at(-1);
    if (last === undefined) return;
    after = last;
  }
}

/** Null for a page that somebody else has read, pruned or removed meanwhile. */
async function reread(address: string, { register, reader }: ReextractParts): Promise<Reread | null> {
  const found = await register.pageToRead(address);
  const body = found === null ? null : await register.readBody(found.page.bodyHash);
  if (found === null || body === null) return null;
  const reading = await reader.read({ ...found.page, body }, found.shownDay);
  return { reading, replacement: await register.previewReading(reading) };
}

async function keep(
  batch: readonly Reread[],
  { register }: ReextractParts,
  { dryRun }: ReextractLimits,
): Promise<readonly PageComparison[]> {
  const readings = batch.map(({ reading }) => reading);
  const kept = dryRun ? readings : await keepReadings(register, readings);
  // What could not be kept has become a failed reading.
  return batch.map(({ reading, replacement }, at) => compare(kept[at] ?? reading, replacement));
}

function compare(reading: Reading, { before, isWritten, facts: after }: Replacement): PageComparison {
  const { address, article } = reading;
  const about = {
    address,
    reason: `${reading.kind}: ${reading.reason}`,
    article: article ?? before[0]?.article ?? null,
  };
  if (reading.kind === "failed")
    return { ...about, outcome: "failed", reason: reading.reason, unchanged: [], changes: [] };
  if (article !== null && !isWritten) return { ...about, outcome: "left", unchanged: [], changes: [] };
  const facts = compareFacts(
    before.flatMap((one) => one.facts),
    after,
  );
  return { ...about, ...facts, outcome: outcomeOf(article, before, facts.changes.length > 0) };
}

function outcomeOf(article: Article | null, before: readonly StatedArticle[], hasOtherFacts: boolean): PageOutcome {
  if (article === null) return before.length === 0 ? "no-article" : "gone";
  if (before.length === 0) return "new";
  const isSame = before.length === 1 && before.every((one) => told(one.article) === told(article));
  return isSame && !hasOtherFacts ? "unchanged" : "changed";
}

/** What an article says, without how its page was taken apart. */
function told(article: Article): string {
  const said = Object.entries({ ...article, blocks: [], kindReason: "" });
  return toJson(said.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
