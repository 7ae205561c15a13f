/**
 * Speed, each figure beside a peer in the same run, so that a slow machine slows both:
 * reading beside parsing alone and beside Readability, facts beside reading, the register by itself.
 * `npm run bench -- --pages DIR` takes the pages of a folder instead of the fixtures.
 */
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { loadEngine } from "../src/facts/engine.ts";
import { extractFacts } from "../src/facts/extract.ts";
import { readPage } from "../src/page/read.ts";
import { loadSources } from "../src/sources/load.ts";
import { describePages, pagesIn } from "./pages.ts";
import { measureReading, rounds } from "./reading.ts";
import { measureStore } from "./store.ts";

const fixtures = fileURLToPath(new URL("../fixtures/pages/", import.meta.url));
const { pages: folder } = parseArgs({ options: { pages: { type: "string", default: fixtures } } }).values;
const pages = pagesIn(folder);
const sources = loadSources();
const engine = loadEngine();
const articles = pages.map((page) => readPage(page, sources));

console.log(`${pages.length} pages of ${relative(".", folder)}, median of ${rounds} rounds`);
for (const line of describePages(pages, articles)) console.log(line);
for (const line of measureReading(pages, articles, sources, engine)) console.log(line);

const made = articles.map((article) => ({ article, facts: extractFacts(article, engine).facts }));
for (const line of await measureStore(made)) console.log(line);
