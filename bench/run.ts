/**
 * Speed, each figure beside a peer in the same run, so that a slow machine slows both:
 * reading beside parsing alone and beside Readability, facts beside reading, the register by itself.
 * `npm run bench -- --pages DIR` takes the pages of a folder instead of the fixtures.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { loadEngine } from "../src/facts/engine.ts";
import { extractFacts } from "../src/facts/extract.ts";
import { readPage } from "../src/page/read.ts";
import { loadSources } from "../src/sources/load.ts";
import { openPostgresRegister } from "../src/store/postgres/open.ts";
import type { Register } from "../src/store/register.ts";
import { openSqliteRegister } from "../src/store/sqlite/open.ts";
import { makePostgres } from "../test/support/servers/postgres.ts";
import { describePages, pagesIn } from "./pages.ts";
import { measureReading, rounds } from "./reading.ts";

const fixtures = fileURLToPath(new URL("../fixtures/pages/", import.meta.url));
const { pages: folder } = parseArgs({ options: { pages: { type: "string", default: fixtures } } }).values;
const pages = pagesIn(folder);
const sources = loadSources();
const engine = loadEngine();
const articles = pages.map((page) => readPage(page, sources));

console.log(`${pages.length} pages of ${relative(".", folder)}, median of ${rounds} rounds`);
for (const line of describePages(pages, articles)) console.log(line);
for (const line of measureReading(pages, articles, sources, engine)) console.log(line);

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

console.log(
  `store                  ${Math.round(sqliteRate)} facts/s, one transaction an article; ` +
    `on PostgreSQL ${Math.round(postgresRate)}, ${(postgresRate / sqliteRate).toFixed(2)} of that`,
);
