/**
 * How long the register takes to answer what the desk asks: lists in every order and with filters, search, counts, sums, one record.
 * It is filled in a folder that is thrown away: `npx tsx bench/records/run.ts --records 200000 --facts 5`. Times are medians of warm
 * answers, in milliseconds; one above the limit sets exit status 1.
 */
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import type { RecordFilter, RecordOrder } from "../../src/store/record-filter.ts";
import { openDatabase } from "../../src/store/open.ts";
import { SqlRegister } from "../../src/store/sql/register.ts";
import { fill } from "./fill.ts";
import { multiply } from "./multiply.ts";
import { recordsOf } from "./press.ts";

const { values } = parseArgs({
  options: {
    records: { type: "string", default: "200000" },
    facts: { type: "string", default: "5" },
    rounds: { type: "string", default: "15" },
    seed: { type: "string", default: "1" },
    limit: { type: "string", default: "150" },
    data: { type: "string" },
  },
});
/** So often is stored what is made up: making takes longer than storing. */
const copies = 20;
const limit = Number(values.limit);
const folder = values.data ?? mkdtempSync(join(tmpdir(), "sijill-records-"));
const file = join(folder, "register.db");
const { database, close } = await openDatabase(file);
const register = new SqlRegister(database, close);
if ((await register.countRecords({})).all === 0) {
  const begun = performance.now();
  const made = Math.ceil(Number(values.records) / copies);
  const facts = await fill(database, recordsOf(made, Number(values.facts), Number(values.seed)));
  await multiply(database, copies);
  const seconds = Math.round((performance.now() - begun) / 1000);
  console.log(
    `filled with ${values.records} records of ${facts * copies} facts in ${seconds} s, ${megabytes(file)} MB`,
  );
}

const page = 50;
const newest: RecordOrder = { by: "since", descending: true };
const [sample] = (await register.listRecords({}, newest, 1)).records;
const rare = sample?.parties[0]?.name ?? "";
const filters: readonly (readonly [string, RecordFilter])[] = [
  ["all", {}],
  ["pending", { states: ["pending"] }],
  ["rejected or flagged", { states: ["rejected", "needs-second-look"] }],
  ["funds realised in a year", { types: ["funds"], statuses: ["realised"], from: "2019", to: "2019" }],
  ["a region", { regions: sample?.regions.slice(0, 1) ?? [] }],
  ["a sector and a language", { sectors: sample?.sectors.slice() ?? [], languages: ["ar"] }],
  ["an outlet, pending", { outlets: [sample?.outlets[0] ?? ""], states: ["pending"] }],
  ["a party", { parties: [rare.toLowerCase()] }],
  ["a rule, unsure", { rules: sample?.rules.slice(0, 1) ?? [], mostConfidence: 0.5 }],
  ["sure and large, two outlets", { leastConfidence: 0.9, leastValue: 100_000_000, leastOutlets: 2 }],
  ["told in two ways", { disagreeing: true }],
  ["saying a rare word", { text: rare }],
  ["saying a common word", { text: "textil" }],
  ["saying two words", { text: "نسيج بضواحي" }],
  [
    "saying a common word, in a region",
    { text: "atelier", regions: sample?.regions.slice(1) ?? [], states: ["pending"] },
  ],
  ["behind a sum", { types: ["funds"], units: ["MAD"], statuses: ["realised"], summed: true }],
  ["behind a sum of a region", { types: ["jobs"], regions: sample?.regions.slice(0, 1) ?? [], summed: true }],
  ["promises with a result", { courses: ["result"] }],
  ["nothing", { kinds: ["procurement"] }],
];
const orders = ["confidence", "date", "since", "changed", "value", "source"] as const;

const slow: string[] = [];
for (const [name, filter] of filters) {
  for (const by of orders)
    await measure(`list, ${name}, by ${by}`, () =>
      register.listRecords(filter, { by, descending: by !== "source" }, page),
    );
  await measure(`count, ${name}`, () => register.countRecords(filter));
}
const { next } = await register.listRecords({}, newest, 1000);
await measure("list, all, further on", () => register.listRecords({}, newest, page, next));
const undertakings: readonly (readonly [string, RecordFilter])[] = [
  ["all", {}],
  ["a region", { regions: sample?.regions.slice(0, 1) ?? [] }],
  ["a sector and a year", { sectors: sample?.sectors.slice() ?? [], from: "2019", to: "2019" }],
  ["a rare word", { text: rare }],
  ["nothing", { programmes: ["none"] }],
];
for (const [name, filter] of undertakings)
  for (const by of ["value", "date"] as const)
    await measure(`undertakings, ${name}, by ${by}`, () =>
      register.listUndertakings(filter, { by, descending: true }, page),
    );
for (const family of [null, "sector", "region", "programme", "party"] as const)
  await measure(`sums, ${family ?? "all"}`, () => register.sumRecords(family));
const parties = (await register.sumRecords("party")).flatMap(({ tag }) => tag ?? []);
await measure("names of 200 parties", () => register.namesOfParties([...new Set(parties)].slice(0, 200)));
await measure("sources of records", () => register.sourcesOfRecords());
await measure("one record", () => register.findRecord(sample?.id ?? ""));
console.log(slow.length === 0 ? `all within ${limit} ms` : `above ${limit} ms: ${slow.join("; ")}`);
process.exitCode = slow.length === 0 ? 0 : 1;
await register.close();
if (values.data === undefined) rmSync(folder, { recursive: true });

async function measure(name: string, ask: () => Promise<unknown>): Promise<void> {
  await ask();
  const times: number[] = [];
  for (let round = 0; round < Number(values.rounds); round += 1) {
    const begun = performance.now();
    await ask();
    times.push(performance.now() - begun);
  }
  times.sort((one, other) => one - other);
  const median = times[Math.floor(times.length / 2)] ?? Number.NaN;
  if (median > limit) slow.push(name);
  console.log(`${median.toFixed(1).padStart(8)}  ${name}`);
}

function megabytes(path: string): number {
  return Math.round((statSync(path).size + (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0)) / 1e6);
}
