/** The Data Package (https://datapackage.org, version 2.0) of an export: what the files are, and how to trust and read them. */
import type { FactSelection } from "../../store/exports.ts";
import { listDelimiter } from "../joined.ts";
import type { TableName } from "../names.ts";
import type { FormatAbout, TableSchema } from "../table.ts";
import { type Descriptor, tableSchema, type Written } from "./table-schema.ts";

/** A file that holds a table. */
export interface WrittenFile {
  readonly table: TableName;
  /** Its path, relative to that of the description. */
  readonly path: string;
  readonly rows: number;
  readonly bytes: number;
  /** SHA-256, hexadecimal. */
  readonly sha256: string;
}

export interface PackageAbout {
  /** ISO 8601 instant of the export. */
  readonly at: string;
  /** Version of the program. */
  readonly version: string;
  readonly selection: FactSelection;
}

/** @param files one for each table that was written, in their order */
export function dataPackage(files: readonly WrittenFile[], written: Written, about: PackageAbout): Descriptor {
  return {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: "sijill",
    title: "Sijill: what the Moroccan press reports as promised and delivered",
    description: sums,
    created: about.at,
    generator: `Sijill ${about.version}`,
    selection: selectionOf(about.selection),
    resources: files.flatMap((file) => {
      const table = written.tables.find(({ name }) => name === file.table);
      return table === undefined ? [] : [resourceOf(file, table, written)];
    }),
  };
}

const sums =
  "For sums of records take one unit at a time, leave out rows of which is_part is true or per is not empty, and indicators. " +
  "Currencies are as the press tells them; nothing is converted.";

function selectionOf(selection: FactSelection): Descriptor {
  const [of, filter] = "facts" in selection ? ["facts", selection.facts] : ["records", selection.records];
  const conditions = Object.entries(filter).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return { of, filter: Object.fromEntries(conditions) };
}

function resourceOf({ path, rows, bytes, sha256 }: WrittenFile, table: TableSchema, written: Written): Descriptor {
  const { format, titles } = written;
  return {
    name: table.name,
    type: "table",
    title: table.title[titles ?? "en"],
    description: [table.meaning, ...notesOn(format)].join(". "),
    path,
    format: format.extension,
    mediatype: format.mediaType.replace(/;.*$/, ""),
    encoding: "utf-8",
    bytes,
    hash: `sha256:${sha256}`,
    rows,
    ...dialectOf(format, table),
    schema: tableSchema(table, written),
  };
}

/** Where in the file the rows stand (Table Dialect 1.0). */
function dialectOf({ name }: FormatAbout, table: TableSchema): Descriptor {
  if (name === "csv") return { dialect: { delimiter: ",", lineTerminator: "\r\n", quoteChar: '"', doubleQuote: true } };
  if (name === "json") return { dialect: { property: "rows" } };
  return name === "sqlite" ? { dialect: { table: table.name } } : {};
}

function notesOn({ name, isSheet }: FormatAbout): string[] {
  const lists = `Parts of lists are joined by "${listDelimiter}", and a bar within a part has a backslash before it`;
  const formulas =
    "A text that begins with =, +, -, @ or a tab has an apostrophe before it, so that no spreadsheet runs it";
  return [...(isSheet ? [lists] : []), ...(name === "csv" ? [formulas] : [])];
}
