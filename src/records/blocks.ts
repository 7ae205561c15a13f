/** Things in order under the keys that they share, and each one's neighbours there. */

/** In a longer row each is compared with so many before and after it, which keeps the work near linear. */
export const reach = 60;

/** Something with its place in every row: rows are in the order of `at`. */
export interface Placed {
  readonly id: string;
  /** Where it stands: its day, then its id. */
  readonly at: string;
  readonly keys: readonly string[];
}

/** Rows of things by key. Which things are neighbours depends on what the rows hold, never on the order in which it came. */
export class Blocks {
  readonly #rows = new Map<string, Placed[]>();
  readonly #placed = new Map<string, Placed>();

  /** Puts something in its rows and tells whose neighbours have changed. */
  add(placed: Placed): Set<string> {
    const moved = this.remove(placed.id);
    this.#placed.set(placed.id, placed);
    for (const key of placed.keys) {
      const row = this.#rows.get(key) ?? [];
      const at = placeIn(row, placed.at);
      row.splice(at, 0, placed);
      this.#rows.set(key, row);
      pushedBy(row, at, moved);
    }
    moved.add(placed.id);
    return moved;
  }

  /** Takes something out of its rows and tells whose neighbours have changed. */
  remove(id: string): Set<string> {
    const moved = new Set<string>();
    const placed = this.#placed.get(id);
    if (placed === undefined) return moved;
    this.#placed.delete(id);
    for (const key of placed.keys) {
      const row = this.#rows.get(key) ?? [];
      const at = placeIn(row, placed.at);
      row.splice(at, 1);
      if (row.length === 0) this.#rows.delete(key);
      else pushedBy(row, at, moved);
    }
    return moved;
  }

  /** All that stand close to something in one of its rows; mutual. */
  neighbours(id: string): Set<string> {
    const found = new Set<string>();
    const placed = this.#placed.get(id);
    for (const key of placed?.keys ?? []) {
      const row = this.#rows.get(key) ?? [];
      const at = placeIn(row, placed?.at ?? "");
      for (const other of row.slice(Math.max(0, at - reach), at + reach + 1)) found.add(other.id);
    }
    found.delete(id);
    return found;
  }
}

/** Those between which a place was made or closed: one may be out of another's reach now, or back in it. */
function pushedBy(row: readonly Placed[], at: number, moved: Set<string>): void {
  if (row.length <= reach) return;
  for (const { id } of row.slice(Math.max(0, at - reach - 1), at + reach + 1)) moved.add(id);
}

/** The first place in a row that is not before a given one. */
function placeIn(row: readonly Placed[], at: string): number {
  let [low, high] = [0, row.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((row[middle]?.at ?? "") < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
