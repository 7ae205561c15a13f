import { createHash } from "node:crypto";
import { countRows, readRows } from "../copy/rows.ts";
import type { CopyProgress } from "../copy/copy.ts";
import { type Kept, tablesWith } from "../copy/tables.ts";
import { latestMigration } from "../migrations/index.ts";
import type { OpenDatabase } from "../sql/database.ts";
import { footLine, headerLine, rowLine } from "./form.ts";

export interface DumpOptions extends Kept {
  /** This version of Sijill. */
  readonly sijill: string;
  readonly report: (progress: CopyProgress) => void;
}

/**
 * Writes a whole register as JSON Lines, row by row in the order in which they can be put back. It reads one state, which
 * nobody can write to meanwhile where it is SQLite.
 * @param write takes the next lines, and is waited for
 * @returns the number of rows
 */
export async function dumpRegister(
  from: OpenDatabase,
  write: (lines: string) => Promise<void>,
  { pages, secrets, sijill, report }: DumpOptions,
): Promise<number> {
  const tables = tablesWith({ pages, secrets });
  const schema = await latestMigration();
  const hash = createHash("sha256");
  const put = async (lines: string) => {
    hash.update(lines);
    await write(lines);
  };
  const reading = from.database.transaction().setIsolationLevel("repeatable read");
  return reading.execute(async (source) => {
    const rows: Record<string, number> = {};
    for (const { name } of tables) rows[name] = await countRows(source, name);
    await put(headerLine({ schema, sijill, pages, secrets, rows }));
    for (const table of tables) {
      let copied = 0;
      for await (const some of readRows(source, table, false)) {
        await put(some.map((row) => rowLine(table.name, row)).join(""));
        copied += some.length;
        report({ table: table.name, copied, total: rows[table.name] ?? 0 });
      }
    }
    await write(footLine(hash.digest("hex")));
    return Object.values(rows).reduce((sum, count) => sum + count, 0);
  });
}
