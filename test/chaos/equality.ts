/** Whether two registers hold the same, whenever they came to hold it. */
import { type Location, openDatabase } from "../../src/store/open.ts";
import type { Tables } from "../../src/store/sql/tables.ts";

/** Columns that tell when something happened, or to whom, and not what is known. */
const passing: { readonly [Name in keyof Tables]: readonly (keyof Tables[Name])[] } = {
  addresses: ["found_at", "fetched_at", "next_due"],
  hosts: ["visitor", "visited_until", "asked_at", "free_at", "robots"],
  pages: ["fetched_at"],
  bodies: ["compressed"],
  articles: ["found_at", "fetched_at"],
  facts: [],
  fact_evidence: [],
  fact_parties: [],
  fact_tags: [],
  fingerprints: [],
  fingerprint_keys: [],
  article_links: [],
  unlinked_articles: [],
};

const tables: readonly (keyof Tables)[] = Object.keys(passing).filter((name): name is keyof Tables => name in passing);

/** What a register holds: the rows of each table as text, in one order. */
export type Held = ReadonlyMap<keyof Tables, readonly string[]>;

export async function readHeld(location: Location): Promise<Held> {
  const { database, close } = await openDatabase(location);
  try {
    const held = new Map<keyof Tables, readonly string[]>();
    for (const table of tables) {
      const rows = await database.selectFrom(table).selectAll().execute();
      held.set(table, rows.map((row) => lasting(row, passing[table])).toSorted());
    }
    return held;
  } finally {
    await close();
  }
}

function lasting(row: object, left: readonly string[]): string {
  const entries = Object.entries(row)
    .filter(([name]) => name !== "_metadata" && !left.includes(name))
    .map(([name, value]: [string, unknown]): [string, unknown] => {
      if (value instanceof Uint8Array) return [name, Buffer.from(value).toString("hex")];
      if (name === "headers_json") return [name, String(value).replace(/"date":"[^"]*",?/, "")];
      return [name, value];
    });
  return JSON.stringify(entries.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** How many rows of each table are shown where they differ. */
const shown = 3;

/** What differs, in lines for people; none where nothing does. */
export function differences(one: Held, other: Held): string[] {
  return tables.flatMap((table) => {
    const [ours, theirs] = [one.get(table) ?? [], other.get(table) ?? []];
    return told(`${table}: missing`, without(theirs, ours)).concat(told(`${table}: too much`, without(ours, theirs)));
  });
}

function told(what: string, rows: readonly string[]): string[] {
  return rows.slice(0, shown).map((row) => `${what} (one of ${rows.length}): ${row}`);
}

function without(rows: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return rows.filter((row) => !known.has(row));
}

/** So many articles, facts, links and so on, for people. */
export function sizes(held: Held): string {
  return (["articles", "facts", "fact_evidence", "addresses", "article_links"] as const)
    .map((table) => `${held.get(table)?.length ?? 0} ${table.replaceAll("_", " ")}`)
    .join(", ");
}
