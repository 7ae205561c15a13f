/** A process of its own that fetches what it is told, so that its memory and its trust in issuers can be looked at. */
import { existsSync, readFileSync } from "node:fs";
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
process.stdout.write(JSON.stringify({ codes, megabytes: Math.round(mostKilobytes() / 1024) }));

/** The most memory that this program had. On Linux what `resourceUsage` tells begins with what the parent had when it was forked. */
function mostKilobytes(): number {
  const status = existsSync("/proc/self/status") ? readFileSync("/proc/self/status", "utf8") : "";
  const most = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return most === undefined ? process.resourceUsage().maxRSS : Number(most);
}
