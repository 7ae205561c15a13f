/** Comma-separated values (RFC 4180): UTF-8, lines end in CR LF, and no cell is a formula. */
import { stringify } from "csv-stringify/sync";
import { encoded } from "./chunks.ts";
import { joinList } from "./joined.ts";
import type { Cell, ColumnType, Format, Row, TableSchema, WriteOptions } from "./table.ts";

/** Rows made into text at once: each call of the library has its cost. */
const rowsAtOnce = 100;
/** What spreadsheets take for the beginning of a formula, in full width as well. */
const formulaLike = /^[=+\-@\t\r\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}]/u;

export const csv: Format = {
  name: "csv",
  extension: "csv",
  mediaType: "text/csv; charset=utf-8",
  isSheet: true,
  write: (table, rows, options) => encoded(linesOf(table, rows, options)),
};

async function* linesOf(
  { columns }: TableSchema,
  rows: AsyncIterable<Row>,
  { titles, byteOrderMark }: WriteOptions,
): AsyncGenerator<string> {
  const head = columns.map(({ name, title }) => (titles === null ? name : title[titles]));
  yield (byteOrderMark ? "\u{feff}" : "") + textOf([head]);
  let waiting: string[][] = [];
  for await (const row of rows) {
    waiting.push(columns.map(({ name, type }) => cellText(row[name] ?? null, type)));
    if (waiting.length < rowsAtOnce) continue;
    yield textOf(waiting);
    waiting = [];
  }
  if (waiting.length > 0) yield textOf(waiting);
}

function textOf(lines: readonly (readonly string[])[]): string {
  return stringify(
    lines.map((line) => line.slice()),
    // Left to itself it quotes the whole delimiter alone, no half of it.
    { record_delimiter: "windows", quoted_match: /[\r\n]/ },
  );
}

/** A text that a spreadsheet would run begins with an apostrophe; numbers, which may begin with a minus, are no text. */
function cellText(cell: Cell, type: ColumnType): string {
  if (cell === null) return "";
  if (typeof cell === "number" || typeof cell === "boolean") return String(cell);
  const text = plainText(cell, type);
  return formulaLike.test(text) ? `'${text}` : text;
}

function plainText(cell: Cell, type: ColumnType): string {
  if (type === "list" && Array.isArray(cell)) return joinList(cell);
  return type !== "json" && typeof cell === "string" ? cell : JSON.stringify(cell);
}
