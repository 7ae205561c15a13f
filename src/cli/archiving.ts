import { existsSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { openBytes } from "../archive/bytes.ts";
import { exportArchive } from "../archive/export.ts";
import { importArchive, type ImportReport } from "../archive/import.ts";
import { ownAddress } from "../crawl/canonical.ts";
import { SijillError } from "../errors.ts";
import { count, type CrawlEvent, emptyReport } from "../pipeline/progress.ts";
import { openReaderThreads } from "../pipeline/reader.ts";
import { openReadingLine } from "../pipeline/reading-line.ts";
import { readSettings, type Settings } from "../settings.ts";
import type { Sources } from "../sources/load.ts";
import type { Register } from "../store/register.ts";
import type { ExportOptions, ImportOptions } from "./archive.ts";
import { findSource } from "./choose.ts";
import { tell, tellLine } from "./failure.ts";
import { identifyBy, kindOfOutlet, loadKnownSources } from "./known.ts";
import { mergeNow } from "./merging.ts";
import { write } from "./output/write.ts";
import { openExistingRegister, openRegister } from "./register.ts";
import { stopOnSignal } from "./stop.ts";
import { readVersion } from "./version.ts";

const day = 86_400_000;

/** Writes pages of the register to a WARC file, which is there when it is whole. */
export async function exportPages(file: string, { data, ...options }: ExportOptions): Promise<void> {
  const settings = readSettings(process.env, { dataFolder: data });
  if (!file.endsWith(".gz"))
    throw new SijillError("wrong-use", `${file}: archives are compressed; let the name end in .warc.gz`);
  if (existsSync(file) && options.force !== true)
    throw new SijillError("wrong-use", `${file} is there already; name another file, or replace it by --force`);
  const known = loadKnownSources(settings);
  const wanted = options.source?.map((name) => findSource(name, known).id) ?? null;
  const isWanted = (address: string) =>
    wanted === null || wanted.includes(known.forHost(new URL(address).hostname)?.id ?? "");
  const { from, to } = options;
  const filter = {
    from: from === undefined ? null : `${from}T00:00:00Z`,
    before: to === undefined ? null : new Date(Date.parse(to) + day).toISOString(),
    accepts: isWanted,
  };
  const register = await openExistingRegister(settings);
  try {
    let pages = 0;
    const about = { madeAt: new Date().toISOString(), software: `Sijill ${readVersion()}` };
    await writeWhole(
      file,
      exportArchive(register, filter, about, () => (pages += 1)),
    );
    await write(`${pages} pages written to ${file}\n`);
  } finally {
    await register.close();
  }
}

/** Writes a file beside its place, and puts it there when it is whole. */
async function writeWhole(path: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  const part = `${path}.part`;
  const file = await open(part, "w").catch((cause: unknown) => {
    throw new SijillError("not-readable", `${part} cannot be written; check folder and permissions`, { cause });
  });
  try {
    for await (const piece of pieces) await file.writeFile(piece);
    await file.sync();
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  await rename(part, path);
}

/** Takes the pages of WARC files into the register, reads them, and writes what came of it. */
export async function importPages(files: readonly string[], { data }: ImportOptions): Promise<void> {
  const settings = readSettings(process.env, { dataFolder: data });
  const known = loadKnownSources(settings);
  const register = await openRegister(settings);
  try {
    for (const file of files) await importFile(file, register, settings, known);
    await readImported(register, settings, known);
  } finally {
    await register.close();
  }
}

async function importFile(file: string, register: Register, settings: Settings, known: Sources): Promise<void> {
  const bytes = await openBytes(file).catch((error: unknown) => {
    if (!(error instanceof SijillError)) throw error;
    tell(error);
    process.exitCode = 1;
    return null;
  });
  if (bytes === null) return;
  try {
    const report = await importArchive(bytes, {
      register,
      canonical: (address) => ownForm(address, known),
      identify: identifyBy(known),
      maxBytes: settings.pageLimit,
      fail({ offset, address, code, message }) {
        tellLine(address === null ? message : `${address}: ${message}`, code, `${file}, byte ${offset}`);
        process.exitCode = 1;
      },
    });
    await write(`${file}: ${importText(report)}\n`);
  } finally {
    await bytes.close();
  }
}

/** An address as a crawl of its source would keep it. */
function ownForm(address: string, known: Sources): string {
  const source = known.forHost(new URL(address).hostname);
  return source === null ? address : (ownAddress(address, address, source) ?? address);
}

function importText({ records, kept, known, passedOver, failed }: ImportReport): string {
  const kinds = Object.entries(passedOver).map(([kind, times]) => `${times} ${kind}`);
  const over = kinds.length === 0 ? "none" : kinds.join(", ");
  return `${records} records; ${kept} pages kept, ${known} known already, ${failed} failed; passed over: ${over}`;
}

/** Reads what was imported, with everything else in the register that nobody has read. */
async function readImported(register: Register, settings: Settings, known: Sources): Promise<void> {
  const reader = openReaderThreads(settings, Math.min(4, availableParallelism()));
  const stopping = stopOnSignal();
  let report = emptyReport;
  const tellEvent = (event: CrawlEvent): void => {
    report = count(report, event);
    if (event.kind !== "failed") return;
    tellLine(event.message, event.code, event.address);
    process.exitCode = 1;
  };
  try {
    const line = openReadingLine({ register, reader, kindOf: kindOfOutlet(known), tell: tellEvent }, stopping.signal);
    await line.addUnread();
    await line.end();
    await mergeNow(register, stopping.signal);
    await write(`${report.articles} articles with ${report.facts} facts\n`);
  } finally {
    stopping.end();
    await reader.close();
  }
}
