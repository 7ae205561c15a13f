/** What consumers hold of a register, and what it shows. */
import { readFeed } from "../../src/export/feed.ts";
import type { RecordFilter } from "../../src/store/record-filter.ts";
import type { ListedRecord } from "../../src/store/records.ts";
import type { Register } from "../../src/store/register.ts";

type Held = Map<string, unknown>;

/** A record as a consumer keeps it who keeps its course by ids, and facts with the articles that state them. */
async function recordShown(register: Register, id: string): Promise<unknown> {
  const record = await register.findRecord(id);
  // An alias leads to another record, which is told of by itself.
  if (record?.id !== id) return null;
  const { statedBy: _, course, ...own } = record;
  return {
    ...own,
    course: course.map(({ is, reasons, record: other }) => ({ is, reasons, id: other.id })).toSorted(byId),
    history: await register.reviewsOf(id),
  };
}

function byId(one: { id: string }, other: { id: string }): number {
  return one.id < other.id ? -1 : 1;
}

/** Everything that a register shows. @param articles keys of all its articles */
export async function shownBy(register: Register, articles: readonly string[]): Promise<Held> {
  const held: Held = new Map();
  for (const { id } of await allRecords(register, { withdrawn: true }))
    held.set(`record ${id}`, await recordShown(register, id));
  for (const key of articles) held.set(`article ${key}`, await register.findStatedArticle(key));
  return held;
}

/** What lists show under a filter, by id. */
export async function listedBy(register: Register, filter: RecordFilter): Promise<Held> {
  return new Map((await allRecords(register, filter)).map((record) => [record.id, record]));
}

async function allRecords(register: Register, filter: RecordFilter): Promise<ListedRecord[]> {
  const records: ListedRecord[] = [];
  let after: string | null = null;
  do {
    const page = await register.listRecords(filter, { by: "since", descending: false }, 1000, after);
    records.push(...page.records);
    after = page.next;
  } while (after !== null);
  return records;
}

/** Somebody who asks for changes, and goes by nothing else. */
export interface Consumer {
  readonly held: Held;
  readonly catchUp: () => Promise<void>;
}

/** Takes over records and articles as they are shown. */
export function consumerOf(register: Register): Consumer {
  const held: Held = new Map();
  let since = 0;
  const take = async (): Promise<boolean> => {
    const changes = await register.listChanges(since, 10);
    for (const { seq, of, id, removed } of changes) {
      const read = () => (of === "record" ? recordShown(register, id) : register.findStatedArticle(id));
      const shown = removed ? null : await read();
      if (shown === null) held.delete(`${of} ${id}`);
      else held.set(`${of} ${id}`, shown);
      since = seq;
    }
    return changes.length > 0;
  };
  return {
    held,
    async catchUp() {
      while (await take());
    },
  };
}

/** Takes over the records that a filter leaves, by the feed. */
export function followerOf(register: Register, filter: RecordFilter): Consumer {
  const held: Held = new Map();
  let since = 0;
  return {
    held,
    async catchUp() {
      for (let isMore = true; isMore;) {
        const page = await readFeed(register, filter, since, 10);
        for (const { id, record } of page.entries) {
          if (record === null) held.delete(id);
          else held.set(id, record);
        }
        [since, isMore] = [page.next, page.more];
      }
    },
  };
}
