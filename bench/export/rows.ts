/**
 * How fast the tables of a register flow out as CSV, and in how much memory. It is filled in a folder that is thrown away:
 * `npx tsx bench/export/rows.ts --records 200000 --facts 5`; `--data` names a folder that is kept, and filled where it is empty.
 * Memory is the most that a process of its own has held since it was started.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { csv } from "../../src/export/csv.ts";
import { tableNames } from "../../src/export/names.ts";
import { tableRows } from "../../src/export/rows/rows.ts";
import { loadTables } from "../../src/export/schema.ts";
import { askedTable, type Row } from "../../src/export/table.ts";
import type { RecordFilter } from "../../src/store/record-filter.ts";
import { openDatabase } from "../../src/store/open.ts";
import { SqlRegister } from "../../src/store/sql/register.ts";
import { fill } from "../records/fill.ts";
import { multiply } from "../records/multiply.ts";
import { recordsOf } from "../records/press.ts";

const { values } = parseArgs({
  options: {
    records: { type: "string", default: "200000" },
    facts: { type: "string", default: "5" },
    seed: { type: "string", default: "1" },
    data: { type: "string" },
    /** Name of what is measured, by a process of its own. */
    only: { type: "string" },
  },
});
/** So often is stored what is made up: making takes longer than storing. */
const copies = 20;
const folder = values.data ?? mkdtempSync(join(tmpdir(), "sijill-export-"));
const filters: { readonly [name: string]: RecordFilter } = {
  all: {},
  "of a common word": { text: "textil" },
  "of a rare rule and region": { rules: ["jobs/wording-3"], regions: ["casablanca-settat"] },
};

if (values.only === undefined) await measureAll();
else await measure(values.only);

async function measureAll(): Promise<void> {
  const { database, close } = await openDatabase(join(folder, "sijill.db"));
  const register = new SqlRegister(database, close);
  if ((await register.countRecords({})).all === 0) {
    await fill(
      database,
      recordsOf(Math.ceil(Number(values.records) / copies), Number(values.facts), Number(values.seed)),
    );
    await multiply(database, copies);
  }
  await register.close();
  console.log(
    "table       filter                        rows        s   s of CPU  rows/s of CPU   MB of CSV   MB of memory",
  );
  for (const table of tableNames)
    for (const filter of Object.keys(filters)) {
      const own = [
        ...process.execArgv,
        fileURLToPath(import.meta.url),
        "--data",
        folder,
        "--only",
        `${table}:${filter}`,
      ];
      if (spawnSync(process.execPath, own, { stdio: "inherit" }).status !== 0) process.exitCode = 1;
    }
  if (values.data === undefined) rmSync(folder, { recursive: true });
}

async function measure(what: string): Promise<void> {
  const [name = "", filter = ""] = what.split(":");
  const table = loadTables().get(tableNames.find((one) => one === name) ?? "records");
  if (table === undefined) throw new Error(`There is no table ${name}.`);
  const { database, close } = await openDatabase(join(folder, "sijill.db"));
  const register = new SqlRegister(database, close);
  const begun = performance.now();
  const before = cpuSeconds();
  let [rows, bytes] = [0, 0];
  async function* counted(): AsyncGenerator<Row> {
    const asked = { selection: { records: filters[filter] ?? {} }, text: false };
    for await (const row of tableRows(register, table?.name ?? "records", asked)) {
      rows += 1;
      yield row;
    }
  }
  const options = { titles: null, byteOrderMark: false };
  for await (const piece of csv.write(askedTable(table, false), counted(), options)) bytes += piece.byteLength;
  const seconds = (performance.now() - begun) / 1000;
  const cpu = cpuSeconds() - before;
  const memory = process.resourceUsage().maxRSS / 1024;
  const figures = [
    rows,
    seconds.toFixed(1),
    cpu.toFixed(1),
    Math.round(rows / cpu),
    Math.round(bytes / 1e6),
    Math.round(memory),
  ];
  const widths = [9, 9, 11, 15, 12, 15];
  const cells = figures.map((figure, at) => String(figure).padStart(widths[at] ?? 0)).join("");
  console.log(`${name.padEnd(12)}${filter.padEnd(26)}${cells}`);
  await register.close();
}

/** Of this process: what others on the machine take from it does not count. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
