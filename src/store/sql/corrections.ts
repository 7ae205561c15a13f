import type { Transaction } from "kysely";
import type { Correction } from "../../records/corrections.ts";
import { utc } from "../times.ts";
import type { Tables } from "./tables.ts";

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
