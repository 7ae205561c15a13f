/**
 * Speed, each figure beside a peer in the same run, so that a slow machine slows both:
 * reading beside parsing alone and beside Readability, facts beside reading, the register by itself.
 * `npm run bench -- --pages DIR` takes the pages of a folder instead of the fixtures.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Readability } from "@mozilla/readability";
import { load } from "cheerio/slim";
import { parseHTML } from "linkedom";
import { loadEngine } from "../src/facts/engine.ts";
import { extractFacts } from "../src/facts/extract.ts";
import type { Page } from "../src/model.ts";
import { decodePage } from "../src/page/decode.ts";
import { readPage } from "../src/page/read.ts";
import { loadSources } from "../src/sources/load.ts";
import { openPostgresRegister } from "../src/store/postgres/open.ts";
import type { Register } from "../src/store/register.ts";
import { openSqliteRegister } from "../src/store/sqlite/open.ts";
import { makePostgres } from "../test/support/servers/postgres.ts";

/** Rounds that count, behind those in which the machine gets to know the code: a crawl reads pages by the thousand. */
const rounds = 5;
const warmUpPages = 1_000;
const fixtures = fileURLToPath(new URL("../fixtures/pages/", import.meta.url));

const { pages: folder } = parseArgs({ options: { pages: { type: "string", default: fixtures } } }).values;
const pages: Page[] = readdirSync(folder)
  .filter((name) => name.endsWith(".html"))
  .map((name) => {
    const address = `https://example.test/${name}`;
    const body = readFileSync(join(folder, name));
    return { address, finalAddress: address, status: 200, headers: {}, fetchedAt: "2026-06-01T00:00:00Z", body };
  });

const sources = loadSources();
const engine = loadEngine();
const articles = pages.map((page) => readPage(page, sources));

/** The reader of Firefox, over the lightest document that it takes. */
const readAsFirefox = (page: Page): unknown => new Readability(parseHTML(decodePage(page)).document).parse();

const tasks = [
  (): void => pages.forEach((page) => load(decodePage(page))),
  (): void => pages.forEach((page) => readPage(page, sources)),
  (): void => articles.forEach((article) => extractFacts(article, engine)),
  (): void => pages.forEach(readAsFirefox),
];

/** Milliseconds of each task in one round: one right after the other, so that a busy moment strikes all alike. */
const timesOf = (): number[] =>
  tasks.map((task) => {
    const start = performance.now();
    task();
    return performance.now() - start;
  });

const warmUps = Math.ceil(warmUpPages / pages.length);
const measured = Array.from({ length: warmUps + rounds }, timesOf).slice(warmUps);
const [parsing = 0, reading = 0, extracting = 0, firefox = 0] = tasks.map((_, task) => {
  const times = measured.map((round) => round[task] ?? 0).toSorted((a, b) => a - b);
  return times[Math.floor(times.length / 2)] ?? 0;
});

const data = mkdtempSync(join(tmpdir(), "sijill-bench-"));
const made = articles.map((article) => ({ article, facts: extractFacts(article, engine).facts }));
const copies = 40;

/** Facts that a register keeps in a second, with their evidence, parties and article, by one writer. Closes the register. */
async function storeRate(register: Register): Promise<number> {
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
  const rate = (saved * 1000) / (performance.now() - start);
  await register.close();
  return rate;
}

const sqliteRate = await storeRate(await openSqliteRegister(join(data, "register.db")));
rmSync(data, { recursive: true });
const { server } = await makePostgres({ durable: true });
await server.start();
const postgresRate = await storeRate(await openPostgresRegister(server.url)).finally(() => server.remove());

const rate = (milliseconds: number): string =>
  `${Math.round((pages.length * 1000) / milliseconds)} pages/s, ${(milliseconds / pages.length).toFixed(2)} ms a page`;
console.log(`${pages.length} pages of ${relative(".", folder)}, median of ${rounds} rounds`);
console.log(`parse (cheerio/slim)   ${rate(parsing)}`);
console.log(
  `read                   ${rate(reading)}   ${(parsing / reading).toFixed(2)} of the rate of parsing alone, ` +
    `${(firefox / reading).toFixed(1)} times Readability over linkedom`,
);
console.log(`facts                  ${rate(extracting)}   ${(extracting / reading).toFixed(2)} of the time of reading`);
console.log(
  `store                  ${Math.round(sqliteRate)} facts/s, one transaction an article; ` +
    `on PostgreSQL ${Math.round(postgresRate)}, ${(postgresRate / sqliteRate).toFixed(2)} of that`,
);
