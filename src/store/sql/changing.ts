import type { Kysely, Transaction } from "kysely";
import type { Change } from "../changes.ts";
import { batches } from "./batches.ts";
import { nextNumber } from "./counters.ts";
import type { Tables } from "./tables.ts";

/** Under this name changes are counted. */
export const counted = "changes";

type Noted = Omit<Change, "seq">;

/** What a transaction has changed so far; of each thing what was noted last. */
export class NotedChanges {
  readonly #noted = new Map<string, Noted>();

  /** @param at ISO 8601 instant in UTC */
  recordsChanged(ids: Iterable<string>, at: string): void {
    for (const id of ids) this.#note({ of: "record", id, at, removed: false, into: null });
  }

  recordRemoved(id: string, at: string, into: string | null): void {
    this.#note({ of: "record", id, at, removed: true, into });
  }

  articlesChanged(keys: Iterable<string>): void {
    for (const id of keys) this.#note({ of: "article", id, at: null, removed: false, into: null });
  }

  articleRemoved(key: string): void {
    this.#note({ of: "article", id: key, at: null, removed: true, into: null });
  }

  get all(): readonly Noted[] {
    return [...this.#noted.values()];
  }

  #note(change: Noted): void {
    this.#noted.set(`${change.of} ${change.id}`, change);
  }
}

/** A transaction that may change what consumers are shown, and notes what it changes. */
export type Changing = Transaction<Tables> & { readonly changes: NotedChanges };

/**
 * Does some work in one transaction, and numbers what it has changed as the last thing in it. Whoever takes the next number waits until the
 * transaction is over, so numbers are in the order of commits; coming last, it keeps others waiting for as long as a commit takes,
 * and holds nothing that they could hold while they wait.
 */
export async function changing<T>(database: Kysely<Tables>, work: (transaction: Changing) => Promise<T>): Promise<T> {
  return database.transaction().execute(async (begun) => {
    const transaction = Object.assign(begun, { changes: new NotedChanges() });
    const result = await work(transaction);
    await number(transaction, transaction.changes.all);
    return result;
  });
}

async function number(transaction: Transaction<Tables>, noted: readonly Noted[]): Promise<void> {
  if (noted.length === 0) return;
  const before = (await nextNumber(transaction, counted, noted.length)) - noted.length;
  const rows = noted.map(({ of, id, at, removed, into }, place) => {
    return { of, id, seq: before + place + 1, at, removed: Number(removed), into_id: into };
  });
  for (const batch of batches(rows)) {
    const insert = transaction.insertInto("changes").values(batch);
    await insert
      .onConflict((conflict) =>
        conflict.columns(["of", "id"]).doUpdateSet((row) => ({
          seq: row.ref("excluded.seq"),
          at: row.ref("excluded.at"),
          removed: row.ref("excluded.removed"),
          into_id: row.ref("excluded.into_id"),
        })),
      )
      .execute();
  }
}
