/** What an export writes, and where, as options say it. */
import { existsSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { SijillError } from "../errors.ts";
import { type ExportPaths, filePaths, folderPaths } from "../export/files.ts";
import { fileFormats, formats } from "../export/formats.ts";
import { fileFormatNames, formatNames, type TableName, tableNames } from "../export/names.ts";
import { withoutRejected } from "../export/rows/rows.ts";
import { loadTables } from "../export/schema.ts";
import { askedTable, type FileFormat, type Format, type TableSchema } from "../export/table.ts";
import type { FactSelection } from "../store/exports.ts";
import type { ExportOptions } from "./export.ts";
import { filterOf } from "./record-filter.ts";

const anyFormatNames = [...formatNames, ...fileFormatNames];
type AnyFormatName = (typeof anyFormatNames)[number];
const allFormats: { readonly [name in AnyFormatName]: Format | FileFormat } = { ...formats, ...fileFormats };

/** Where an export goes. */
export type Target =
  | { readonly kind: "stdout" }
  | { readonly kind: "file" | "folder"; readonly path: string; readonly paths: ExportPaths };

export interface Plan {
  readonly tables: readonly TableSchema[];
  readonly format: Format | FileFormat;
  readonly target: Target;
}

/**
 * @param isTerminal whether a person looks at standard output
 * @throws SijillError "wrong-use" for options that do not go together, and for files that are there already
 */
export function planOf(what: TableName | "all", options: ExportOptions, isTerminal: boolean): Plan {
  const { out, format: named, sidecars, force } = options;
  const format = allFormats[named ?? formatOf(out)];
  const names = what === "all" ? tableNames : [what];
  const all = loadTables();
  const tables = names
    .flatMap((name) => all.get(name) ?? [])
    .map((table) => askedTable(table, options.withText === true));
  const target = targetOf(out, { tables, format }, isTerminal);
  if (target.kind !== "stdout" && force !== true) {
    const { tables: files, schemas, dataPackage } = target.paths;
    refuseToOverwrite(sidecars ? [...files, ...schemas, dataPackage] : files);
  }
  return { tables, format, target };
}

/** The format that the end of a path names; CSV where it has none. */
function formatOf(out: string | undefined): AnyFormatName {
  const end = extname(out ?? "")
    .slice(1)
    .toLowerCase();
  if (end === "") return "csv";
  const known = anyFormatNames.find((name) => allFormats[name].extension === end);
  if (known !== undefined) return known;
  throw new SijillError(
    "wrong-use",
    `no format ends in .${end.slice(0, 20)}; name one by --format: ${anyFormatNames.join(", ")}`,
  );
}

function targetOf(out: string | undefined, { tables, format }: Omit<Plan, "target">, isTerminal: boolean): Target {
  const isOne = tables.length === 1;
  const holdsAll = "writeFile" in format;
  if (out === undefined || out === "-") {
    if (holdsAll || !isOne)
      throw new SijillError("wrong-use", `name a ${holdsAll ? "file" : "folder"} by --out: this is no stream`);
    if (out === undefined && isTerminal)
      throw new SijillError("wrong-use", "name a file by --out, or - for this terminal");
    return { kind: "stdout" };
  }
  const isFolder = out.endsWith("/") || (statSync(out, { throwIfNoEntry: false })?.isDirectory() ?? false);
  if (isOne || holdsAll) {
    const name = isOne ? (tables[0]?.name ?? "") : "sijill";
    const path = isFolder ? join(out, `${name}.${format.extension}`) : out;
    return { kind: "file", path, paths: filePaths(path, { tables, format }) };
  }
  if (!isFolder && extname(out) === `.${format.extension}`)
    throw new SijillError(
      "wrong-use",
      `a .${format.extension} file holds one table; name a folder by --out, and --format`,
    );
  return { kind: "folder", path: out, paths: folderPaths(out, { tables, format }) };
}

function refuseToOverwrite(paths: readonly string[]): void {
  const there = paths.find((path) => existsSync(path));
  if (there !== undefined)
    throw new SijillError("wrong-use", `${there} is there already; name another file, or replace it by --force`);
}

/**
 * Which rows are asked for.
 * @throws SijillError "wrong-use" for options that do not go together
 */
export function selectionOf(what: TableName | "all", options: ExportOptions): FactSelection {
  const { reviewed, withdrawn, asStated, state } = options;
  if (asStated === true) return { facts: factFilterOf(what, options) };
  if (reviewed === true && state !== undefined)
    throw new SijillError("wrong-use", "--reviewed stands for --state accepted,corrected; use one of them");
  const filter = filterOf(reviewed === true ? { ...options, state: ["accepted", "corrected"] } : options);
  return { records: { ...withoutRejected(filter), withdrawn } };
}

const stated: ReadonlySet<string> = new Set(["facts", "evidence", "articles"]);

function factFilterOf(what: TableName | "all", options: ExportOptions) {
  if (!stated.has(what)) throw new SijillError("wrong-use", "--as-stated is for facts, evidence and articles");
  const { types, statuses, from, to, text, outlets, ...others } = filterOf(options);
  const isOther = [...Object.values(others), options.reviewed, options.withdrawn].some((value) => value !== undefined);
  const [outlet, ...more] = outlets ?? [];
  if (isOther || more.length > 0)
    throw new SijillError("wrong-use", "--as-stated goes with --type, --status, --from, --to, --text and one --outlet");
  return { types, statuses, from, to, text, outlet };
}
