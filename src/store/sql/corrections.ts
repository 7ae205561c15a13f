import type { Kysely, Transaction } from "kysely";
import type { Correction } from "../../records/corrections.ts";
import { utc } from "../times.ts";
import { batches } from "./batches.ts";
import { changing, type Changing } from "./changing.ts";
import type { Tables } from "./tables.ts";
import { noteUnmerged } from "./unmerged.ts";

/** Keeps what a person has decided about pairs of facts; of two about the same pair the later one holds. */
export async function keepCorrections(
  transaction: Transaction<Tables>,
  corrections: readonly Correction[],
  who: string,
): Promise<void> {
  for (const { kind, at, ...pair } of corrections) {
    const [one = "", other = ""] = [pair.one, pair.other].toSorted();
    const decided = { kind, at: utc(at), who };
    const insert = transaction.insertInto("record_corrections").values({ one, other, ...decided });
    await insert
      .onConflict((conflict) =>
        conflict.columns(["one", "other"]).doUpdateSet(decided).where("record_corrections.at", "<=", decided.at),
      )
      .execute();
  }
}

export async function saveCorrections(
  database: Kysely<Tables>,
  corrections: readonly Correction[],
  who: string,
): Promise<void> {
  await changing(database, async (transaction) => {
    await keepCorrections(transaction, corrections, who);
    await noteFacts(
      transaction,
      corrections.flatMap(({ one, other }) => [one, other]),
    );
  });
}

/** Notes that the articles of some facts are to be merged again. */
export async function noteFacts(transaction: Changing, facts: readonly string[]): Promise<void> {
  const keys = new Set<string>();
  for (const batch of batches(facts)) {
    const rows = await transaction.selectFrom("facts").select("article_key").where("id", "in", batch).execute();
    for (const { article_key } of rows) keys.add(article_key);
  }
  await noteUnmerged(transaction, [...keys]);
}
