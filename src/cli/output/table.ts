import Table from "cli-table3";
import { oneLine } from "../../text/one-line.ts";
import { colours, screen } from "./screen.ts";

export interface TableForm {
  /** Names of the columns; left out for none. */
  readonly names?: readonly string[];
  /** Whether all columns but the first hold numbers. */
  readonly numbers?: boolean;
  /** Blanks before each line. */
  readonly indent?: number;
}

/** U+2068 and U+2069 keep what stands between them from turning its neighbours round (Unicode Bidirectional Algorithm, 2.4.1). */
const isolate = "\u2068";
const endIsolate = "\u2069";
/** Stand in for them while the table measures, which would count them as columns. */
const [isolateHere, endIsolateHere] = ["\u0001", "\u0002"];
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** Blanks between two columns. */
const gap = 2;

/** A text from anywhere as a cell: one line, cut to `size` characters. */
export function cell(text: string, size = Number.POSITIVE_INFINITY): string {
  return isolated(cut(oneLine(text), size));
}

/** A cell that runs from right to left, kept from turning its neighbours round; any other as it is. */
export function isolated(text: string): string {
  return rightToLeft.test(text) ? `${isolate}${text}${endIsolate}` : text;
}

/** A text cut to `size` characters, with "…" for the rest. */
export function cut(text: string, size: number): string {
  return text.length <= size ? text : `${text.slice(0, Math.max(0, size - 1)).trimEnd()}…`;
}

/** Rows under each other in columns, without boxes. Cells hold no control characters but colours; see `cell`. */
export function tableText(rows: readonly (readonly string[])[], form: TableForm = {}): string {
  const { names = [], numbers = false, indent = 0 } = form;
  const table = new Table({
    chars: noLines,
    style: { "padding-left": 0, "padding-right": gap, compact: true },
    colAligns: (rows[0] ?? []).map((_, at) => (numbers && at > 0 ? "right" : "left")),
  });
  if (names.length > 0) table.push(names.map((name) => colours.dim(name)));
  for (const row of rows) {
    table.push(row.map((text) => text.replaceAll(isolate, isolateHere).replaceAll(endIsolate, endIsolateHere)));
  }
  const drawn = table.toString().replaceAll(isolateHere, isolate).replaceAll(endIsolateHere, endIsolate);
  return drawn
    .split("\n")
    .map((line) => `${" ".repeat(indent)}${line.trimEnd()}\n`)
    .join("");
}

/** The characters that a terminal has left for one column more; without bound where there is none. */
export function roomBeside(rows: readonly (readonly string[])[], indent = 0): number {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((text, at) => (widths[at] = Math.max(widths[at] ?? 0, widthOf(text))));
  }
  const taken = widths.reduce((sum, width) => sum + width + gap, indent);
  return Math.max(0, screen.width - taken - gap);
}

/** Characters that a cell takes, its colours not counted. */
function widthOf(text: string): number {
  return text.replace(/\u001B\[[\d;]*m|[\u2068\u2069]/g, "").length;
}

const noLines = Object.fromEntries(
  [
    "top",
    "top-mid",
    "top-left",
    "top-right",
    "bottom",
    "bottom-mid",
    "bottom-left",
    "bottom-right",
    "left",
    "left-mid",
    "mid",
    "mid-mid",
    "right",
    "right-mid",
    "middle",
  ].map((part) => [part, ""]),
);
