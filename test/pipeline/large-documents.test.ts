import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { registeredHosts } from "../../src/crawl/hosts.ts";
import type { Page } from "../../src/model.ts";
import { keepDocument } from "../../src/pipeline/document.ts";
import type { CrawlEvent } from "../../src/pipeline/progress.ts";
import { openReaderThreads } from "../../src/pipeline/reader.ts";
import { sourceSchema } from "../../src/sources/schema.ts";
import { openSqliteRegister } from "../../src/store/sqlite/open.ts";
import { openTestFetcher, stillClock, testTurns } from "../crawl/server.ts";
import { sampleAddress } from "../support/samples.ts";
import { usualLimits } from "./limits.ts";

const maxBytes = 20_000_000;
const articles = 20_000;
const site = "https://www.journal.example";

const source = sourceSchema.parse({
  id: "journal",
  name: "Journal",
  hosts: ["www.journal.example"],
  languages: ["fr"],
  outlet: "press",
  sitemaps: [`${site}/sitemap.xml`],
  articlePatterns: ["/economie/{year}/{month}/{slug}.html"],
  markup: "unproven",
});

/** A news sitemap of some 10 MB, in which each article has its day, its title and a picture. */
function sitemap(): Page {
  const entries = Array.from({ length: articles }, (_, at) => {
    const link = `${site}/economie/2026/01/une-usine-de-plus-dans-la-zone-${at}.html`;
    const title = `Une usine de plus dans la zone ${at}, qui attend ${at + 3} entreprises. `.repeat(3);
    const news = `<news:publication_date>2026-01-10T10:00:00Z</news:publication_date><news:title>${title}</news:title>`;
    return `<url><loc>${link}</loc><news:news>${news}</news:news><image:image><image:loc>${link}.jpg</image:loc></image:image></url>`;
  });
  const body = Buffer.from(`<urlset xmlns:news="news" xmlns:image="image">${entries.join("\n")}</urlset>`);
  const address = `${site}/sitemap.xml`;
  return {
    address,
    finalAddress: address,
    status: 200,
    headers: { "content-type": "text/xml" },
    fetchedAt: "2026-01-15T12:00:00Z",
    body,
  };
}

test("a sitemap of 20,000 articles is taken up whole, and nobody else waits for it", { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "sijill-large-"));
  const register = await openSqliteRegister(join(folder, "register.db"));
  const reader = openReaderThreads({ sourcesFolder: null, rulesFolder: null, pageLimit: maxBytes }, 1);
  onTestFinished(async () => {
    await reader.close();
    await register.close();
    rmSync(folder, { recursive: true });
  });
  const clock = stillClock();
  const turns = testTurns(clock, registeredHosts(register, "this process"));
  const page = sitemap();
  const { address } = page;
  await register.saveAddresses([sampleAddress({ address, identity: address, role: "sitemap", depth: 0 })]);
  const [known] = await register.dueAddresses("www.journal.example", "2026-01-15T12:00:00Z", 1, null);
  if (known === undefined) expect.fail("the sitemap is not due");
  const events: CrawlEvent[] = [];
  const parts = {
    register,
    reader,
    turns,
    clock,
    fetcher: openTestFetcher([], { clock, turns }),
    sourceOf: () => source,
    toRead: () => Promise.resolve(),
    tell: (event: CrawlEvent) => events.push(event),
  };
  const limits = { ...usualLimits({ maxBytes }), longest: 1e9, sources: () => null, mayFetch: () => true };

  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const start = performance.now();
  await keepDocument(page, known, source, parts, limits);
  const took = performance.now() - start;
  // A delay is told of when it is over.
  await pause(20);
  delay.disable();

  expect(page.body.length).toBeGreaterThan(9_000_000);
  expect(events).toEqual([{ kind: "found", source: "journal", shown: articles, added: articles }]);
  expect((await register.counts()).addresses).toBe(articles + 1);
  // Compared with all of it, for a busy machine holds up everybody: the process stands still for no large part of the work.
  expect(delay.max / 1e6).toBeLessThan(took / 6);
});
