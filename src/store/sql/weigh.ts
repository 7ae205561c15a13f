import { setImmediate } from "node:timers/promises";
import type { Kysely } from "kysely";
import { z } from "zod";
import { precisionOf, surestOf } from "../../records/precision.ts";
import { fromJson } from "../json.ts";
import { utc } from "../times.ts";
import { batches, inOrder } from "./batches.ts";
import { changing } from "./changing.ts";
import type { Tables } from "./tables.ts";

/** Records whose confidence is worked out at once. */
const portion = 200;
/** A precision is weighed anew when it has moved by so much: less is seen by nobody. */
const leastMove = 0.005;

/** The measured precisions that the confidence of records goes by, by rule; rules without one are left out. */
export async function precisionsOf(
  database: Kysely<Tables>,
  rules: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const precisions = new Map<string, number>();
  for (const batch of batches([...new Set(rules)])) {
    const rows = await database
      .selectFrom("rule_tallies")
      .select(["rule", "weighed"])
      .where("rule", "in", batch)
      .execute();
    for (const { rule, weighed } of rows) if (weighed !== null) precisions.set(rule, weighed);
  }
  return precisions;
}

export async function weighRecords(database: Kysely<Tables>, at: string): Promise<number> {
  const rules = await takePrecisions(database);
  if (rules.length === 0) return 0;
  let changed = 0;
  for (let after = 0; ;) {
    const records = await database
      .selectFrom("records")
      .select(["records.number", "records.id", "version", "confidence"])
      .where("records.number", ">", after)
      .where("records.number", "in", (query) =>
        query.selectFrom("record_tags").select("number").where("family", "=", "rule").where("tag", "in", rules),
      )
      .orderBy("records.number")
      .limit(portion)
      .execute();
    changed += await keepWeights(database, await weighedAnew(database, records), utc(at));
    const last = records.at(-1);
    if (last === undefined || records.length < portion) return changed;
    after = last.number;
    // SQLite answers at once: without it nobody else of this process would get a turn.
    await setImmediate();
  }
}

/** Notes the precisions that have moved, from now on for every record that is written. @returns the rules of them */
async function takePrecisions(database: Kysely<Tables>): Promise<string[]> {
  return database.transaction().execute(async (transaction) => {
    const tallies = await transaction.selectFrom("rule_tallies").selectAll().orderBy("rule").execute();
    const moved = tallies.flatMap(({ rule, weighed, ...counts }) => {
      const precision = precisionOf(counts);
      const isSame =
        precision === null || weighed === null ? precision === weighed : Math.abs(precision - weighed) < leastMove;
      return isSame ? [] : [{ rule, precision }];
    });
    for (const { rule, precision } of moved)
      await transaction.updateTable("rule_tallies").set({ weighed: precision }).where("rule", "=", rule).execute();
    return moved.map(({ rule }) => rule);
  });
}

interface Weighed {
  readonly number: number;
  readonly id: string;
  readonly version: number;
  readonly confidence: number;
}

const partsOf = z.record(z.string(), z.number());

/** Those of some records that have another confidence now, with that. */
async function weighedAnew(database: Kysely<Tables>, records: readonly Weighed[]): Promise<Weighed[]> {
  const moved: Weighed[] = [];
  for (const batch of batches(records)) {
    const rows = await database
      .selectFrom("record_facts")
      .innerJoin("facts", "facts.id", "record_facts.fact_id")
      .select(["record_id", "rule", "confidence", "confidence_parts_json"])
      .where(
        "record_id",
        "in",
        batch.map(({ id }) => id),
      )
      .execute();
    const precisions = await precisionsOf(
      database,
      rows.map(({ rule }) => rule),
    );
    for (const record of batch) {
      const facts = rows
        .filter(({ record_id }) => record_id === record.id)
        .map(({ rule, confidence: score, confidence_parts_json: parts }) => {
          return { fact: { rule, confidence: { score, parts: fromJson(partsOf, parts) } } };
        });
      const confidence = surestOf(facts, precisions)?.score ?? record.confidence;
      if (confidence !== record.confidence) moved.push({ ...record, confidence });
    }
  }
  return moved;
}

/** A record that was written since it was read has been weighed by that. @returns how many were not */
async function keepWeights(database: Kysely<Tables>, weighed: readonly Weighed[], at: string): Promise<number> {
  if (weighed.length === 0) return 0;
  return changing(database, async (transaction) => {
    const kept: string[] = [];
    for (const { number, id, version, confidence } of inOrder(weighed, (record) => record.id)) {
      const update = transaction.updateTable("records").set({ confidence }).where("number", "=", number);
      const { numUpdatedRows } = await update.where("version", "=", version).executeTakeFirst();
      if (numUpdatedRows > 0n) kept.push(id);
    }
    transaction.changes.recordsChanged(kept, at);
    return kept.length;
  });
}
