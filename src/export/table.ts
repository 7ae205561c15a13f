/** What an export is made of: tables with described columns, rows, and formats that write them. */
import type { TableName } from "./names.ts";

/** A cell. Lists are of texts; `json` columns hold what JSON can; null is empty. */
export type Cell = JsonValue;
/** What JSON can say. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** The cells of a row by the names of their columns; every column of its table is there. */
export type Row = Readonly<Record<string, Cell>>;

/** Languages that titles of columns are there in; machine names are the same in all. */
export const titleLanguages = ["en", "fr", "ar"] as const;
/** One of `titleLanguages`. */
export type TitleLanguage = (typeof titleLanguages)[number];

/**
 * What the cells of a column are, where that is not a text, number or truth value:
 *
 * - `date`: a day, "2018-12-31"; `datetime`: an instant in UTC, "2018-12-31T08:00:00.000Z"
 * - `list`: texts, whose order says nothing
 */
export const columnTypes = ["string", "integer", "number", "boolean", "date", "datetime", "list", "json"] as const;
/** One of `columnTypes`. */
export type ColumnType = (typeof columnTypes)[number];

/** A column with what it means. */
export interface Column {
  /** Stable: what programs call it. */
  readonly name: string;
  readonly type: ColumnType;
  /** Whether every row has it. */
  readonly required: boolean;
  /** Left out of exports unless asked for. */
  readonly onRequest: boolean;
  readonly title: { readonly [language in TitleLanguage]: string };
  readonly meaning: string;
  /** What a number counts; null where its meaning says it. */
  readonly unit: string | null;
  /** What may stand in it, with what each means; null where that is open. */
  readonly codes: { readonly [code: string]: string } | null;
}

/** A table with what its rows are and which columns they have. */
export interface TableSchema {
  readonly name: TableName;
  readonly title: { readonly [language in TitleLanguage]: string };
  readonly meaning: string;
  /** Columns that tell rows apart. */
  readonly key: readonly string[];
  readonly columns: readonly Column[];
}

/** How a table is written. */
export interface WriteOptions {
  /** Titles of columns in a language, in place of their names. */
  readonly titles: TitleLanguage | null;
  /** CSV: a byte order mark, by which Excel knows UTF-8. */
  readonly byteOrderMark: boolean;
}

/** What a format says about itself. */
export interface FormatAbout {
  readonly name: string;
  /** Without the dot. */
  readonly extension: string;
  readonly mediaType: string;
  /** Whether it is rows under a head: lists are joined in one text, and titles stand over columns in place of names where they are asked for. */
  readonly isSheet: boolean;
}

/** Writes one table as a stream of bytes. Rows are taken as the reader asks for bytes: memory does not grow with their number. */
export interface Format extends FormatAbout {
  /** The bytes of a file that holds one table. */
  write(table: TableSchema, rows: AsyncIterable<Row>, options: WriteOptions): AsyncIterable<Uint8Array>;
}

/** A table as it is exported: with the columns that are left out unless asked for, or without them. */
export function askedTable(table: TableSchema, withText: boolean): TableSchema {
  return withText ? table : { ...table, columns: table.columns.filter(({ onRequest }) => !onRequest) };
}

/** A table with the rows that are to be written of it. */
export interface TableRows {
  readonly table: TableSchema;
  readonly rows: AsyncIterable<Row>;
}

/** Writes any number of tables into one file that is no stream: parts of it are written again as others come. */
export interface FileFormat extends FormatAbout {
  /**
   * Writes beside the file and puts it in its place when it is whole; a file that is there is replaced.
   * @throws SijillError "not-readable" where the folder is missing, closed or full; nothing is left behind then
   */
  writeFile(file: string, tables: Iterable<TableRows>): Promise<void>;
}
