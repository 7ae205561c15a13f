/**
 * Speed of a crawl beside Crawlee's CheerioCrawler, on the same site, on the same machine, in turns: ours from addresses to
 * stored facts, the peer's fetching and parsing alone. All of it is compiled, and both sides are warm when the clock starts.
 * `npm run bench:crawl -- --hosts 20 --pages 3000 --warm-up 2000 --rounds 3`, with `--merged` up to records
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { z } from "zod";
import { compare, type Crawl, headings, rowOf } from "./report.ts";
import { outcome, type Share, type Task } from "./side.ts";

const { values: options } = parseArgs({
  options: {
    hosts: { type: "string", default: "20" },
    pages: { type: "string", default: "3000" },
    "warm-up": { type: "string", default: "2000" },
    rounds: { type: "string", default: "3" },
    // Works out records beside our crawl as well, which the peer has nothing like.
    merged: { type: "boolean", default: false },
  },
});
const hosts = Number(options.hosts);
const perHost = Math.ceil(Number(options.pages) / hosts);
const hostsToWarmUp = Math.ceil(Number(options["warm-up"]) / perHost);

const root = fileURLToPath(new URL("../..", import.meta.url));
const peersFolder = join(root, "bench/peers");
if (!existsSync(join(peersFolder, "node_modules"))) {
  console.error("Crawlee is not installed; run: npm ci --prefix bench/peers --ignore-scripts");
  process.exit(1);
}

/** Runs a program to its end. */
async function run(file: string, ...args: string[]): Promise<void> {
  const [code] = await once(fork(file, args, { cwd: root, execArgv: [] }), "exit");
  if (code !== 0) process.exit(1);
}

await run(join(root, "scripts/build.mjs"));
const compiler = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin", "tsc");
await run(compiler, "-p", join(root, "bench/crawl"));
const start = (name: string, ...args: string[]): ChildProcess =>
  fork(join(root, "dist/bench/crawl", `${name}.js`), args, { execArgv: [] });

const site = start("site", String(hosts + hostsToWarmUp), String(perHost));
const [told]: unknown[] = await once(site, "message");
const press = z.object({ hosts: z.array(z.string()), sourceFiles: z.record(z.string(), z.string()) }).parse(told);
const scratch = mkdtempSync(join(tmpdir(), "sijill-bench-"));
const sourcesFolder = join(scratch, "sources");
mkdirSync(sourcesFolder);
for (const [name, text] of Object.entries(press.sourceFiles)) writeFileSync(join(sourcesFolder, name), text);

/** What some hosts of the press have, in turns as a crawl meets it. */
function shareOf(first: number, behind: number): Share {
  const numbers = [...press.hosts.keys()].slice(first, behind);
  return {
    sources: numbers.map((at) => `press_${at}`),
    articles: Array.from({ length: perHost }, (_, article) =>
      numbers.map((at) => `http://${press.hosts[at]}/article/${(at + 1) * 100_000 + article}`),
    ).flat(),
  };
}

/** Seconds of processor that the site has taken since it was asked last. */
async function costOfSite(): Promise<number> {
  site.send("cost");
  const [seconds]: unknown[] = await once(site, "message");
  return z.number().parse(seconds);
}

async function crawlWith(side: string, round: number): Promise<Crawl> {
  const task: Task = {
    warmUp: shareOf(0, hostsToWarmUp),
    measured: shareOf(hostsToWarmUp, press.hosts.length),
    sourcesFolder,
    peersFolder,
    dataFolder: join(scratch, `${side}-${round}`),
  };
  const child = start(side, ...(options.merged ? ["merged"] : []));
  child.send(task);
  await once(child, "message");
  await costOfSite();
  const [answer]: unknown[] = await once(child, "message");
  const siteCpu = await costOfSite();
  await once(child, "exit");
  return { ...outcome.parse(answer), siteCpu };
}

console.log(
  `${hosts * perHost} pages of 99 kB on ${hosts} hosts behind ${hostsToWarmUp * perHost} others, ours up to ${options.merged ? "records" : "facts"}`,
);
console.log(`${availableParallelism()} cores, ${loadavg()[0]?.toFixed(1)} of them wanted before\n${headings}`);
const ours: Crawl[] = [];
const peers: Crawl[] = [];
for (let round = 0; round < Number(options.rounds); round += 1) {
  ours.push(await crawlWith("sijill", round));
  console.log(rowOf("Sijill", ours.slice(-1)));
  peers.push(await crawlWith("crawlee", round));
  console.log(rowOf("Crawlee", peers.slice(-1)));
}
if (ours.length > 1)
  console.log(`median of ${ours.length} rounds\n${rowOf("Sijill", ours)}\n${rowOf("Crawlee", peers)}`);
console.log(compare(ours, peers));
site.disconnect();
rmSync(scratch, { recursive: true });
