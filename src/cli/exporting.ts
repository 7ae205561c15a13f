import { performance } from "node:perf_hooks";
import { pipeline } from "node:stream/promises";
import { exportToFile, exportToFolder, type ExportJob } from "../export/files.ts";
import type { TableName } from "../export/names.ts";
import { tableRows } from "../export/rows/rows.ts";
import type { WrittenFile } from "../export/sidecars/data-package.ts";
import type { Row } from "../export/table.ts";
import { SijillError } from "../errors.ts";
import type { Register } from "../store/register.ts";
import type { ExportOptions } from "./export.ts";
import { planOf, selectionOf, type Target } from "./export-plan.ts";
import { tellLine } from "./failure.ts";
import { openLiveLine } from "./output/live-line.ts";
import { cell, tableText } from "./output/table.ts";
import { screen } from "./output/screen.ts";
import { write } from "./output/write.ts";
import { withRegister } from "./register.ts";
import { stopOnSignal } from "./stop.ts";
import { readVersion } from "./version.ts";

/** Rows between two looks at how far it has got. */
const shownEvery = 1_000;

/** Writes tables of the register as files, or one to standard output. */
export async function exportTables(what: TableName | "all", options: ExportOptions): Promise<void> {
  const plan = planOf(what, options, screen.isTerminal);
  const asked = { selection: selectionOf(what, options), text: options.withText === true };
  const stopping = stopOnSignal(() => {});
  const line = openLiveLine();
  let rows = 0;
  const job: ExportJob = {
    tables: plan.tables,
    format: plan.format,
    asked,
    options: { titles: options.language ?? null, byteOrderMark: options.bom === true },
    about: options.sidecars ? { at: new Date().toISOString(), version: readVersion() } : null,
    count: (table) => {
      rows += 1;
      if (rows % shownEvery === 0) line.show(`${table}: ${rows.toLocaleString("en")} rows`);
    },
    signal: stopping.signal,
  };
  const begun = performance.now();
  try {
    await withRegister(options.data, async (register) => {
      const written = await writeTo(plan.target, register, job);
      line.stop();
      if (written !== null) await write(sumText(written, (performance.now() - begun) / 1000));
    });
  } catch (error) {
    if (!stopping.signal.aborted) throw error;
    tellLine("stopped; nothing was left behind", "stopped");
    process.exitCode = 130;
  } finally {
    line.stop();
    stopping.end();
  }
}

/** @returns null for standard output, which has nothing beside it */
async function writeTo(target: Target, register: Register, job: ExportJob): Promise<WrittenFile[] | null> {
  if (target.kind === "file") return exportToFile(register, job, target.path);
  if (target.kind === "folder") return exportToFolder(register, job, target.path);
  const { tables, format, options, asked, signal } = job;
  const [table] = tables;
  if (table === undefined || !("write" in format)) throw new SijillError("wrong-use", "this is no stream");
  const rows = until(signal, tableRows(register, table.name, asked));
  await pipeline(format.write(table, rows, options), process.stdout, { end: false });
  return null;
}

async function* until(signal: AbortSignal, rows: AsyncIterable<Row>): AsyncGenerator<Row> {
  for await (const row of rows) {
    signal.throwIfAborted();
    yield row;
  }
}

function sumText(files: readonly WrittenFile[], seconds: number): string {
  const lines = files.map(({ table, rows, bytes, path }) => [
    cell(table),
    rows.toLocaleString("en"),
    bytes.toLocaleString("en"),
    cell(path),
  ]);
  return `${tableText(lines, { names: ["table", "rows", "bytes", "file"] })}in ${seconds.toFixed(1)} s\n`;
}
