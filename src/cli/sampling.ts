import { availableParallelism } from "node:os";
import { join } from "node:path";
import { throughMirror } from "../crawl/mirror.ts";
import { SijillError } from "../errors.ts";
import type { CrawlReport } from "../pipeline/progress.ts";
import { openReaderThreads } from "../pipeline/reader.ts";
import { openSampleSite } from "../sample/site.ts";
import { readSettings, type Settings } from "../settings.ts";
import { makeSources, type Source } from "../sources/load.ts";
import type { Register } from "../store/register.ts";
import { openInBrowser } from "./browser.ts";
import { crawlInto } from "./crawling.ts";
import { openServedDesk, type ServedDesk } from "./desk.ts";
import { tell } from "./failure.ts";
import { kindOfOutlet, loadKnownSources } from "./known.ts";
import { openCrawlFetcher } from "./network.ts";
import { someArticles } from "./output/by-article.ts";
import { openCrawlView } from "./output/crawl-view.ts";
import { quoted } from "./output/plain.ts";
import { colours } from "./output/screen.ts";
import { totalsText } from "./output/totals.ts";
import { write } from "./output/write.ts";
import { packageFolder } from "./package.ts";
import { openRegister } from "./register.ts";
import type { SampleOptions } from "./sample.ts";
import { closingAtEnd } from "./service.ts";
import { deskText } from "./serving.ts";
import { stopOnSignal } from "./stop.ts";

const pagesFolder = join(packageFolder, "fixtures", "pages");

/** Serves the sample site, crawls it into a register of its own, shows some of what that holds, and opens the desk until it is stopped. */
export async function runSample({
  desk: withDesk,
  once = false,
  port,
  open = false,
  data,
}: SampleOptions): Promise<void> {
  const settings = readSettings(process.env, { dataFolder: data, deskPort: port });
  const folder = join(settings.dataFolder, "sample");
  await closingAtEnd(async (atEnd) => {
    const register = await openRegister({ dataFolder: folder, databaseUrl: null });
    atEnd(() => register.close());
    const stopping = stopOnSignal();
    atEnd(() => stopping.end());
    const source = await crawlSample(register, settings, folder, stopping.signal);
    await showSome(register);
    await write(await recordsText(register));
    await write(nextText(folder));
    if (!withDesk || once || stopping.signal.aborted) return;
    const desk = await openAnyDesk(register, settings, source);
    atEnd(() => desk.close());
    await write(`\n${deskText(desk)}`);
    if (open) openInBrowser(desk.address, trouble);
    await stopping.whenAsked();
  });
}

/** @returns the site as a source */
async function crawlSample(
  register: Register,
  settings: Settings,
  folder: string,
  signal: AbortSignal,
): Promise<Source> {
  const site = await openSampleSite(pagesFolder);
  // The one host that need not be spared is this machine's own.
  const local = openCrawlFetcher(settings, register, { pause: 0, allowed: [new URL(site.origin).host] });
  const fetcher = throughMirror(local.fetcher, site.mirror);
  const reader = openReaderThreads(settings, Math.min(4, availableParallelism()));
  const view = openCrawlView();
  const kindOf = kindOfOutlet(loadKnownSources(settings));
  const { turns } = local;
  const bounds = { max: 1000, range: null, every: 60_000, endless: false };
  try {
    await write(`${colours.bold("Sample press")} on ${site.origin}, into the register in ${folder}\n\n`);
    await crawlInto(register, [site.source], { settings, fetcher, turns, reader, kindOf, view, signal, ...bounds });
    view.close();
    await write(`${reportText(view.total())}\n`);
    return site.source;
  } finally {
    view.close();
    await fetcher.close();
    await reader.close();
    await site.close();
  }
}

/** The desk on its usual port, else on any: a first look must not fail because somebody is there already. */
async function openAnyDesk(register: Register, settings: Settings, source: Source): Promise<ServedDesk> {
  const sources = makeSources([...loadKnownSources(settings).all, source]);
  try {
    return await openServedDesk(register, settings, sources, trouble);
  } catch (error) {
    if (!(error instanceof SijillError) || error.code !== "bad-setting") throw error;
    return await openServedDesk(register, { ...settings, deskPort: 0 }, sources, trouble);
  }
}

function trouble(_message: string, error: unknown): void {
  tell(error);
}

/** As much as somebody looks through; the desk and the register hold the rest. */
async function showSome(register: Register): Promise<void> {
  const listed = [];
  for await (const one of register.listFacts()) listed.push(one);
  for (const text of await someArticles(listed, register)) await write(`${text}\n`);
  await write(totalsText(listed.map(({ fact }) => fact)));
}

function reportText({ shown, added, articles, facts, failed }: CrawlReport): string {
  const failures = failed === 0 ? "" : ` ${failed} pages failed.`;
  if (added === 0 && articles === 0) {
    return `Nothing new: all that the site shows was in the register already, and nothing was added.${failures}\n`;
  }
  return `${shown} pages shown, ${added} of them new; ${articles} articles kept, with ${facts} facts, of which these are some.${failures}\n`;
}

async function recordsText(register: Register): Promise<string> {
  const { all, byState } = await register.countRecords({});
  return `\nWhat several articles state is one record: ${all} records, ${byState.pending} of them wait for review.\n`;
}

function nextText(folder: string): string {
  // From a clone and from an installed package alike: `npx` finds the program that stands beside it.
  const steps = [
    [`npx sijill records --data ${quoted(folder)} --type jobs`, "list the records, filtered"],
    ["npx sijill extract page.html", "the facts of a page of your own, or of a web address"],
    ["npx sijill explain page.html", "what became of each of its quantities, and why"],
    ["npx sijill crawl medias24 --max 20", "crawl a publisher into your own register"],
  ] as const;
  const width = Math.max(...steps.map(([command]) => command.length));
  return `\nNext:\n${steps.map(([command, what]) => `  ${command.padEnd(width)}  ${colours.dim(what)}\n`).join("")}`;
}
