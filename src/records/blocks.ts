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

/** Two things that a change of a row has brought into each other's reach there, or pushed out of it. */
export interface Shift {
  readonly key: string;
  readonly one: string;
  readonly other: string;
}

/** Rows of things by key. Which things are neighbours depends on what the rows hold, never on the order in which it came. */
export class Blocks {
  readonly #rows = new Map<string, Placed[]>();
  readonly #placed = new Map<string, Placed>();

  /** Puts something in its rows, in place of what had its id, and tells which others that has shifted. */
  add(placed: Placed): Shift[] {
    const shifts = this.remove(placed.id);
    this.#placed.set(placed.id, placed);
    for (const key of placed.keys) {
      const row = this.#rows.get(key) ?? [];
      const at = placeIn(row, placed.at);
      shifts.push(...acrossFrom(row, at, key));
      row.splice(at, 0, placed);
      this.#rows.set(key, row);
    }
    return shifts;
  }

  /** Takes something out of its rows and tells which others that has shifted. */
  remove(id: string): Shift[] {
    const shifts: Shift[] = [];
    const placed = this.#placed.get(id);
    if (placed === undefined) return shifts;
    this.#placed.delete(id);
    for (const key of placed.keys) {
      const row = this.#rows.get(key) ?? [];
      const at = placeIn(row, placed.at);
      row.splice(at, 1);
      shifts.push(...acrossFrom(row, at, key));
      if (row.length === 0) this.#rows.delete(key);
    }
    return shifts;
  }

  /** Whether two things stand close to each other in the row of a key, or in any row where none is named. */
  areNear(one: string, other: string, key: string | null = null): boolean {
    const [first, second] = [this.#placed.get(one), this.#placed.get(other)];
    if (first === undefined || second === undefined) return false;
    const shared = new Set(second.keys);
    return (key === null ? first.keys : [key]).some((each) => {
      const row = this.#rows.get(each);
      return (
        row !== undefined && shared.has(each) && Math.abs(placeIn(row, first.at) - placeIn(row, second.at)) <= reach
      );
    });
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

/** The pairs across a place of a row that are just in reach of each other while nothing stands there, and out of it once something does. */
function acrossFrom(row: readonly Placed[], at: number, key: string): Shift[] {
  const shifts: Shift[] = [];
  for (let first = Math.max(0, at - reach); first < at && first + reach < row.length; first += 1) {
    const [one, other] = [row[first], row[first + reach]];
    if (one !== undefined && other !== undefined) shifts.push({ key, one: one.id, other: other.id });
  }
  return shifts;
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
