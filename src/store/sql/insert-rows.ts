import { CompiledQuery, type InsertObject, type Transaction } from "kysely";
import { batches } from "./batches.ts";
import type { Tables } from "./tables.ts";

type Row<Table extends keyof Tables> = InsertObject<Tables, Table>;

/** Texts of statements by database, for a number of rows of some columns of a table. */
const known = new WeakMap<object, Map<string, string>>();

/**
 * Writes rows, many in a statement. The text of a statement is made once for each number of rows: with a value of its own for
 * every column of every row, making it takes longer than the database takes to write the rows.
 * @param rows all with the same columns, in the same order
 * @param unless columns of a key under which a row may be there already: it is left alone then; null where none may
 * @returns how many rows were written
 */
export async function insertRows<Table extends keyof Tables>(
  transaction: Transaction<Tables>,
  table: Table,
  rows: readonly Row<Table>[],
  unless: readonly (keyof Tables[Table] & string)[] | null = null,
): Promise<number> {
  const { adapter } = transaction.getExecutor();
  const texts = known.get(adapter) ?? new Map<string, string>();
  known.set(adapter, texts);
  let written = 0;
  for (const batch of batches(rows)) {
    const columns = Object.keys(batch[0] ?? {});
    const name = `${table} ${batch.length} ${columns.join(" ")} ${unless?.join(" ") ?? ""}`;
    const text = texts.get(name) ?? textOf(transaction, table, batch, unless);
    texts.set(name, text);
    const values = batch.flatMap((row) => Object.values(row));
    const result = await transaction.executeQuery(CompiledQuery.raw(text, values));
    written += Number(result.numAffectedRows ?? 0);
  }
  return written;
}

function textOf<Table extends keyof Tables>(
  transaction: Transaction<Tables>,
  table: Table,
  rows: readonly Row<Table>[],
  unless: readonly (keyof Tables[Table] & string)[] | null,
): string {
  const insert = transaction.insertInto(table).values(rows);
  if (unless === null) return insert.compile().sql;
  return insert.onConflict((conflict) => conflict.columns(unless).doNothing()).compile().sql;
}
