/**
 * `npm run chaos`: a press is crawled by processes that are killed at random moments, and the register must be that of an
 * undisturbed crawl in the end. A run is told by its seed: `npm run chaos -- --seed 7`.
 */
import { parseArgs } from "node:util";
import { summary } from "./report.ts";
import { chaosOfRunner, chaosOfTeam } from "./runs.ts";

const { values } = parseArgs({
  options: {
    pages: { type: "string", default: "2000" },
    hosts: { type: "string", default: "20" },
    workers: { type: "string", default: "3" },
    kills: { type: "string", default: "50" },
    stops: { type: "string", default: "5" },
    form: { type: "string", default: "runner,team" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
  },
});
const options = {
  pages: Number(values.pages),
  hosts: Number(values.hosts),
  workers: Number(values.workers),
  kills: Number(values.kills),
  stops: Number(values.stops),
  seed: Number(values.seed),
};
const began = performance.now();
const tell = (text: string) => {
  process.stdout.write(`${((performance.now() - began) / 1000).toFixed(1).padStart(7)} s  ${text}\n`);
};

tell(`chaos ${JSON.stringify(options)}`);
const forms = { runner: chaosOfRunner, team: chaosOfTeam };
for (const form of ["runner", "team"] as const) {
  if (!values.form.includes(form)) continue;
  const report = await forms[form](options, tell);
  process.stdout.write(`${summary(form, report)}\n`);
  if (report.faults.length > 0) process.exitCode = 1;
}
