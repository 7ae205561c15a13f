/** Whether two registers hold the same, whenever they came to hold it. */
import type { Kysely } from "kysely";
import { copiedTables } from "../../src/store/copy/tables.ts";
import { type Location, openDatabase } from "../../src/store/open.ts";
import type { Tables } from "../../src/store/sql/tables.ts";

/** Columns that tell when something happened, or to whom, and not what is known. */
const passing: { readonly [Name in keyof Tables]?: readonly (keyof Tables[Name])[] } = {
  addresses: ["found_at", "fetched_at", "next_due"],
  hosts: ["visitor", "visited_until", "asked_at", "free_at", "robots"],
  pages: ["fetched_at"],
  bodies: ["compressed"],
  articles: ["found_at", "fetched_at"],
  removals: ["removed_at"],
  // How many merges it took.
  counters: ["value"],
  records: ["id", "since", "version", "changed_at"],
  // How often what is there has changed before.
  changes: ["seq", "at"],
};

/** The older of two ids stays, and which is older depends on the order in which pages came. */
const ofArrival: ReadonlySet<keyof Tables> = new Set(["record_aliases"]);
/** Of what merging says, and of what it goes on from. */
const arrivalFields = /"(?:id|since)":"r?[0-9a-fT:.Z-]*",|"since":"[^"]*"|"aliases":\[[^\]]*\],?/g;

/** Columns as text, by their names. */
type Row = ReadonlyMap<string, string>;

/** What a register holds: the rows of each table by their keys. */
export type Held = ReadonlyMap<string, ReadonlyMap<string, Row>>;

export async function readHeld(location: Location): Promise<Held> {
  const { database, close } = await openDatabase(location);
  try {
    const held = new Map<string, ReadonlyMap<string, Row>>();
    const names = await namesOfRecords(database);
    for (const { name, key } of copiedTables) {
      if (ofArrival.has(name)) continue;
      const rows = await database.selectFrom(name).selectAll().execute();
      // What is gone again was there in some orders of arrival and not in others.
      const staying = rows.filter((row) => !("removed" in row && row.removed === 1));
      const lasting = staying.map((row) => rowOf(row, passing[name] ?? [], names));
      held.set(name, new Map(lasting.map((row) => [key.map((column) => row.get(column)).join(" "), row])));
    }
    return held;
  } finally {
    await close();
  }
}

/** What records are called here, by id and by number: by the smallest id among their facts, whichever of them came first. */
interface RecordNames {
  readonly byId: ReadonlyMap<string, string>;
  readonly byNumber: ReadonlyMap<number, string>;
}

async function namesOfRecords(database: Kysely<Tables>): Promise<RecordNames> {
  const facts = await database.selectFrom("record_facts").select(["record_id", "fact_id"]).orderBy("fact_id").execute();
  const byId = new Map(facts.toReversed().map(({ record_id, fact_id }) => [record_id, `record of ${fact_id}`]));
  const records = await database.selectFrom("records").select(["number", "id"]).execute();
  return { byId, byNumber: new Map(records.map(({ number, id }) => [number, byId.get(id) ?? id])) };
}

function rowOf(row: object, left: readonly string[], names: RecordNames): Row {
  const columns = Object.entries(row).filter(([name]) => name !== "_metadata" && !left.includes(name));
  return new Map(columns.map(([name, value]: [string, unknown]) => [name, textOf(name, value, names)]));
}

function textOf(column: string, value: unknown, { byId, byNumber }: RecordNames): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString("hex");
  if (column === "number") return byNumber.get(Number(value)) ?? String(value);
  if (column === "claim_json" || column === "statement_json") return String(value).replaceAll(arrivalFields, "");
  const text = JSON.stringify(value).replaceAll(/\br[0-9a-f]{25}\b/g, (id) => byId.get(id) ?? id);
  return column === "headers_json" ? text.replace(/\\"date\\":\\"[^"]*\\",?/, "") : text;
}

/** How many rows of each table are shown where they differ, and how much of a column. */
const shown = 3;
const longest = 200;

/** What differs, in lines for people; none where nothing does. */
export function differences(one: Held, other: Held): string[] {
  return copiedTables.flatMap(({ name }) => {
    const [ours, theirs] = [one.get(name) ?? new Map<string, Row>(), other.get(name) ?? new Map<string, Row>()];
    const missing = [...theirs.keys()].filter((key) => !ours.has(key)).map((key) => `missing: ${key}`);
    const extra = [...ours.keys()].filter((key) => !theirs.has(key)).map((key) => `too much: ${key}`);
    const changed = [...ours].flatMap(([key, row]) => changesOf(key, row, theirs.get(key) ?? row));
    return [missing, extra, changed].flatMap((lines) =>
      lines.slice(0, shown).map((line) => `${name}, one of ${lines.length}, ${line}`),
    );
  });
}

function changesOf(key: string, ours: Row, theirs: Row): string[] {
  const columns = [...ours].filter(([column, text]) => theirs.get(column) !== text);
  return columns.map(([column, text]) => {
    return `${key}: ${column} is ${text.slice(0, longest)}, not ${theirs.get(column)?.slice(0, longest)}`;
  });
}

/** So many articles, facts, links and so on, for people. */
export function sizes(held: Held): string {
  return (["articles", "facts", "fact_evidence", "addresses", "article_links"] as const)
    .map((table) => `${held.get(table)?.size ?? 0} ${table.replaceAll("_", " ")}`)
    .join(", ");
}
