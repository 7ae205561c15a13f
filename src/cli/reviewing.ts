import { systemClock } from "../crawl/clock.ts";
import { SijillError } from "../errors.ts";
import { automatic } from "../records/unite.ts";
import type { KeptRecord, ListedRecord } from "../store/records.ts";
import type { Register } from "../store/register.ts";
import { type Decided, decisionActions, type Review } from "../store/reviews.ts";
import { tell } from "./failure.ts";
import { quantityText, statusText, typeText, whenText } from "./output/people.ts";
import { oneLine } from "../text/one-line.ts";
import { colours } from "./output/screen.ts";
import { cell, roomBeside, tableText } from "./output/table.ts";
import { write, writeJson } from "./output/write.ts";
import { moreText, recordPages, usualRecords } from "./record-pages.ts";
import { withRegister } from "./register.ts";
import type { DecideOptions, ListOptions, ShowOptions } from "./review.ts";

const leastQuote = 16;

/** Writes the records that wait, or those of other states. */
export async function listWaiting({ data, state, rule, by, limit = usualRecords, format }: ListOptions): Promise<void> {
  await withRegister(data, async (register) => {
    const filter = { states: state ?? ["pending" as const], rules: rule === undefined ? undefined : [rule] };
    const order = { by, descending: by !== "confidence" };
    const shown: ListedRecord[] = [];
    let after: string | null = null;
    for await (const { records, next } of recordPages(register, filter, order, limit)) {
      shown.push(...records);
      after = next;
    }
    if (format === "ndjson") for (const record of shown) await writeJson(record);
    else await write(shown.length === 0 ? "no records: nothing answers to this\n" : listText(shown));
    if (format === "table" && after !== null) await write(moreText(limit));
  });
}

function listText(records: readonly ListedRecord[]): string {
  const rows = records.map((record) => {
    const sure = record.confidence.toFixed(2);
    return [record.id, sure, whenText(record), quantityText(record), typeText(record), statusText(record.status)];
  });
  const size = Math.max(leastQuote, roomBeside(rows));
  return tableText(
    rows.map((row, at) => row.concat(cell(records[at]?.lead?.title ?? "", size))),
    { names: ["record", "sure", "date", "value", "type", "status", "article"] },
  );
}

/** Writes what a record says, who says it, and its history. */
export async function showRecord(id: string, { data }: ShowOptions): Promise<void> {
  await withRegister(data, async (register) => {
    const record = await register.findRecord(id);
    if (record === null) throw missing(id);
    await write(aboutText(record));
    for (const { fact, article } of record.statedBy) {
      const quote = fact.evidence[0]?.quote ?? "";
      await write(`  ${cell(article.outlet ?? "no outlet")}: ${cell(quote)} ${colours.dim(`(${fact.rule})`)}\n`);
      if (article.url !== null) await write(`    ${oneLine(article.url)}\n`);
    }
    const history = await register.reviewsOf(record.id);
    if (history.length > 0) await write(`\n${tableText(history.map(entryCells))}`);
  });
}

function aboutText(record: KeptRecord): string {
  const set = Object.keys(record.amended);
  const told = [typeText(record), statusText(record.status), quantityText(record), whenText(record)];
  const lines = [
    `${colours.bold(record.id)}  ${record.state}${record.withdrawnAt === null ? "" : ", withdrawn"}`,
    told.join("  "),
    ...(record.subject === null ? [] : [cell(record.subject)]),
    ...(set.length === 0 ? [] : [`set by people: ${set.join(", ")}`]),
  ];
  return `${lines.join("\n")}\n\n`;
}

function entryCells({ at, who, action, after, why, undoneBy }: Review): string[] {
  const holds = undoneBy === null ? after.state : "taken back";
  return [at.slice(0, 16).replace("T", " "), cell(who), action, holds, cell(why ?? "")];
}

/** Decides about records one by one. One that cannot be decided about sets exit status 1, and the others are done all the same. */
export async function decideEach(action: string, ids: readonly string[], options: DecideOptions): Promise<void> {
  if (options.who.trim() === "" || options.who === automatic)
    throw new SijillError("wrong-use", `--who names a person; ${automatic} is what Sijill does by itself`);
  await withRegister(options.data, async (register) => {
    for (const id of ids) {
      try {
        const { record } = await decideOne(register, action, id, options);
        await write(`${record.id}: ${record.state}\n`);
      } catch (thrown) {
        process.exitCode = 1;
        tell(thrown, id);
      }
    }
  });
}

async function decideOne(
  register: Register,
  action: string,
  id: string,
  { who, why }: DecideOptions,
): Promise<Extract<Decided, { outcome: "kept" }>> {
  const record = await register.findRecord(id);
  if (record === null) throw missing(id);
  const at = new Date(systemClock.now()).toISOString();
  const known = decisionActions.find((each) => each === action);
  const decided =
    known === undefined
      ? await register.undo(record.id, record.version, who, at)
      : await register.decide({ record: record.id, version: record.version, action: known, why: why ?? null, who, at });
  if (decided.outcome === "kept") return decided;
  if (decided.outcome === "missing") throw missing(id);
  const { review } = decided;
  const told = review === null ? "" : ` (${review.action} by ${oneLine(review.who)})`;
  throw new SijillError("wrong-use", `somebody has changed the record meanwhile${told}; look at it and decide again`);
}

function missing(id: string): SijillError {
  return new SijillError(
    "missing-input",
    `there is no record ${oneLine(id).slice(0, 60)}; sijill review list names those that wait`,
  );
}
