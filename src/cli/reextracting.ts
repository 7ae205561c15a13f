import { availableParallelism } from "node:os";
import { openReaderThreads, type PageReader } from "../pipeline/reader.ts";
import { type KindOf, linkArticles } from "../pipeline/link.ts";
import { reextract } from "../pipeline/reextract.ts";
import { emptyTally, type PageComparison, pagesRead, type ReextractTally, tallyPage } from "../pipeline/tally.ts";
import { readSettings } from "../settings.ts";
import type { Register } from "../store/register.ts";
import { findSource } from "./choose.ts";
import { tellLine } from "./failure.ts";
import { kindOfOutlet, loadKnownSources } from "./known.ts";
import { changesText, shownChanges } from "./output/changes.ts";
import { openLiveLine } from "./output/live-line.ts";
import { tallyText } from "./output/tally.ts";
import { write, writeJson } from "./output/write.ts";
import type { ReextractOptions } from "./reextract.ts";
import { mergeNow } from "./merging.ts";
import { openExistingRegister } from "./register.ts";
import { stopOnSignal } from "./stop.ts";

/** Changed facts that a dry run shows of all it finds. */
const examples = 20;

/** Reads kept pages again and writes what changed. A page that cannot be read sets exit status 1. */
export async function reextractPages(names: readonly string[], options: ReextractOptions): Promise<void> {
  const settings = readSettings(process.env, { dataFolder: options.data });
  const sources = loadKnownSources(settings);
  const sourceIds = names.length === 0 ? null : names.map((name) => findSource(name, sources).id);
  const register = await openExistingRegister(settings);
  const reader = openReaderThreads(settings, Math.min(4, availableParallelism()));
  const stopping = stopOnSignal();
  try {
    await readAgain(register, reader, {
      ...options,
      sourceIds,
      kindOf: kindOfOutlet(sources),
      signal: stopping.signal,
    });
  } finally {
    stopping.end();
    await reader.close();
    await register.close();
  }
}

interface Task extends ReextractOptions {
  readonly sourceIds: readonly string[] | null;
  readonly kindOf: KindOf;
  readonly signal: AbortSignal;
}

async function readAgain(register: Register, reader: PageReader, task: Task): Promise<void> {
  const { sourceIds, kindOf, signal, dryRun = false, all = false, json = false } = task;
  const { readable, pruned } = await register.countOutdated(reader.rules, sourceIds);
  const live = openLiveLine();
  let tally: ReextractTally = emptyTally;
  let room = all ? Number.POSITIVE_INFINITY : dryRun ? examples : 0;
  try {
    for await (const page of reextract({ register, reader }, { sourceIds, dryRun, signal })) {
      tally = tallyPage(tally, page);
      live.clear();
      if (page.outcome === "failed") tellFailure(page);
      if (json) await writePage(page);
      else {
        const shown = shownChanges(page, all).slice(0, room);
        room -= shown.length;
        if (shown.length > 0) await write(changesText(page, shown));
      }
      live.show(`${pagesRead(tally)} of ${readable} pages, ${tally.pages.changed} changed`);
    }
  } finally {
    live.stop();
  }
  if (!dryRun) {
    await linkArticles(register, kindOf);
    await mergeNow(register, signal);
  }
  const left = Math.max(0, readable - pagesRead(tally));
  if (json) await writeJson({ dryRun, read: pagesRead(tally), left, pruned, ...tally });
  else await write(tallyText(tally, { dryRun, left, pruned }));
  if (tally.pages.failed > 0) process.exitCode = 1;
}

function tellFailure({ address, reason }: PageComparison): void {
  const colon = reason.indexOf(": ");
  tellLine(reason.slice(colon + 2), reason.slice(0, colon), address);
}

const silent: ReadonlySet<PageComparison["outcome"]> = new Set(["unchanged", "no-article", "left"]);

async function writePage({ address, outcome, reason, article, changes }: PageComparison): Promise<void> {
  if (silent.has(outcome)) return;
  await writeJson({ address, outcome, reason, title: article?.title ?? null, url: article?.url ?? null, changes });
}
