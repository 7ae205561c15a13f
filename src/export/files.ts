/** Exports as files: the tables, and beside them what describes them. */
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Exports } from "../store/exports.ts";
import type { TableName } from "./names.ts";
import { type RowsAsked, tableRows } from "./rows/rows.ts";
import { dataPackage, type PackageAbout, type WrittenFile } from "./sidecars/data-package.ts";
import { rowSchema } from "./sidecars/json-schema.ts";
import type { FileFormat, Format, Row, TableRows, TableSchema, WriteOptions } from "./table.ts";
import { writeFailure, writeWhole } from "../store/whole-file.ts";

/** What is exported, and how. */
export interface ExportJob {
  /** With the columns that are asked for. */
  readonly tables: readonly TableSchema[];
  readonly asked: RowsAsked;
  readonly format: Format | FileFormat;
  readonly options: WriteOptions;
  /** What the descriptions say; null for an export without them. */
  readonly about: Omit<PackageAbout, "selection"> | null;
  /** Told of every row that is written. */
  readonly count: (table: TableName) => void;
  /** Once aborted, nothing is left behind and the export ends with its reason. */
  readonly signal: AbortSignal;
}

/** The paths of an export: of its tables, and of what describes them. */
export interface ExportPaths {
  /** One for each table; the same for all where the format holds several. */
  readonly tables: readonly string[];
  /** One for each table, or none. */
  readonly schemas: readonly string[];
  readonly dataPackage: string;
}

/**
 * Where an export into one file goes: `NAME.csv`, `NAME.schema.json` and `NAME.datapackage.json`. A file of several tables holds itself
 * what their columns mean.
 */
export function filePaths(file: string, { tables, format }: Pick<ExportJob, "tables" | "format">): ExportPaths {
  const end = `.${format.extension}`;
  const stem = file.endsWith(end) ? file.slice(0, -end.length) : file;
  return {
    tables: tables.map(() => file),
    schemas: tables.length === 1 ? [`${stem}.schema.json`] : [],
    dataPackage: `${stem}.datapackage.json`,
  };
}

/** Where an export into a folder goes: a file for each table, its schema, and `datapackage.json`. */
export function folderPaths(folder: string, { tables, format }: Pick<ExportJob, "tables" | "format">): ExportPaths {
  return {
    tables: tables.map(({ name }) => join(folder, `${name}.${format.extension}`)),
    schemas: tables.map(({ name }) => join(folder, `${name}.schema.json`)),
    dataPackage: join(folder, "datapackage.json"),
  };
}

/**
 * Writes the tables of an export into one file, which holds one table unless the format takes several, and its descriptions.
 * @throws SijillError "wrong-use" for a filter that cannot be used, "not-readable" for a place that cannot be written
 */
export async function exportToFile(register: Exports, job: ExportJob, file: string): Promise<WrittenFile[]> {
  return writeAll(register, job, filePaths(file, job));
}

/** Writes each table into a file of a folder, which is there when all of it is whole; in a folder that is there files are replaced. */
export async function exportToFolder(register: Exports, job: ExportJob, folder: string): Promise<WrittenFile[]> {
  const part = `${folder}.part`;
  await makeFolder(part, folder);
  try {
    const written = await writeAll(register, job, folderPaths(part, job));
    await makeFolder(folder, folder);
    const { tables, schemas, dataPackage: described } = folderPaths(part, job);
    for (const path of [...tables, ...(job.about === null ? [] : [...schemas, described])])
      await rename(path, join(folder, basename(path)));
    return written;
  } finally {
    await rm(part, { recursive: true, force: true });
  }
}

async function makeFolder(path: string, wanted: string): Promise<void> {
  await mkdir(path, { recursive: true }).catch((error: unknown) => {
    throw writeFailure(error, wanted);
  });
}

async function writeAll(register: Exports, job: ExportJob, paths: ExportPaths): Promise<WrittenFile[]> {
  const { tables, format } = job;
  const counts = new Map<TableName, number>();
  const all = tables.map((table) => ({ table, rows: counted(register, table.name, job, counts) }));
  if ("writeFile" in format) await format.writeFile(paths.tables[0] ?? "", all);
  else for (const [at, one] of all.entries()) await writeStream(one, format, job.options, paths.tables[at] ?? "");
  const written: WrittenFile[] = [];
  for (const [at, { name }] of tables.entries()) {
    const path = paths.tables[at] ?? "";
    written.push({ table: name, path: basename(path), rows: counts.get(name) ?? 0, ...(await measure(path)) });
  }
  await describe(job, paths, written);
  return written;
}

async function writeStream(
  { table, rows }: TableRows,
  format: Format,
  options: WriteOptions,
  path: string,
): Promise<void> {
  await writeWhole(path, (part) => pipeline(format.write(table, rows, options), createWriteStream(part)));
}

async function* counted(
  register: Exports,
  name: TableName,
  { asked, count, signal }: ExportJob,
  counts: Map<TableName, number>,
): AsyncGenerator<Row> {
  for await (const row of tableRows(register, name, asked)) {
    signal.throwIfAborted();
    counts.set(name, (counts.get(name) ?? 0) + 1);
    count(name);
    yield row;
  }
}

async function measure(path: string): Promise<Pick<WrittenFile, "bytes" | "sha256">> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return { bytes: (await stat(path)).size, sha256: hash.digest("hex") };
}

async function describe(job: ExportJob, paths: ExportPaths, written: readonly WrittenFile[]): Promise<void> {
  const { about, tables, format, options } = job;
  if (about === null) return;
  for (const [at, path] of paths.schemas.entries()) {
    const table = tables[at];
    if (table !== undefined) await writeJson(path, rowSchema(table, options.titles ?? "en"));
  }
  const { titles } = options;
  const described = dataPackage(written, { format, titles, tables }, { ...about, selection: job.asked.selection });
  await writeJson(paths.dataPackage, described);
}

async function writeJson(path: string, value: object): Promise<void> {
  await writeWhole(path, (part) => writeFile(part, `${JSON.stringify(value, null, 2)}\n`));
}
