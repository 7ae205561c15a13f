/** A process of its own that fetches what it is told, so that its memory and its trust in issuers can be looked at. */
import { systemClock } from "../../src/crawl/clock.ts";
import { documentText } from "../../src/crawl/document-text.ts";
import { openFetcher } from "../../src/crawl/fetcher.ts";
import { rememberedHosts } from "../../src/crawl/hosts.ts";
import { readSitemap } from "../../src/crawl/sitemap.ts";
import { createTurns } from "../../src/crawl/turns.ts";
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
  turns: createTurns({
    clock: systemClock,
    hosts: rememberedHosts(),
    lease: 60_000,
    longestWait: 60_000,
    random: () => 0,
  }),
});

async function codeOf({ address, kind }: Errand["wishes"][number]): Promise<string> {
  try {
    const page = await fetcher.fetch(address, { kind });
    if (kind === "feed") readSitemap(documentText(page, options.maxBytes), address);
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
