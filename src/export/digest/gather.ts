/** Finds what a digest tells of, in a register. */
import type { Status } from "../../model.ts";
import type { RecordFilter } from "../../store/record-filter.ts";
import type { KeptRecord, ListedRecord } from "../../store/records.ts";
import type { Register } from "../../store/register.ts";
import { sumNew } from "./sums.ts";
import type { DigestValues, Shown } from "./values.ts";

/** Of each kind a mail shows so many. */
const shown = 20;
/** So many are looked into one by one for what their lists do not tell. */
const lookedInto = 200;
const pageSize = 1_000;

const outcomes: ReadonlySet<Status> = new Set(["underway", "realised", "lost"]);
const standing = ["pending", "accepted", "corrected", "needs-second-look"] as const;

export interface DigestAsked {
  readonly name: string;
  readonly filter: RecordFilter;
  /** ISO 8601 instants: from the first to just before the second. */
  readonly from: string;
  readonly to: string;
  readonly desk: string | null;
}

type Read = Pick<Register, "listRecords" | "findRecord" | "reviewsOf">;

/** Rejected records are told of only where the filter asks for them. */
export async function gatherDigest(register: Read, asked: DigestAsked): Promise<DigestValues> {
  const { name, from, to, desk } = asked;
  const filter: RecordFilter = { ...asked.filter, states: asked.filter.states ?? [...standing] };
  const isFresh = ({ since }: ListedRecord) => since >= from && since < to;
  const fresh: ListedRecord[] = [];
  for await (const record of changedSince(register, filter, from)) if (isFresh(record)) fresh.push(record);
  fresh.sort((one, other) => (one.since < other.since ? 1 : one.since > other.since ? -1 : 0));
  return {
    name,
    from,
    to,
    desk,
    sums: sumNew(fresh),
    fresh: firstOf(fresh),
    corrected: firstOf(await correctedIn(register, filter, asked)),
    disagreeing: firstOf(await disagreeingIn(register, filter, asked)),
    results: firstOf(await resultsAmong(register, fresh)),
  };
}

/** Memory grows with what is new, not with what the register holds. */
async function* changedSince(register: Read, filter: RecordFilter, from: string): AsyncGenerator<ListedRecord> {
  const since = laterOf(filter.changedSince, from);
  let after: string | null = null;
  do {
    const order = { by: "changed", descending: true } as const;
    const page: Awaited<ReturnType<Read["listRecords"]>> = await register.listRecords(
      { ...filter, changedSince: since },
      order,
      pageSize,
      after,
    );
    yield* page.records;
    after = page.next;
  } while (after !== null);
}

function laterOf(given: string | undefined, from: string): string {
  return given === undefined || Date.parse(given) < Date.parse(from) ? from : given;
}

async function firstChanged(register: Read, filter: RecordFilter, from: string): Promise<ListedRecord[]> {
  const found: ListedRecord[] = [];
  for await (const record of changedSince(register, filter, from)) {
    found.push(record);
    if (found.length === lookedInto) break;
  }
  return found;
}

async function correctedIn(register: Read, filter: RecordFilter, { from, to }: DigestAsked) {
  if (filter.states?.includes("corrected") === false) return [];
  const found: { record: ListedRecord; who: string }[] = [];
  for (const record of await firstChanged(register, { ...filter, states: ["corrected"] }, from)) {
    const reviews = await register.reviewsOf(record.id);
    const made = reviews.find(
      ({ action, at, undoneBy }) => action === "correct" && undoneBy === null && at >= from && at < to,
    );
    if (made !== undefined) found.push({ record, who: made.who });
  }
  return found;
}

async function disagreeingIn(register: Read, filter: RecordFilter, { from, to }: DigestAsked) {
  if (filter.disagreeing === false) return [];
  const found: { record: ListedRecord; disagreements: KeptRecord["disagreements"] }[] = [];
  for (const record of await firstChanged(register, { ...filter, disagreeing: true }, from)) {
    const kept = record.changedAt < to ? await register.findRecord(record.id) : null;
    if (kept !== null) found.push({ record, disagreements: kept.disagreements });
  }
  return found;
}

/** New records that say what has come of a promise. */
async function resultsAmong(register: Read, fresh: readonly ListedRecord[]) {
  const found: { promise: ListedRecord; result: ListedRecord }[] = [];
  for (const result of fresh.filter(({ status }) => outcomes.has(status)).slice(0, lookedInto)) {
    const kept = await register.findRecord(result.id);
    const promise = kept?.course.find(({ is }) => is === "promise")?.record;
    if (promise !== undefined) found.push({ promise, result });
  }
  return found;
}

function firstOf<Item>(items: readonly Item[]): Shown<Item> {
  return { items: items.slice(0, shown), all: items.length };
}
