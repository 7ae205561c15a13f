import { createHash } from "node:crypto";
import { SijillError } from "../../errors.ts";
import { type CopiedTable, copiedTables, type TableRow } from "../copy/tables.ts";
import { type DumpHeader, readFoot, readHeader, readRow } from "./form.ts";
import { type Line, readLines } from "./lines.ts";

/** A line with a row. */
export interface DumpedRow {
  readonly line: number;
  readonly table: CopiedTable;
  readonly row: TableRow;
}

/**
 * Reads a file of JSON Lines from end to end and takes nothing of it: whether it is whole, unchanged, and of this version.
 * @throws SijillError "bad-data" that names the line; "missing-input", "not-readable"
 */
export async function checkDump(file: string): Promise<DumpHeader> {
  const hash = createHash("sha256");
  const counted: Record<string, number> = {};
  let header: DumpHeader | null = null;
  let expected: string | null = null;
  for await (const line of readLines(file)) {
    const text = line.bytes.toString();
    if (expected !== null) throw new SijillError("bad-data", `${file}, line ${line.number} stands behind its end.`);
    if (header === null) header = await readHeader(text, file);
    else {
      expected = readFoot(text);
      if (expected !== null) continue;
      const { table } = rowOf(line, file);
      counted[table.name] = (counted[table.name] ?? 0) + 1;
    }
    hash.update(line.bytes).update("\n");
  }
  if (header === null) throw new SijillError("bad-data", `${file} is empty; name a file that sijill dump made.`);
  if (expected === null) throw cutShort(file);
  const short = Object.entries(header.rows).find(([table, rows]) => (counted[table] ?? 0) !== rows);
  if (hash.digest("hex") !== expected || short !== undefined) {
    const message = `${file} is not as it was written: it was changed or damaged since; copy it or make it anew.`;
    throw new SijillError("bad-data", message);
  }
  return header;
}

/** The rows of a file that `checkDump` found right, in their order. */
export async function* rowsOfDump(file: string): AsyncGenerator<DumpedRow> {
  for await (const line of readLines(file)) {
    if (line.number === 1 || readFoot(line.bytes.toString()) !== null) continue;
    yield rowOf(line, file);
  }
}

const tables: ReadonlyMap<string, CopiedTable> = new Map(copiedTables.map((table) => [table.name, table]));

function rowOf(line: Line, file: string): DumpedRow {
  const found = readRow(line.bytes.toString());
  const table = tables.get(found?.table ?? "");
  if (found !== null && table !== undefined) return { line: line.number, table, row: found.row };
  if (!line.ended) throw cutShort(file);
  throw new SijillError(
    "bad-data",
    `${file}, line ${line.number} is no row of a register; copy the file or make it anew.`,
  );
}

function cutShort(file: string): SijillError {
  return new SijillError("bad-data", `${file} was cut short: its last line is missing. Copy it or make it anew.`);
}
