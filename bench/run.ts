/**
 * Speed, each figure beside a peer in the same run, so that a slow machine slows both:
 * reading beside parsing alone, facts beside reading, the register by itself.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { load } from "cheerio/slim";
import { loadEngine } from "../src/facts/engine.ts";
import { extractFacts } from "../src/facts/extract.ts";
import type { Page } from "../src/model.ts";
import { decodePage } from "../src/page/decode.ts";
import { readPage } from "../src/page/read.ts";
import { loadSources } from "../src/sources/load.ts";
import { openSqliteRegister } from "../src/store/sqlite/open.ts";

const rounds = 5;
const folder = new URL("../fixtures/pages/", import.meta.url);
const pages: Page[] = readdirSync(folder)
  .filter((name) => name.endsWith(".html"))
  .map((name) => {
    const address = `https://example.test/${name}`;
    const body = readFileSync(new URL(name, folder));
    return { address, finalAddress: address, status: 200, headers: {}, fetchedAt: "2026-06-01T00:00:00Z", body };
  });

/** Median milliseconds of a task over all pages. */
function median(task: () => void): number {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    task();
    return performance.now() - start;
  }).toSorted((a, b) => a - b);
  return times[Math.floor(times.length / 2)] ?? 0;
}

const sources = loadSources();
const engine = loadEngine();
const articles = pages.map((page) => readPage(page, sources));
for (const article of articles) extractFacts(article, engine);

const parsing = median(() => pages.forEach((page) => load(decodePage(page))));
const reading = median(() => pages.forEach((page) => readPage(page, sources)));
const extracting = median(() => articles.forEach((article) => extractFacts(article, engine)));

const data = mkdtempSync(join(tmpdir(), "sijill-bench-"));
const register = await openSqliteRegister(join(data, "register.db"));
const made = articles.map((article) => ({ article, facts: extractFacts(article, engine).facts }));
const copies = 40;
const start = performance.now();
let saved = 0;
for (let copy = 0; copy < copies; copy += 1) {
  for (const { article, facts } of made) {
    const renamed = facts.map((fact) => ({
      ...fact,
      id: `${fact.id}-${copy}`,
      partOf: fact.partOf === null ? null : `${fact.partOf}-${copy}`,
    }));
    await register.saveArticle({ ...article, url: `${article.url ?? ""}?copy=${copy}` }, renamed, engine.hash, null);
    saved += facts.length;
  }
}
const storing = performance.now() - start;
await register.close();
rmSync(data, { recursive: true });

const rate = (milliseconds: number): string => `${Math.round((pages.length * 1000) / milliseconds)} pages/s`;
console.log(`${pages.length} pages of fixtures/pages, median of ${rounds} rounds`);
console.log(`parse (cheerio/slim)   ${rate(parsing)}`);
console.log(`read                   ${rate(reading)}   ${(parsing / reading).toFixed(2)} of the rate of parsing alone`);
console.log(`facts                  ${rate(extracting)}   ${(extracting / reading).toFixed(2)} of the time of reading`);
console.log(`store                  ${Math.round((saved * 1000) / storing)} facts/s, one transaction an article`);
