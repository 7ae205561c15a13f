/**
 * A monitor of one source: crawls it politely into a register and tells what articles have stated since the last time.
 *
 *   node examples/monitor.mjs ecoactu          run it as often as you like, for example from cron
 *
 * robots.txt, the pause between two requests and conditional requests are the crawl's business, as with `sijill crawl`; a source is
 * not asked before it is due. What was told stands in `told.json` beside the register, in the folder of SIJILL_DATA or ./data.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const [source] = process.argv.slice(2);
if (source === undefined) {
  console.error("usage: node monitor.mjs SOURCE");
  process.exit(2);
}

const program = join(dirname(fileURLToPath(import.meta.resolve("sijill/package.json"))), "dist/src/cli/main.js");
/** @param {string[]} args */
const sijill = (...args) =>
  execFileSync(process.execPath, [program, ...args], { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });

sijill("crawl", source, "--max", "50");

const note = join(process.env["SIJILL_DATA"] ?? "data", "told.json");
/** @type {Set<string>} */
const told = new Set(existsSync(note) ? JSON.parse(readFileSync(note, "utf8")) : []);
const lines = sijill("facts", "--format", "ndjson")
  .split("\n")
  .filter((line) => line !== "");
const fresh = lines.map((line) => JSON.parse(line)).filter(({ id }) => !told.has(id));
for (const { type, status, value, unit, article } of fresh)
  console.log([article.publishedAt ?? "undated", article.outlet, type, status, value, unit, article.url].join("\t"));
console.log(`${fresh.length} new facts`);
writeFileSync(note, JSON.stringify([...told, ...fresh.map(({ id }) => id)]));
