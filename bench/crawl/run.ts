/**
 * Speed of a crawl beside Crawlee's CheerioCrawler, on the same site, on the same machine, in turns: ours from addresses to
 * stored facts, the peer's fetching and parsing alone. `npm run bench:crawl -- --hosts 20 --pages 1000 --rounds 3`
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { z } from "zod";
import { type Outcome, outcome, type Task } from "./side.ts";

const { values: options } = parseArgs({
  options: {
    hosts: { type: "string", default: "20" },
    pages: { type: "string", default: "1000" },
    rounds: { type: "string", default: "3" },
  },
});
const hosts = Number(options.hosts);
const perHost = Math.ceil(Number(options.pages) / hosts);

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const start = (name: string, ...args: string[]): ChildProcess =>
  fork(here(name), args, { execArgv: ["--import", "tsx"] });

if (!existsSync(here("../peers/node_modules"))) {
  console.error("Crawlee is not installed; run: npm ci --prefix bench/peers --ignore-scripts");
  process.exit(1);
}

const site = start("site.ts", String(hosts), String(perHost));
const [told]: unknown[] = await once(site, "message");
const press = z.object({ hosts: z.array(z.string()), sourceFiles: z.record(z.string(), z.string()) }).parse(told);
const scratch = mkdtempSync(join(tmpdir(), "sijill-bench-"));
const sourcesFolder = join(scratch, "sources");
mkdirSync(sourcesFolder);
for (const [name, text] of Object.entries(press.sourceFiles)) writeFileSync(join(sourcesFolder, name), text);
const articles = Array.from({ length: perHost }, (_, at) =>
  press.hosts.map((host, number) => `http://${host}/article/${(number + 1) * 100_000 + at}`),
).flat();

async function crawlWith(side: string, round: number): Promise<Outcome> {
  const dataFolder = join(scratch, `${side}-${round}`);
  const task: Task = { articles, sourcesFolder, dataFolder };
  const child = start(`${side}.ts`);
  child.send(task);
  const [answer]: unknown[] = await once(child, "message");
  await once(child, "exit");
  return outcome.parse(answer);
}

const sides = ["sijill", "crawlee"];
const results: Outcome[][] = sides.map(() => []);
for (let round = 0; round < Number(options.rounds); round += 1) {
  for (const [at, side] of sides.entries()) {
    const result = await crawlWith(side, round);
    results[at]?.push(result);
    console.log(side, result, loadavg());
  }
}
site.disconnect();
rmSync(scratch, { recursive: true });
