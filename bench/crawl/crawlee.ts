/** The same pages by Crawlee's CheerioCrawler: fetched and parsed, their title taken, and nothing kept. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { runSide } from "./side.ts";

/** As much of Crawlee as is used here: it is installed by this bench alone, so that types are not at hand. */
interface Crawlee {
  readonly CheerioCrawler: new (
    options: {
      readonly minConcurrency: number;
      readonly respectRobotsTxtFile: boolean;
      requestHandler(context: { readonly $: (selector: string) => { text(): string } }): void;
    },
    configuration: unknown,
  ) => { run(addresses: readonly string[]): Promise<unknown> };
  readonly Configuration: new (options: { readonly persistStorage: boolean }) => unknown;
  readonly log: { setLevel(level: number): void };
}

/** As many as Sijill asks side by side; left alone, it begins with one and finds a busy machine too busy for more. */
const atOnce = 16;

await runSide(async ({ peersFolder }) => {
  const peer = pathToFileURL(join(peersFolder, "node_modules/@crawlee/cheerio/index.mjs")).href;
  const { CheerioCrawler, Configuration, log }: Crawlee = await import(peer);
  log.setLevel(0);
  const titles: string[] = [];
  const crawler = new CheerioCrawler(
    {
      minConcurrency: atOnce,
      respectRobotsTxtFile: false,
      requestHandler: ({ $ }) => void titles.push($("title").text()),
    },
    new Configuration({ persistStorage: false }),
  );
  return {
    async crawl({ articles }) {
      titles.length = 0;
      await crawler.run(articles);
      return { pages: titles.filter((title) => title !== "").length, facts: 0 };
    },
    close: () => Promise.resolve(),
  };
});
