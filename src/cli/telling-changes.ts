import { SijillError } from "../errors.ts";
import { ChangeWatch } from "../export/change-watch.ts";
import { type FeedEntry, type FeedPage, mostEntries, readFeed } from "../export/feed.ts";
import type { Register } from "../store/register.ts";
import type { ChangesOptions } from "./changes.ts";
import { readCursor, writeCursor } from "./cursor.ts";
import { changesText } from "./output/record-changes.ts";
import { write, writeJson, written } from "./output/write.ts";
import { filterOf } from "./record-filter.ts";
import { moreText, usualRecords } from "./record-pages.ts";
import { withRegister } from "./register.ts";
import { stopOnSignal } from "./stop.ts";

/** Milliseconds between two looks at the register while nothing changes. */
const lookEvery = 500;
/** Entries that are written before the number is kept: so many may come twice. */
const portion = 100;

/** Writes what has changed, and goes on where that is wanted. */
export async function tellChanges(options: ChangesOptions): Promise<void> {
  const { data, cursor, since, follow = false } = options;
  if (cursor !== undefined && since !== undefined)
    throw new SijillError("wrong-use", "--cursor says where to go on, and so does --since: name one of them");
  // What ends by itself may be ended at any moment as any other program.
  const stopping = follow ? stopOnSignal(() => undefined) : null;
  const signal = stopping?.signal ?? new AbortController().signal;
  try {
    await withRegister(data, async (register) => {
      const start = cursor === undefined ? since : ((await readCursor(cursor)) ?? 0);
      const from = start === "now" ? await register.lastChange() : (start ?? 0);
      await (follow || options.format === "ndjson"
        ? flow(register, from, options, signal)
        : tabulate(register, from, options));
    });
  } finally {
    stopping?.end();
  }
}

/** Writes portion by portion until all is told, or until it is stopped. */
async function flow(
  register: Register,
  from: number,
  { cursor, limit = Number.POSITIVE_INFINITY, follow = false, format, ...asked }: ChangesOptions,
  signal: AbortSignal,
): Promise<void> {
  const watch = new ChangeWatch(register, lookEvery);
  const filter = { ...filterOf(asked), withdrawn: asked.withdrawn };
  let [since, left] = [from, limit];
  while (left > 0 && !signal.aborted) {
    const page = await readFeed(register, filter, since, Math.min(portion, left));
    await writeEntries(page.entries, format);
    if (cursor !== undefined && page.next !== since) await writeCursor(cursor, page.next);
    [since, left] = [page.next, left - page.entries.length];
    if (page.more) continue;
    if (!follow) return;
    await watch.after(page.last, signal);
  }
}

async function writeEntries(entries: readonly FeedEntry[], format: ChangesOptions["format"]): Promise<void> {
  if (format === "ndjson") for (const entry of entries) await writeJson(entry);
  else if (entries.length > 0) await write(changesText(entries));
  await written();
}

/** A table is measured before it is drawn, so it has an end. */
async function tabulate(
  register: Register,
  from: number,
  { cursor, limit = usualRecords, ...asked }: ChangesOptions,
): Promise<void> {
  const filter = { ...filterOf(asked), withdrawn: asked.withdrawn };
  const entries: FeedEntry[] = [];
  let page: FeedPage;
  let since = from;
  do {
    page = await readFeed(register, filter, since, Math.min(mostEntries, limit - entries.length));
    entries.push(...page.entries);
    since = page.next;
  } while (page.more && entries.length < limit);
  await write(entries.length === 0 ? `no changes after ${from}\n` : changesText(entries));
  if (page.more) await write(moreText(limit));
  await written();
  if (cursor !== undefined) await writeCursor(cursor, since);
}
