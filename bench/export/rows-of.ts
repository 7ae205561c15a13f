/** Rows to be written: of a register, or as many as one likes made of a few of them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Row } from "../../src/export/table.ts";

const samples = 2000;

/** All records of the register in a folder. */
export async function* registerRows(folder: string): AsyncGenerator<Row> {
  // Loaded where it is needed: what measures a format alone is not to bear the weight of a register.
  const { openDatabase } = await import("../../src/store/open.ts");
  const { SqlRegister } = await import("../../src/store/sql/register.ts");
  const { tableRows } = await import("../../src/export/rows/rows.ts");
  const { database, close } = await openDatabase(join(folder, "register.db"));
  const register = new SqlRegister(database, close);
  yield* tableRows(register, "records", { selection: { records: {} }, text: false });
  await register.close();
}

/** Rows of made-up records, by way of a register in a folder. */
export async function sampleRows(folder: string): Promise<Row[]> {
  const { openDatabase } = await import("../../src/store/open.ts");
  const { fill } = await import("../records/fill.ts");
  const { recordsOf } = await import("../records/press.ts");
  const { database, close } = await openDatabase(join(folder, "register.db"));
  await fill(database, recordsOf(samples, 3, 1));
  await close();
  const rows: Row[] = [];
  for await (const row of registerRows(folder)) rows.push(row);
  return rows;
}

const rowForm = z.record(z.string(), z.json());

/** The rows of a file again and again, each with an id, version, value and days of its own. */
export async function* madeRows(file: string, count: number): AsyncGenerator<Row> {
  const some = z.array(rowForm).parse(JSON.parse(readFileSync(file, "utf8")));
  for (let at = 0; at < count; at += 1) {
    const row = some[at % some.length] ?? {};
    const day = new Date(Date.UTC(2010, 0, 1 + (at % 5000))).toISOString();
    yield {
      ...row,
      id: `r${(at * 2_654_435_761).toString(36)}`,
      version: 1 + (at % 7),
      changed_at: day,
      value: (at % 97) * 12_500_000.5,
      date: day.slice(0, 10),
      date_first: day.slice(0, 10),
      quote: `${JSON.stringify(row["quote"])} ${at}`,
    };
  }
}
