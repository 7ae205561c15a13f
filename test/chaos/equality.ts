/** Whether two registers hold the same, whenever they came to hold it. */
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
};

/** Columns as text, by their names. */
type Row = ReadonlyMap<string, string>;

/** What a register holds: the rows of each table by their keys. */
export type Held = ReadonlyMap<string, ReadonlyMap<string, Row>>;

export async function readHeld(location: Location): Promise<Held> {
  const { database, close } = await openDatabase(location);
  try {
    const held = new Map<string, ReadonlyMap<string, Row>>();
    for (const { name, key } of copiedTables) {
      const rows = await database.selectFrom(name).selectAll().execute();
      const lasting = rows.map((row) => rowOf(row, passing[name] ?? []));
      held.set(name, new Map(lasting.map((row) => [key.map((column) => row.get(column)).join(" "), row])));
    }
    return held;
  } finally {
    await close();
  }
}

function rowOf(row: object, left: readonly string[]): Row {
  const columns = Object.entries(row).filter(([name]) => name !== "_metadata" && !left.includes(name));
  return new Map(columns.map(([name, value]: [string, unknown]) => [name, textOf(name, value)]));
}

function textOf(column: string, value: unknown): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString("hex");
  const text = JSON.stringify(value);
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
