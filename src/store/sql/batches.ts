/**
 * So many rows go into one statement: with the widest table (28 columns) about 5,600 parameters, of the 32,766 that SQLite
 * and the 65,535 that PostgreSQL take. Larger batches were no faster.
 */
const batchSize = 200;

/** Rows in the portions in which statements take them; none for no rows. */
export function* batches<T>(rows: readonly T[]): Generator<T[]> {
  for (let start = 0; start < rows.length; start += batchSize) yield rows.slice(start, start + batchSize);
}

/**
 * Rows in the one order in which every writer takes them: two that take the same rows in different orders end up waiting for
 * each other. Rows with one key stay in their order.
 */
export function inOrder<T>(rows: readonly T[], keyOf: (row: T) => string): T[] {
  const keyed = rows.map((row) => ({ key: keyOf(row), row }));
  return keyed.toSorted((one, other) => (one.key < other.key ? -1 : Number(one.key > other.key))).map(({ row }) => row);
}
