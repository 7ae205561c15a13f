/**
 * How fast rows become files, in how much memory, beside what others make of the same rows:
 * `npm run bench:export -- --rows 1000000`; `--only csv,parquet` runs some of them; `--data FOLDER` takes the records of the register in that
 * folder in place of made-up ones. Each is a process of its own; memory is the most that it has held, seconds of CPU are its own, of all threads.
 */
import { spawnSync } from "node:child_process";
import { createWriteStream, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { formats } from "../../src/export/formats.ts";
import { loadTables } from "../../src/export/schema.ts";
import { askedTable, type FileFormat, type Format, type Row } from "../../src/export/table.ts";
import { type Peer, peers } from "./peers.ts";
import { madeRows, registerRows, sampleRows } from "./rows-of.ts";

const { values } = parseArgs({
  options: {
    rows: { type: "string", default: "1000000" },
    only: { type: "string" },
    data: { type: "string" },
    /** Of a process that measures one: where it works. */
    folder: { type: "string" },
    measure: { type: "string" },
  },
});
const records = loadTables().get("records");
if (records === undefined) throw new Error("There is no table of records.");
const table = askedTable(records, false);
const names = [...Object.keys(formats), ...Object.keys(peers)];

if (values.measure === undefined) await measureAll();
else await measure(values.measure, values.folder ?? ".");

async function measureAll(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "sijill-export-"));
  // What DuckDB reads is what Parquet wrote before.
  const wanted = values.only?.split(",") ?? names;
  if (values.data === undefined) writeFileSync(join(folder, "sample.json"), JSON.stringify(await sampleRows(folder)));
  console.log("what                          rows         s    s of CPU   rows/s of CPU   MB of file   MB of memory");
  for (const name of names.filter((one) => wanted.includes(one))) {
    const own = [...process.execArgv, fileURLToPath(import.meta.url), ...process.argv.slice(2)];
    const args = [...own, "--measure", name, "--folder", folder];
    if (spawnSync(process.execPath, args, { stdio: "inherit" }).status !== 0) process.exitCode = 1;
  }
  rmSync(folder, { recursive: true });
}

async function measure(name: string, folder: string): Promise<void> {
  let count = 0;
  async function* counted(): AsyncGenerator<Row> {
    const rows =
      values.data === undefined
        ? madeRows(join(folder, "sample.json"), Number(values.rows))
        : registerRows(values.data);
    for await (const row of rows) {
      count += 1;
      yield row;
    }
  }
  const file = join(folder, `${name.replaceAll(/\W+/g, "-")}.out`);
  const [begun, before] = [performance.now(), process.cpuUsage()];
  await write(name, file, counted(), folder);
  const seconds = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(before);
  const cpu = (user + system) / 1e6;
  const rows = count === 0 ? Number(values.rows) : count;
  const memory = process.resourceUsage().maxRSS / 1024;
  const figures = [
    rows,
    seconds.toFixed(1),
    cpu.toFixed(1),
    Math.round(rows / cpu),
    megabytes(file),
    Math.round(memory),
  ];
  const widths = [10, 10, 12, 16, 13, 15];
  console.log(name.padEnd(24) + figures.map((figure, at) => String(figure).padStart(widths[at] ?? 0)).join(""));
}

async function write(name: string, file: string, rows: AsyncIterable<Row>, folder: string): Promise<void> {
  const peer: Peer | undefined = peers[name];
  if (peer !== undefined) {
    await peer(file, table, rows, join(folder, "parquet.out"));
    return;
  }
  const format = (Object.values(formats) as readonly (Format | FileFormat)[]).find((one) => one.name === name);
  if (format === undefined) throw new Error(`There is no format ${name}.`);
  if ("writeFile" in format) await format.writeFile(file, [{ table, rows }]);
  else await pipeline(format.write(table, rows, { titles: null, byteOrderMark: false }), createWriteStream(file));
}

function megabytes(file: string): number {
  return Math.round(statSync(file).size / 1e6);
}
