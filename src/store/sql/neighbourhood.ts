import type { Kysely } from "kysely";
import type { SameLink } from "../../records/cluster.ts";
import type { Correction } from "../../records/corrections.ts";
import type { ClaimRecord } from "../../records/record.ts";
import type { Neighbourhood } from "../merging.ts";
import { batches } from "./batches.ts";
import { stateOf } from "./record-rows.ts";
import { readRecords } from "./record-state.ts";
import type { RecordCorrectionRow } from "./record-tables.ts";
import { findStatements } from "./statements.ts";
import type { Tables } from "./tables.ts";

/** What of the register is tied to some facts, as far as it has been followed. */
interface Tied {
  readonly facts: Set<string>;
  readonly links: Map<string, SameLink>;
  readonly corrections: Map<string, RecordCorrectionRow>;
  readonly records: Set<string>;
}

export async function neighbourhood(database: Kysely<Tables>, facts: readonly string[]): Promise<Neighbourhood> {
  const tied: Tied = { facts: new Set(facts), links: new Map(), corrections: new Map(), records: new Set() };
  for (let fresh = [...tied.facts]; fresh.length > 0;) {
    const found: string[] = [];
    for (const batch of batches(fresh)) found.push(...(await tiesOf(database, batch, tied)));
    fresh = [...new Set(found)].filter((id) => !tied.facts.has(id));
    for (const id of fresh) tied.facts.add(id);
  }
  return {
    statements: await findStatements(database, [...tied.facts]),
    links: [...tied.links.values()],
    corrections: [...tied.corrections.values()].map(correctionOf),
    records: (await findClaims(database, [...tied.records])).toSorted((one, other) => (one.id < other.id ? -1 : 1)),
  };
}

/** The facts that some are tied to: by links, as what people have joined, and by standing in one record. */
async function tiesOf(database: Kysely<Tables>, facts: readonly string[], tied: Tied): Promise<string[]> {
  const found: string[] = [];
  for (const end of ["one", "other"] as const) {
    const links = await database.selectFrom("statement_links").selectAll().where(end, "in", facts).execute();
    for (const link of links) {
      tied.links.set(`${link.one} ${link.other}`, link);
      found.push(link.one, link.other);
    }
    const decided = await database.selectFrom("record_corrections").selectAll().where(end, "in", facts).execute();
    for (const row of decided) {
      tied.corrections.set(`${row.one} ${row.other}`, row);
      if (row.kind === "join") found.push(row.one, row.other);
    }
  }
  const homes = database.selectFrom("record_facts").select("record_id").distinct().where("fact_id", "in", facts);
  const fresh = (await homes.execute()).map(({ record_id }) => record_id).filter((id) => !tied.records.has(id));
  for (const id of fresh) tied.records.add(id);
  for (const batch of batches(fresh)) {
    const members = database.selectFrom("record_facts").select("fact_id").where("record_id", "in", batch);
    for (const { fact_id } of await members.execute()) found.push(fact_id);
  }
  return found;
}

export function correctionOf({ kind, one, other, at }: RecordCorrectionRow): Correction {
  return { kind, one, other, at };
}

export async function findClaims(database: Kysely<Tables>, records: readonly string[]): Promise<ClaimRecord[]> {
  return (await readRecords(database, records)).map(({ row, details }) => stateOf(row, details).claim);
}
