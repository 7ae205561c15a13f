import { setImmediate } from "node:timers/promises";
import type { Kysely } from "kysely";
import { z } from "zod";
import { SijillError } from "../../errors.ts";
import { byPerson } from "../../records/added.ts";
import { isLeftToPeople, mayAccept } from "../../records/acceptance.ts";
import { automatic } from "../../records/unite.ts";
import { fromJson } from "../json.ts";
import type { Acceptance } from "../reviews.ts";
import { utc } from "../times.ts";
import { changing } from "./changing.ts";
import { noteEntries } from "./history.ts";
import { lockRecords, type LockedRecord, readRecords } from "./record-state.ts";
import { saveShown } from "./save-shown.ts";
import type { Tables } from "./tables.ts";

/** Records looked at, and accepted, in one transaction. */
const portion = 100;

export async function listAcceptances(database: Kysely<Tables>): Promise<Acceptance[]> {
  return database.selectFrom("acceptances").selectAll().orderBy("rule").execute();
}

export async function setAcceptance(
  database: Kysely<Tables>,
  rule: string,
  acceptance: Acceptance | null,
): Promise<void> {
  if (acceptance === null) {
    await database.deleteFrom("acceptances").where("rule", "=", rule).execute();
    return;
  }
  const { threshold, sample, who, at } = acceptance;
  if (!(threshold > 0 && threshold <= 1 && sample > 0 && sample <= 1))
    throw new SijillError(
      "wrong-use",
      "Threshold and sample are above 0 and at most 1: some of it is always left to people.",
    );
  const row = { threshold, sample, who, at: utc(at) };
  const insert = database.insertInto("acceptances").values({ rule, ...row });
  await insert.onConflict((conflict) => conflict.column("rule").doUpdateSet(row)).execute();
}

export async function acceptByRule(database: Kysely<Tables>, at: string): Promise<number> {
  const acceptances = new Map((await listAcceptances(database)).map((each) => [each.rule, each]));
  if (acceptances.size === 0) return 0;
  let accepted = 0;
  for (let after = 0; ;) {
    const candidates = await candidatesAfter(database, [...acceptances.values()], after);
    const ids = candidates.flatMap(({ id }) => id);
    accepted += await acceptAll(database, ids, acceptances, utc(at));
    const last = candidates.at(-1);
    if (last === undefined || candidates.length < portion) return accepted;
    after = last.number;
    // SQLite answers at once: without it nobody else of this process would get a turn.
    await setImmediate();
  }
}

/** Records that wait, of these rules alone and sure enough for one of them, which no person has said anything about. */
async function candidatesAfter(database: Kysely<Tables>, acceptances: readonly Acceptance[], after: number) {
  const rules = acceptances.map(({ rule }) => rule);
  const least = Math.min(...acceptances.map(({ threshold }) => threshold));
  return database
    .selectFrom("records")
    .select(["records.id", "records.number"])
    .where("state", "=", "pending")
    .where("confidence", ">=", least)
    .where("withdrawn_at", "is", null)
    .where("disagreements", "=", 0)
    .where("records.number", ">", after)
    .where((row) => {
      const tags = row
        .selectFrom("record_tags")
        .select("tag")
        .whereRef("record_tags.number", "=", "records.number")
        .where("family", "=", "rule");
      const said = row.selectFrom("reviews").select("seq").whereRef("reviews.record_id", "=", "records.id");
      return row.and([
        row.exists(tags.where("tag", "in", rules)),
        row.not(row.exists(tags.where("tag", "not in", [...rules, byPerson]))),
        row.not(row.exists(said.where("who", "<>", automatic))),
      ]);
    })
    .orderBy("records.number")
    .limit(portion)
    .execute();
}

const namesOf = z.array(z.string());

async function acceptAll(
  database: Kysely<Tables>,
  ids: readonly string[],
  acceptances: ReadonlyMap<string, Acceptance>,
  at: string,
): Promise<number> {
  const chosen = (await readRecords(database, ids)).filter(({ row, details }) => {
    const told = { id: row.id, confidence: row.confidence, rules: fromJson(namesOf, details.rules_json) };
    return mayAccept(told, acceptances) && !isLeftToPeople(told, acceptances);
  });
  if (chosen.length === 0) return 0;
  return changing(database, async (transaction) => {
    const locked = await lockRecords(
      transaction,
      chosen.map(({ row }) => row.id),
    );
    // Whoever has changed one of them since may have decided about it.
    const versions = new Map(chosen.map(({ row }) => [row.id, row.version]));
    const same = [...locked.values()].filter(({ row, version }) => versions.get(row.id) === version);
    const after = { state: "accepted", amended: {} } as const;
    await saveShown(
      transaction,
      same.map((record) => ({ ...record, ...after })),
      at,
    );
    await noteEntries(
      transaction,
      same.map((record) => entryFor(record, acceptances, at)),
    );
    return same.length;
  });
}

function entryFor(record: LockedRecord, acceptances: ReadonlyMap<string, Acceptance>, at: string) {
  const { claim, state, amended, row, details } = record;
  const told = fromJson(namesOf, details.rules_json)
    .flatMap((rule) => acceptances.get(rule) ?? [])
    .map(({ rule, threshold }) => `${rule} is accepted from ${threshold} on`);
  const after = { state: "accepted", amended: {} } as const;
  const why = `Its confidence is ${row.confidence}; ${told.join(", ")}.`;
  return { record: claim.id, at, who: automatic, action: "accept", why, before: { state, amended }, after } as const;
}
