/**
 * A crawl by Sijill, from feeds to facts in a SQLite file, with everything that it does by default but pauses. What facts come to
 * as records is worked out beside it only with the argument `merged`: the made-up press repeats few names, which makes that dear.
 */
import { availableParallelism } from "node:os";
import { crawlInto } from "../../src/cli/crawling.ts";
import { kindOfOutlet, loadKnownSources } from "../../src/cli/known.ts";
import { openCrawlFetcher } from "../../src/cli/network.ts";
import { openReaderThreads } from "../../src/pipeline/reader.ts";
import { readSettings } from "../../src/settings.ts";
import { openRegister } from "../../src/store/open.ts";
import type { Register } from "../../src/store/register.ts";
import { runSide } from "./side.ts";

await runSide(async ({ sourcesFolder, dataFolder }) => {
  const allow = { SIJILL_ALLOW_HOSTS: "127.0.0.0/8", SIJILL_HOST_PAUSE: "0" };
  const settings = readSettings({ ...allow, SIJILL_SOURCES: sourcesFolder, SIJILL_DATA: dataFolder });
  const known = loadKnownSources(settings);
  const register = await openRegister(`${dataFolder}/register.db`);
  const crawled: Register = process.argv.includes("merged")
    ? register
    : Object.create(register, { unmergedArticles: { value: () => Promise.resolve([]) } });
  const network = openCrawlFetcher(settings, register);
  const reader = openReaderThreads(settings, Math.min(4, availableParallelism()));
  return {
    async crawl({ sources, articles }) {
      const before = await register.counts();
      await crawlInto(
        crawled,
        known.all.filter(({ id }) => sources.includes(id)),
        {
          settings,
          ...network,
          reader,
          kindOf: kindOfOutlet(known),
          view: { show: () => undefined },
          max: articles.length,
          every: 3_600_000,
          range: null,
          endless: false,
          signal: new AbortController().signal,
        },
      );
      const after = await register.counts();
      return { pages: after.articles - before.articles, facts: after.facts - before.facts };
    },
    async close() {
      await Promise.all([network.fetcher.close(), reader.close(), register.close()]);
    },
  };
});
