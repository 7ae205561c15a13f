import { type Kysely, PostgresAdapter, type RawBuilder, sql } from "kysely";
import type { PreparedRecordFilter } from "../record-filter.ts";
import type { RecordTagFamily } from "./record-tables.ts";
import { type NumberRange, recordsSaying } from "./record-search.ts";
import type { Tables } from "./tables.ts";

/** So few are sorted sooner than they are looked for among all. */
const few = 3000;

/**
 * What of a filter stands apart from the records: that they have some tags, and say some words; and their states, of which one may be
 * that of nearly all and another of hardly any.
 */
export async function membership(
  database: Kysely<Tables>,
  filter: PreparedRecordFilter,
): Promise<RawBuilder<boolean>[]> {
  const lists = [
    ...tagsAsked(filter).map(
      ([family, tags]) => sql`select number from record_tags where family = ${family} and tag in (${sql.join(tags)})`,
    ),
    ...(filter.words === undefined ? [] : [recordsSaying(database, filter.words)]),
  ];
  if (database.getExecutor().adapter instanceof PostgresAdapter)
    return [...inStates(filter), ...lists.map((list) => sql<boolean>`records.number in (${list})`)];
  // SQLite keeps no count of what it has: left to itself it would look up and sort however many there are. A plus keeps it from that.
  const conditions: RawBuilder<boolean>[] = [];
  for (const condition of inStates(filter)) {
    const isShort = await holdsFew(database, sql`select number from records where ${condition}`);
    conditions.push(isShort ? condition : sql`+${condition}`);
  }
  for (const list of lists) {
    const isShort = await holdsFew(database, list);
    conditions.push(isShort ? sql`records.number in (${list})` : sql`+records.number in (${list})`);
  }
  return conditions;
}

/**
 * The same asked of each record by itself, for who has a few of them already: nothing is gone through but their own rows.
 * @param among the numbers that they lie between; words are looked for among these once, which costs less than for each
 */
export function membershipOfEach(
  database: Kysely<Tables>,
  filter: PreparedRecordFilter,
  among: NumberRange,
): RawBuilder<boolean>[] {
  const tagged = tagsAsked(filter).map(
    ([family, tags]) =>
      sql<boolean>`exists (select 1 from record_tags where record_tags.number = records.number
        and family = ${family} and tag in (${sql.join(tags)}))`,
  );
  if (filter.words === undefined) return [...inStates(filter), ...tagged];
  const said = sql<boolean>`+records.number in (${recordsSaying(database, filter.words, among)})`;
  return [...inStates(filter), ...tagged, said];
}

function inStates({ states }: PreparedRecordFilter): RawBuilder<boolean>[] {
  return states === undefined ? [] : [sql<boolean>`records.state in (${sql.join(states)})`];
}

async function holdsFew(database: Kysely<Tables>, list: RawBuilder<unknown>): Promise<boolean> {
  const counted = sql<{ count: number }>`select count(*) as count from (select 1 from (${list}) limit ${few + 1})`;
  const { rows } = await counted.execute(database);
  return (rows[0]?.count ?? 0) <= few;
}

function tagsAsked(filter: PreparedRecordFilter): (readonly [RecordTagFamily, readonly string[]])[] {
  const asked = {
    sector: filter.sectors,
    region: filter.regions,
    programme: filter.programmes,
    party: filter.parties,
    outlet: filter.outlets,
    source: filter.sources,
    rule: filter.rules,
    language: filter.languages,
    course: filter.courses,
  } as const;
  return families.flatMap((family) => {
    const tags = asked[family];
    return tags === undefined ? [] : [[family, tags] as const];
  });
}

const families = ["sector", "region", "programme", "party", "outlet", "source", "rule", "language", "course"] as const;
