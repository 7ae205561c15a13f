import type { Kysely, Transaction } from "kysely";
import type { MergeToSave } from "../merging.ts";
import { batches } from "./batches.ts";
import { changing } from "./changing.ts";
import { nextNumber } from "./counters.ts";
import { writeClaims } from "./save-claims.ts";
import { writeCourses } from "./save-courses.ts";
import { noteSettled } from "./settle.ts";
import { writeLinks, writeStatements } from "./statements.ts";
import type { Tables } from "./tables.ts";

/** Under this name the merges are counted. */
const merges = "merges";

export async function countMerges(database: Kysely<Tables>): Promise<number> {
  const counter = database.selectFrom("counters").select("value").where("name", "=", merges);
  return (await counter.executeTakeFirst())?.value ?? 0;
}

/** Undoes a merge before which another one was kept. */
class Overtaken extends Error {}

export async function saveMerge(database: Kysely<Tables>, found: MergeToSave): Promise<boolean> {
  try {
    await changing(database, async (transaction) => {
      // Whoever merges at the same time waits here, and then finds that he was overtaken.
      if ((await nextNumber(transaction, merges)) !== found.after + 1) throw new Overtaken();
      await writeStatements(transaction, found);
      await writeLinks(transaction, found);
      const settled = await writeClaims(transaction, found);
      await writeCourses(transaction, found.courses, found.at);
      await clearMerged(transaction, found.merged);
      await noteSettled(transaction, settled, found.at);
    });
    return true;
  } catch (error) {
    if (error instanceof Overtaken) return false;
    throw error;
  }
}

async function clearMerged(transaction: Transaction<Tables>, merged: MergeToSave["merged"]): Promise<void> {
  for (const batch of batches(merged)) {
    const read = transaction
      .deleteFrom("unmerged_articles")
      .where((row) =>
        row.or(batch.map(({ key, noted }) => row.and([row("article_key", "=", key), row("noted", "=", noted)]))),
      );
    await read.execute();
  }
}
