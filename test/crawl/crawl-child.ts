/** A process of its own that fetches what it is told, so that its memory and its trust in issuers can be looked at. */
import { readSitemap } from "../../src/crawl/sitemap.ts";
import { openFetcher } from "../../src/crawl/fetcher.ts";
import { systemClock } from "../../src/crawl/clock.ts";
import { SijillError } from "../../src/errors.ts";
import type { Errand } from "./crawl-child-run.ts";

const errand: Errand = JSON.parse(process.argv[2] ?? "");
const { wishes, rounds, ...options } = errand;
const fetcher = openFetcher({
  ...options,
  userAgent: "Sijill",
  version: "9.9.9",
  contact: "https://example.org/crawler",
  pause: 0,
  clock: systemClock,
});

async function codeOf({ address, kind }: Errand["wishes"][number]): Promise<string> {
  try {
    const page = await fetcher.fetch(address, { kind });
    if (kind === "feed") await readSitemap(page, options.maxBytes);
    return "read";
  } catch (error) {
    if (error instanceof SijillError) return `${error.code}: ${error.message}`;
    throw error;
  }
}

let codes: string[] = [];
for (let round = 0; round < rounds; round += 1) codes = await Promise.all(wishes.map(codeOf));
await fetcher.close();
process.stdout.write(JSON.stringify({ codes, megabytes: Math.round(process.resourceUsage().maxRSS / 1024) }));
