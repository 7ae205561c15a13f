import { randomInt } from "node:crypto";
import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

/** It is kept beside what is counted, so that a copy of the register has the same. */
const name = "identity";
const mostAtRandom = 2 ** 48 - 1;

export async function readIdentity(database: Kysely<Tables>): Promise<string> {
  const kept = database.selectFrom("counters").select("value").where("name", "=", name);
  const before = await kept.executeTakeFirst();
  if (before !== undefined) return textOf(before.value);
  const made = { name, value: randomInt(1, mostAtRandom) };
  await database
    .insertInto("counters")
    .values(made)
    .onConflict((conflict) => conflict.column("name").doNothing())
    .execute();
  return textOf((await kept.executeTakeFirstOrThrow()).value);
}

function textOf(value: number): string {
  return value.toString(16).padStart(12, "0");
}
