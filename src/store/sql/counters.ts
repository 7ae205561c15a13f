import type { Transaction } from "kysely";
import type { Tables } from "./tables.ts";

/**
 * The next number of a name, from 1 on, or the last of the next `count`. Whoever asks meanwhile waits until the transaction is over, so that numbers are in the order
 * of commits and nobody who has read up to one misses a smaller one later.
 */
export async function nextNumber(transaction: Transaction<Tables>, name: string, count = 1): Promise<number> {
  const { value } = await transaction
    .insertInto("counters")
    .values({ name, value: count })
    .onConflict((conflict) =>
      conflict.column("name").doUpdateSet((row) => ({ value: row("counters.value", "+", count) })),
    )
    .returning("value")
    .executeTakeFirstOrThrow();
  return value;
}
