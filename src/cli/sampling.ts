import { availableParallelism } from "node:os";
import { join } from "node:path";
import { throughMirror } from "../crawl/mirror.ts";
import type { CrawlReport } from "../pipeline/progress.ts";
import { openReaderThreads } from "../pipeline/reader.ts";
import { openSampleSite } from "../sample/site.ts";
import { readSettings } from "../settings.ts";
import type { Register } from "../store/register.ts";
import { crawlInto } from "./crawling.ts";
import { kindOfOutlet, loadKnownSources } from "./known.ts";
import { openCrawlFetcher } from "./network.ts";
import { openCrawlView } from "./output/crawl-view.ts";
import { byArticle } from "./output/by-article.ts";
import { quoted } from "./output/plain.ts";
import { colours } from "./output/screen.ts";
import { totalsText } from "./output/totals.ts";
import { write } from "./output/write.ts";
import { packageFolder } from "./package.ts";
import { openRegister } from "./register.ts";
import type { SampleOptions } from "./sample.ts";
import { stopOnSignal } from "./stop.ts";

const pagesFolder = join(packageFolder, "fixtures", "pages");

/** Serves the sample site, crawls it into a register of its own, and shows what that register holds. */
export async function runSample({ data }: SampleOptions): Promise<void> {
  const settings = readSettings(process.env, { dataFolder: data });
  const folder = join(settings.dataFolder, "sample");
  const register = await openRegister({ dataFolder: folder, databaseUrl: null });
  const site = await openSampleSite(pagesFolder);
  // The one host that need not be spared is this machine's own.
  const local = openCrawlFetcher(settings, register, { pause: 0, allowed: [new URL(site.origin).host] });
  const fetcher = throughMirror(local.fetcher, site.mirror);
  const reader = openReaderThreads(settings, Math.min(4, availableParallelism()));
  const view = openCrawlView();
  const stopping = stopOnSignal();
  const { turns } = local;
  const kindOf = kindOfOutlet(loadKnownSources(settings));
  const { signal } = stopping;
  try {
    await write(`${colours.bold("Sample press")} on ${site.origin}, into the register in ${folder}\n\n`);
    const work = {
      settings,
      fetcher,
      turns,
      reader,
      kindOf,
      view,
      max: 1000,
      range: null,
      every: 60_000,
      endless: false,
      signal,
    };
    await crawlInto(register, [site.source], work);
    view.close();
    await showRegister(register);
    await write(reportText(view.total()));
    await write(nextText(folder));
  } finally {
    stopping.end();
    view.close();
    await fetcher.close();
    await reader.close();
    await site.close();
    await register.close();
  }
}

/** The latest articles, as many as somebody looks through; the register holds the others. */
const shownArticles = 12;

async function showRegister(register: Register): Promise<void> {
  const listed = [];
  for await (const one of register.listFacts()) listed.push(one);
  const texts = await byArticle(listed, register);
  const hidden = Math.max(0, texts.length - shownArticles);
  if (hidden > 0) await write(`${colours.dim(`${hidden} earlier articles with facts are not shown here.`)}\n\n`);
  for (const text of texts.slice(hidden)) await write(`${text}\n`);
  await write(`${totalsText(listed.map(({ fact }) => fact))}\n`);
}

function reportText({ shown, added, articles, facts, failed }: CrawlReport): string {
  const trouble = failed === 0 ? "" : ` ${failed} pages failed.`;
  if (added === 0 && articles === 0) {
    return `Nothing new: all that the site shows was in the register already, and nothing was added.${trouble}\n`;
  }
  return `${shown} pages shown, ${added} of them new; ${articles} articles kept, with ${facts} facts.${trouble}\n`;
}

function nextText(folder: string): string {
  const steps = [
    [`sijill facts --data ${quoted(folder)} --type jobs`, "list them again, filtered"],
    ["sijill extract page.html", "the facts of a page of your own, or of a web address"],
    ["sijill explain page.html", "what became of each of its quantities, and why"],
    ["sijill crawl medias24 --max 20", "crawl a publisher into your own register"],
  ] as const;
  const width = Math.max(...steps.map(([command]) => command.length));
  return `\nNext:\n${steps.map(([command, what]) => `  ${command.padEnd(width)}  ${colours.dim(what)}\n`).join("")}`;
}
