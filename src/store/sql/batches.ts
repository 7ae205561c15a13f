/**
 * So many rows go into one statement: with the widest table (28 columns) 3,584 parameters at most, of the 32,766 that SQLite and
 * the 65,535 that PostgreSQL take. Larger portions were no faster, and of few sizes there are few statements, each prepared once.
 */
const portions = [128, 32, 8, 2, 1] as const;

/** Rows in the portions in which statements take them; none for no rows. */
export function* batches<T>(rows: readonly T[]): Generator<T[]> {
  let start = 0;
  for (const size of portions) {
    for (; start + size <= rows.length; start += size) yield rows.slice(start, start + size);
  }
}

/**
 * Rows in the one order in which every writer takes them: two that take the same rows in different orders end up waiting for
 * each other. Rows with one key stay in their order.
 */
export function inOrder<T>(rows: readonly T[], keyOf: (row: T) => string): T[] {
  const keyed = rows.map((row) => ({ key: keyOf(row), row }));
  return keyed.toSorted((one, other) => (one.key < other.key ? -1 : Number(one.key > other.key))).map(({ row }) => row);
}
