import { type Kysely } from "kysely";
import { SijillError } from "../../errors.ts";
import type { CopyProgress } from "../copy/copy.ts";
import { countRows, refuseFull, writeRows } from "../copy/rows.ts";
import type { TableRow } from "../copy/tables.ts";
import type { OpenDatabase } from "../sql/database.ts";
import type { Tables } from "../sql/tables.ts";
import type { DumpedRow } from "./check.ts";

/** A register to be imported, from whatever file. */
export interface Dump {
  /** How many rows there are of each table. */
  readonly rows: { readonly [table: string]: number };
  read(): AsyncIterable<DumpedRow>;
}

/**
 * Puts all rows into an empty register, in one transaction: others see none of them or all.
 * @param told the file, for messages
 * @returns the number of rows
 * @throws SijillError "wrong-use" for a register that holds something, "bad-data" for rows that do not fit
 */
export async function loadDump(
  dump: Dump,
  to: OpenDatabase,
  told: string,
  report: (progress: CopyProgress) => void,
): Promise<number> {
  return to.database.transaction().execute(async (target) => {
    await refuseFull(target, to.place, "name an empty one");
    let copied = { table: "", count: 0 };
    for await (const batch of batchesOf(dump.read())) {
      const [first, last] = [batch[0], batch.at(-1)];
      if (first === undefined || last === undefined) continue;
      const name = first.table.name;
      await put(target, batch, first, `${told}, ${linesFrom(first.line, last.line)}`);
      copied = { table: name, count: (copied.table === name ? copied.count : 0) + batch.length };
      report({ table: name, copied: copied.count, total: dump.rows[name] ?? 0 });
    }
    let total = 0;
    for (const [name, rows] of Object.entries(dump.rows)) {
      if ((await countRows(target, name)) !== rows)
        throw new SijillError("bad-data", `${told}: two rows of the table ${name} have one key; make the file anew.`);
      total += rows;
    }
    return total;
  });
}

async function put(
  target: Kysely<Tables>,
  batch: readonly DumpedRow[],
  { table }: DumpedRow,
  where: string,
): Promise<void> {
  try {
    await writeRows(
      target,
      table,
      batch.map(({ row }) => row),
      null,
    );
  } catch (cause) {
    if (cause instanceof SijillError) throw cause;
    throw new SijillError("bad-data", `${where}: rows that do not fit the table ${table.name}.`, { cause });
  }
}

function linesFrom(first: number, last: number): string {
  return first === last ? `line ${first}` : `lines ${first} to ${last}`;
}

/** Rows of one table with the same columns, as many as are written at once. */
async function* batchesOf(rows: AsyncIterable<DumpedRow>): AsyncGenerator<readonly DumpedRow[]> {
  let batch: DumpedRow[] = [];
  let shape = "";
  for await (const one of rows) {
    const own = `${one.table.name} ${columnsOf(one.row)}`;
    if (own !== shape || batch.length === one.table.rowsAtOnce) {
      yield batch;
      batch = [];
      shape = own;
    }
    batch.push(one);
  }
  yield batch;
}

function columnsOf(row: TableRow): string {
  return Object.keys(row).join(" ");
}
