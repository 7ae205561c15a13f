import { setImmediate } from "node:timers/promises";

/** Rows read at once: few enough to bound memory and the time of a statement. */
export const walkSize = 500;

/**
 * Goes through a table by a key that never changes.
 * @param read the next rows behind one, or the first, in the order of their keys, `walkSize` at most
 */
export async function* walk<Row>(read: (last: Row | null) => Promise<readonly Row[]>): AsyncGenerator<readonly Row[]> {
  for (let last: Row | null = null; ;) {
    const rows: readonly Row[] = await read(last);
    if (rows.length > 0) yield rows;
    if (rows.length < walkSize) return;
    last = rows.at(-1) ?? null;
    // SQLite answers at once: without it nobody else of this process would get a turn.
    await setImmediate();
  }
}
