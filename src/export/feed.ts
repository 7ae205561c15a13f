/** The feed of changes as consumers are told it: records, and what became of those that are not there any more. */
import { SijillError } from "../errors.ts";
import type { Change } from "../store/changes.ts";
import type { ListedRecord, RecordFilter } from "../store/records.ts";
import type { Register } from "../store/register.ts";

/** The latest change of one record. */
export interface FeedEntry extends Pick<Change, "seq" | "id"> {
  /**
   * `changed`: `record` is as it is now. `removed`: there is no such record any more. `left`: it is not among those that the filter leaves; whether
   * it was before, only the consumer knows.
   */
  readonly change: "changed" | "removed" | "left";
  /** ISO 8601 instant in UTC. */
  readonly at: string | null;
  readonly record: ListedRecord | null;
  /** The record that a removed one became part of. */
  readonly into: string | null;
}

export interface FeedPage {
  readonly entries: readonly FeedEntry[];
  /** The number to go on from. */
  readonly next: number;
  /** Whether more was there already. */
  readonly more: boolean;
  /** The number of the register's last change. */
  readonly last: number;
}

/** What the feed is read from. */
export type FeedRegister = Pick<Register, "lastChange" | "listChanges" | "listedRecords">;

/** So many entries are given at once: one more tells whether there are more. */
export const mostEntries = 500;

/**
 * The changes of records after a number, as a consumer of the records that a filter leaves is told them. Whoever applies them in their order
 * and goes on from `next` holds in the end what the register lists under the same filter, whatever is written meanwhile: a record that
 * changes while this is read is told of once more.
 * @param since the number read up to; 0 for all that there is
 * @param limit at most `mostEntries`
 * @throws SijillError "unknown-change" for a number that the register has not come to, "wrong-use" for a filter or limit that cannot be used
 */
export async function readFeed(
  register: FeedRegister,
  filter: RecordFilter,
  since: number,
  limit: number,
): Promise<FeedPage> {
  const last = await register.lastChange();
  if (since > last) {
    const message = `The last change has number ${last}, and ${since} comes after it: the register is another one, or was restored from a backup. Drop what you hold, and begin at 0.`;
    throw new SijillError("unknown-change", message);
  }
  const changes = await register.listChanges(since, limit + 1, "record");
  const told = changes.slice(0, limit);
  const there = told.flatMap(({ id, removed }) => (removed ? [] : [id]));
  const records = new Map((await register.listedRecords(there, filter)).map((record) => [record.id, record]));
  const next = told.at(-1)?.seq ?? since;
  return {
    entries: told.map((change) => entryOf(change, records.get(change.id) ?? null)),
    next,
    more: changes.length > limit,
    last: Math.max(last, next),
  };
}

function entryOf({ seq, id, removed, at, into }: Change, record: ListedRecord | null): FeedEntry {
  const change = removed ? "removed" : record === null ? "left" : "changed";
  return { seq, id, change, at, record, into };
}
