import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { registeredHosts } from "../../src/crawl/hosts.ts";
import { throughMirror } from "../../src/crawl/mirror.ts";
import { readPage } from "../../src/page/read.ts";
import { crawl, type CrawlLimits } from "../../src/pipeline/crawl.ts";
import { hereReader } from "../../src/pipeline/reader.ts";
import { makeSources } from "../../src/sources/load.ts";
import { sourceSchema } from "../../src/sources/schema.ts";
import { openSqliteRegister } from "../../src/store/sqlite/open.ts";
import { openTestFetcher, type Reply, serveTable, stillClock, testTurns } from "../crawl/server.ts";
import { usualLimits } from "./limits.ts";

const sourceOf = (changes: object) =>
  sourceSchema.parse({
    id: "khabar",
    name: "Khabar",
    hosts: ["www.khabar.ma", "ar.khabar.ma"],
    languages: ["fr"],
    outlet: "press",
    feeds: ["https://www.khabar.ma/feed"],
    articlePatterns: ["/news/{id}"],
    markup: "unproven",
    ...changes,
  });

const xml =
  (content: string): Reply =>
  (_, response) =>
    response.writeHead(200, { "content-type": "text/xml" }).end(content);

const sitemapOf = (...entries: readonly (readonly [path: string, day: string])[]): Reply =>
  xml(
    `<urlset>${entries.map(([path, day]) => `<url><loc>https://www.khabar.ma${path}</loc><lastmod>${day}</lastmod></url>`).join("")}</urlset>`,
  );

const site: { readonly [path: string]: Reply } = {
  "/robots.txt": [
    "User-agent: *",
    "Sitemap: https://www.khabar.ma/own.xml",
    "Sitemap: https://ar.khabar.ma/arabic.xml",
    "Sitemap: https://elsewhere.ma/foreign.xml",
  ].join("\n"),
  "/feed": xml('<rss version="2.0"><channel><title>Khabar</title></channel></rss>'),
  "/own.xml": sitemapOf(["/news/1001", "2026-01-10"], ["/news/1002", "2025-06-10"], ["/tag/textile", "2026-01-10"]),
  "/arabic.xml": sitemapOf(["/news/1003", "2026-01-12"]),
  "/foreign.xml": sitemapOf(["/news/1004", "2026-01-12"]),
  "/named.xml": sitemapOf(["/news/1005", "2026-01-12"]),
};

/** Crawls the site by a source with these changes, and gives the paths that were asked for. */
async function crawlSite(changes: object, ...runs: readonly Partial<CrawlLimits>[]) {
  const server = await serveTable(site);
  const folder = mkdtempSync(join(tmpdir(), "sijill-"));
  const register = await openSqliteRegister(join(folder, "register.db"));
  onTestFinished(async () => {
    await register.close();
    rmSync(folder, { recursive: true });
  });
  const clock = stillClock();
  const turns = testTurns(clock, registeredHosts(register, "a process"));
  const source = sourceOf(changes);
  const known = makeSources([source]);
  const tools = { rules: "rules", read: (page: Parameters<typeof readPage>[0]) => readPage(page, known) };
  const parts = {
    register,
    clock,
    turns,
    fetcher: throughMirror(openTestFetcher([server.host], { clock, turns }), (address) =>
      address.replace(/^https:\/\/[^/]+/, server.origin),
    ),
    reader: hereReader({ ...tools, extract: () => ({ facts: [], accounts: [], rules: "rules" }) }),
    kindOf: () => null,
    tell: () => undefined,
  };
  const asked: string[][] = [];
  for (const limits of runs.length === 0 ? [{}] : runs) {
    const before = server.paths().length;
    await crawl([source], parts, usualLimits(limits));
    asked.push(server.paths().slice(before).toSorted());
  }
  return asked;
}

test("the sitemaps of robots.txt are read for a source that names none: its own, and what is new in them", async () => {
  expect(await crawlSite({})).toEqual([["/arabic.xml", "/feed", "/news/1001", "/news/1003", "/own.xml"]]);
});

test("a source that names its sitemaps has no others", async () => {
  const asked = await crawlSite({ sitemaps: ["https://www.khabar.ma/named.xml"] });
  expect(asked).toEqual([["/feed", "/named.xml", "/news/1005"]]);
});

test("a source without patterns has none of them, for nothing would tell its articles from the rest", async () => {
  expect(await crawlSite({ articlePatterns: [] })).toEqual([["/feed"]]);
});

test("they are looked at once a day, and in every backfill, which comes to them by the feed", async () => {
  const range = { from: "2025-06-01", to: "2025-06-30" };
  expect(await crawlSite({ maxAge: 10 }, {}, {}, { range })).toEqual([
    ["/arabic.xml", "/feed", "/news/1001", "/news/1003", "/own.xml"],
    ["/feed"],
    ["/arabic.xml", "/feed", "/news/1002", "/own.xml"],
  ]);
});
