import type { Kysely, Transaction } from "kysely";
import { type RuleCounts, precisionOf } from "../../records/precision.ts";
import type { ReviewState } from "../../model.ts";
import type { Review, RuleTally } from "../reviews.ts";
import { batches } from "./batches.ts";
import type { Tables } from "./tables.ts";

type Column = keyof RuleCounts;
type Counts = { [column in Column | "missed"]: number };

const columnOf: { readonly [state in ReviewState]: Column | null } = {
  pending: null,
  accepted: "accepted",
  corrected: "corrected",
  rejected: "rejected",
  "needs-second-look": null,
};

/** Notes by which rules the facts were found that a person has decided about. */
export async function noteRules(
  transaction: Transaction<Tables>,
  entries: readonly { readonly seq: number; readonly rules: readonly string[] }[],
): Promise<void> {
  const rows = entries.flatMap(({ seq, rules }) => rules.map((rule) => ({ rule, seq })));
  for (const batch of batches(rows)) await transaction.insertInto("review_rules").values(batch).execute();
}

/** A decision about a record that was the one that held, and the one that does now; null for none. */
export interface Turn {
  readonly before: Review | null;
  readonly after: Review | null;
}

/** Takes what held before out of the tallies of its rules, and puts in what holds now. */
export async function recount(transaction: Transaction<Tables>, turns: readonly Turn[]): Promise<void> {
  const changes = new Map<string, Counts>();
  const rules = await rulesOf(
    transaction,
    turns.flatMap(({ before, after }) => [before?.seq ?? [], after?.seq ?? []].flat()),
  );
  const add = (entry: Review | null, sign: 1 | -1): void => {
    const column = entry === null ? null : columnOf[entry.after.state];
    if (entry === null || column === null) return;
    for (const rule of rules.get(entry.seq) ?? []) {
      const counts = changes.get(rule) ?? { accepted: 0, corrected: 0, rejected: 0, missed: 0 };
      changes.set(rule, { ...counts, [column]: counts[column] + sign });
    }
  };
  for (const { before, after } of turns) {
    add(before, -1);
    add(after, 1);
  }
  await addCounts(transaction, changes);
}

async function rulesOf(
  transaction: Transaction<Tables>,
  seqs: readonly number[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  const rules = new Map<number, string[]>();
  for (const batch of batches([...new Set(seqs)])) {
    const rows = await transaction.selectFrom("review_rules").selectAll().where("seq", "in", batch).execute();
    for (const { seq, rule } of rows) rules.set(seq, [...(rules.get(seq) ?? []), rule]);
  }
  return rules;
}

/** Notes that a person found what a rule should have found. */
export async function countMissed(transaction: Transaction<Tables>, rule: string): Promise<void> {
  await addCounts(transaction, new Map([[rule, { accepted: 0, corrected: 0, rejected: 0, missed: 1 }]]));
}

async function addCounts(transaction: Transaction<Tables>, changes: ReadonlyMap<string, Counts>): Promise<void> {
  for (const [rule, counts] of [...changes].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    if (Object.values(counts).every((count) => count === 0)) continue;
    const insert = transaction.insertInto("rule_tallies").values({ rule, ...counts, weighed: null });
    await insert
      .onConflict((conflict) =>
        conflict.column("rule").doUpdateSet((row) => ({
          accepted: row("rule_tallies.accepted", "+", counts.accepted),
          corrected: row("rule_tallies.corrected", "+", counts.corrected),
          rejected: row("rule_tallies.rejected", "+", counts.rejected),
          missed: row("rule_tallies.missed", "+", counts.missed),
        })),
      )
      .execute();
  }
}

export async function ruleTallies(database: Kysely<Tables>): Promise<RuleTally[]> {
  const rows = await database.selectFrom("rule_tallies").selectAll().orderBy("rule").execute();
  return rows.map((row) => {
    const { rule, accepted, corrected, rejected, missed } = row;
    return { rule, accepted, corrected, rejected, missed, precision: precisionOf(row) };
  });
}
