/**
 * `npm run chaos`: a press is crawled by processes that are killed at random moments, and the register must be that of an
 * undisturbed crawl in the end. A run is told by its seed: `npm run chaos -- --seed 7`.
 */
import { parseArgs } from "node:util";
import { summary } from "./report.ts";
import { chaosOfRunner } from "./runs.ts";

const { values } = parseArgs({
  options: {
    pages: { type: "string", default: "2000" },
    hosts: { type: "string", default: "20" },
    kills: { type: "string", default: "50" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
  },
});
const options = {
  pages: Number(values.pages),
  hosts: Number(values.hosts),
  kills: Number(values.kills),
  seed: Number(values.seed),
};
const began = performance.now();
const tell = (text: string) => {
  process.stdout.write(`${((performance.now() - began) / 1000).toFixed(1).padStart(7)} s  ${text}\n`);
};

tell(`chaos ${JSON.stringify(options)}`);
const report = await chaosOfRunner(options, tell);
process.stdout.write(`${summary("runner", report)}\n`);
process.exitCode = report.faults.length === 0 ? 0 : 1;
