/** Excel workbooks: one table a workbook, typed cells, streamed. */
import { writeXlsxStream } from "hucre/xlsx";
import { joinList } from "./joined.ts";
import type { Cell, Column, ColumnType, Format, Row, TableSchema, WriteOptions } from "./table.ts";

/** What a cell of Excel holds at most, in UTF-16 code units. */
const mostText = 32_767;
const cutNote = ` … [cut here: a cell of a spreadsheet holds ${mostText.toLocaleString("en")} characters]`;
/** Rows of a sheet, its header among them; what is beyond stands in further sheets, each with the header. */
const mostRows = 1_048_576;

/** Large sums in groups of three: as it stands, Excel shows them as powers of ten from twelve digits on. */
const numberFormat = "[>=1000000]#,##0;General";
const numberFormats: { readonly [type in ColumnType]?: string } = {
  number: numberFormat,
  integer: numberFormat,
  // LibreOffice takes them for 1 and 0 and shows them so; Excel shows its own words.
  boolean: '"TRUE";"TRUE";"FALSE"',
  date: "yyyy-mm-dd",
  datetime: "yyyy-mm-dd hh:mm:ss",
};
/** In characters; texts that are longer run under the next cell or are cut off on the screen only. */
const widths: { readonly [type in ColumnType]: number } = {
  string: 24,
  integer: 12,
  number: 18,
  boolean: 10,
  date: 12,
  datetime: 20,
  list: 28,
  json: 40,
};

/** Excel counts days from here, and its calendar has a 29 February 1900: earlier days stay text. */
const firstDay = Date.UTC(1900, 2, 1);

export const xlsx: Format = {
  name: "xlsx",
  extension: "xlsx",
  mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  isSheet: true,
  write: (table, rows, options) => writeSheets(table, rows, options, mostRows),
};

/** @param rowsPerSheet rows of a sheet with its header; two at least */
export function writeSheets(
  table: TableSchema,
  rows: AsyncIterable<Row>,
  { titles }: WriteOptions,
  rowsPerSheet: number,
): AsyncIterable<Uint8Array> {
  const columns = table.columns.map((column) => ({
    header: titles === null ? column.name : column.title[titles],
    width: widths[column.type],
    ...withFormat(column.type),
  }));
  return writeXlsxStream(cellsOf(table.columns, rows), {
    name: titles === null ? table.name : table.title[titles],
    columns,
    freezePane: { rows: 1 },
    maxRowsPerSheet: rowsPerSheet,
  });
}

function withFormat(type: ColumnType): { numFmt?: string } {
  const numFmt = numberFormats[type];
  return numFmt === undefined ? {} : { numFmt };
}

type SheetCell = string | number | boolean | Date | null;

async function* cellsOf(columns: readonly Column[], rows: AsyncIterable<Row>): AsyncGenerator<SheetCell[]> {
  for await (const row of rows) yield columns.map(({ name, type }) => sheetCell(row[name] ?? null, type));
}

function sheetCell(cell: Cell, type: ColumnType): SheetCell {
  if (cell === null || typeof cell === "boolean" || typeof cell === "number") return cell;
  if (type === "list" && Array.isArray(cell)) return cell.length === 0 ? null : sheetText(joinList(cell));
  if (typeof cell !== "string" || type === "json") return sheetText(JSON.stringify(cell));
  if (type === "date" || type === "datetime") {
    const time = Date.parse(cell);
    if (time >= firstDay) return new Date(time);
  }
  return sheetText(cell);
}

const unheld = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Surrogate}]/gu;
/** Reads as a character by its number where it stands in a workbook. */
const escapeLike = /_(?=x[0-9a-f]{4}_)/gi;

/** A text without what XML cannot hold, cut to what a cell holds. It is a text whatever it begins with, never a formula. */
function sheetText(text: string): string {
  const held = text.replace(unheld, "").replaceAll("\r\n", "\n");
  const whole = held.length <= mostText ? held : held.slice(0, mostText - cutNote.length).replace(unheld, "") + cutNote;
  return whole.replace(escapeLike, "_x005F_");
}
