import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { registeredHosts } from "../../src/crawl/hosts.ts";
import { throughMirror } from "../../src/crawl/mirror.ts";
import { readPage } from "../../src/page/read.ts";
import { crawl } from "../../src/pipeline/crawl.ts";
import { count, type CrawlEvent, type CrawlReport, emptyReport } from "../../src/pipeline/progress.ts";
import { hereReader } from "../../src/pipeline/reader.ts";
import { readSamplePages } from "../../src/sample/pages.ts";
import { openSampleSite, type SampleSite } from "../../src/sample/site.ts";
import { loadSources } from "../../src/sources/load.ts";
import type { Register } from "../../src/store/register.ts";
import { openSqliteRegister } from "../../src/store/sqlite/open.ts";
import { openTestFetcher, stillClock, testTurns } from "../crawl/server.ts";
import { usualLimits } from "./limits.ts";

const folder = fileURLToPath(new URL("../../fixtures/pages", import.meta.url));

async function openSite(): Promise<SampleSite> {
  const site = await openSampleSite(folder);
  onTestFinished(() => site.close());
  return site;
}

async function crawlSample(site: SampleSite, register: Register, clock = stillClock()): Promise<CrawlReport> {
  const sources = loadSources();
  const turns = testTurns(clock, registeredHosts(register, "a process"));
  const fetcher = throughMirror(openTestFetcher([new URL(site.origin).host], { clock, turns }), site.mirror);
  const reader = hereReader({
    rules: "none",
    read: (page) => readPage(page, sources),
    extract: () => ({ facts: [], accounts: [], rules: "none" }),
  });
  let report = emptyReport;
  const tell = (event: CrawlEvent) => {
    report = count(report, event);
  };
  await crawl([site.source], { register, fetcher, turns, clock, reader, kindOf: () => null, tell }, usualLimits());
  return report;
}

test("the site serves its pages to people, with a home page, validators and their own encodings", async () => {
  const { origin } = await openSite();
  const home = await (await fetch(`${origin}/`)).text();
  const links = [...home.matchAll(/href="([^"]+)"/g)].map((match) => (match[1] ?? "").replaceAll("&amp;", "&"));
  const pages = readSamplePages(folder);
  expect(links.toSorted()).toEqual(pages.map(({ path }) => path).toSorted());
  for (const { path, contentType, body } of pages) {
    const first = await fetch(origin + path);
    expect(first.headers.get("content-type")).toBe(contentType);
    expect(Buffer.from(await first.arrayBuffer()).equals(body)).toBe(true);
    const again = await fetch(origin + path, { headers: { "if-none-match": first.headers.get("etag") ?? "" } });
    expect([again.status, await again.text()]).toEqual([304, ""]);
  }
  expect((await fetch(`${origin}/nothing`)).status).toBe(404);
  expect(await (await fetch(`${origin}/robots.txt`)).text()).toContain("User-agent: *");
});

test("the register shows the publishers' addresses and names, and a second site on another port adds nothing", async () => {
  const temporary = mkdtempSync(join(tmpdir(), "sijill-"));
  const register = await openSqliteRegister(join(temporary, "register.db"));
  onTestFinished(async () => {
    await register.close();
    rmSync(temporary, { recursive: true });
  });
  const first = await openSite();
  const pages = readSamplePages(folder);
  const report = await crawlSample(first, register);
  expect(report).toMatchObject({
    shown: pages.length,
    added: pages.length,
    fetched: pages.length,
    articles: pages.length,
    failed: 0,
  });
  for (const { address } of pages) {
    const kept = await register.findPage(address);
    expect(kept?.finalAddress).toBe(address);
  }
  const maghress = pages.find(({ address }) => address.startsWith("https://www.maghress.com/"));
  await expect(register.findArticle(maghress?.address ?? "")).resolves.toMatchObject({
    article: { outlet: "Maghress" },
  });
  const counts = await register.counts();

  const second = await openSite();
  expect(second.origin).not.toBe(first.origin);
  const later = stillClock(Date.UTC(2026, 0, 20));
  await expect(crawlSample(second, register, later)).resolves.toMatchObject({
    added: 0,
    fetched: pages.length,
    unchanged: pages.length,
    articles: 0,
    failed: 0,
  });
  // The second site's feed is an address more.
  const { addresses, pages: kept, ...rest } = counts;
  await expect(register.counts()).resolves.toEqual({ ...rest, addresses: addresses + 1, pages: kept + 1 });
});

test("addresses that the site does not hold stay on the site", async () => {
  const { origin, mirror } = await openSite();
  expect(mirror("https://www.press.ma/a?b=1")).toBe(`${origin}/www.press.ma/a?b=1`);
  expect(mirror(`${origin}/feed.xml`)).toBe(`${origin}/feed.xml`);
});

test("a folder that is not there is told as such", async () => {
  await expect(openSampleSite("/nowhere")).rejects.toThrow(expect.objectContaining({ code: "not-readable" }));
});
