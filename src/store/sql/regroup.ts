import type { Kysely, Transaction } from "kysely";
import { refusal } from "../../errors.ts";
import { type Correction, joinRecords, pairOf, splitOff } from "../../records/corrections.ts";
import type { Decided } from "../reviews.ts";
import { batches } from "./batches.ts";
import type { Changing } from "./changing.ts";
import { keepCorrections, noteFacts } from "./corrections.ts";
import { changeRecord, lockRecord } from "./decide.ts";
import type { LockedRecord } from "./record-state.ts";
import type { Tables } from "./tables.ts";

export async function split(
  database: Kysely<Tables>,
  record: string,
  version: number,
  facts: readonly string[],
  who: string,
  at: string,
): Promise<Decided> {
  const asked = { record, version, action: "split", who, at } as const;
  return changeRecord(database, asked, async (locked, transaction) => {
    const leaving = new Set(facts);
    const strangers = facts.filter((id) => !locked.claim.facts.includes(id));
    if (strangers.length > 0)
      throw refusal("split-stranger", `The record does not hold ${strangers.join(", ")}; name facts of its own.`);
    if (leaving.size === 0 || leaving.size === locked.claim.facts.length)
      throw refusal("split-all", "Some facts leave a record and some stay; name neither none nor all of them.");
    await regroup(transaction, splitOff([...leaving], locked.claim.facts, at), locked.claim.facts, who);
    return { after: locked, why: `${[...leaving].join(", ")} left it.`, takesBack: null };
  });
}

export async function join(
  database: Kysely<Tables>,
  record: string,
  version: number,
  other: string,
  who: string,
  at: string,
): Promise<Decided> {
  const asked = { record, version, action: "join", who, at } as const;
  return changeRecord(database, asked, async (locked, transaction) => {
    const second = await lockRecord(transaction, other);
    if (second === null)
      throw refusal("join-unknown", `There is no record ${other.slice(0, 50)}; name one that the register holds.`);
    if (second.claim.id === locked.claim.id)
      throw refusal("join-self", "A record cannot be joined with itself; name another one.");
    const [ones, others] = [await statedIn(transaction, locked), await statedIn(transaction, second)];
    const corrections = [joinRecords(ones, others, at), ...(await partedBefore(transaction, locked, second, at))];
    await regroup(transaction, corrections, [...locked.claim.facts, ...second.claim.facts], who);
    return { after: locked, why: `${second.claim.id} was joined with it.`, takesBack: null };
  });
}

/** Keeps what facts are one claim by hand, and has their articles merged again. */
async function regroup(
  transaction: Changing,
  corrections: readonly Correction[],
  facts: readonly string[],
  who: string,
): Promise<void> {
  await keepCorrections(transaction, corrections, who);
  await noteFacts(transaction, facts);
}

async function statedIn(transaction: Transaction<Tables>, { claim }: LockedRecord) {
  const articles = new Map<string, string>();
  for (const batch of batches(claim.facts)) {
    const rows = await transaction.selectFrom("facts").select(["id", "article_key"]).where("id", "in", batch).execute();
    for (const { id, article_key } of rows) articles.set(id, article_key);
  }
  return claim.facts.flatMap((id) => {
    const key = articles.get(id);
    return key === undefined ? [] : [{ fact: { id }, article: { key } }];
  });
}

/** Facts of the two that somebody has parted before: they belong together from now on. */
async function partedBefore(
  transaction: Transaction<Tables>,
  { claim: { facts: ones } }: LockedRecord,
  { claim: { facts: others } }: LockedRecord,
  at: string,
): Promise<Correction[]> {
  const pairs = new Set(ones.flatMap((one) => others.map((other) => pairOf(one, other))));
  const parted: Correction[] = [];
  for (const batch of batches(ones)) {
    const rows = await transaction
      .selectFrom("record_corrections")
      .select(["one", "other"])
      .where("kind", "=", "split")
      .where((row) => row.or([row("one", "in", batch), row("other", "in", batch)]))
      .execute();
    for (const { one, other } of rows) if (pairs.has(pairOf(one, other))) parted.push({ kind: "join", one, other, at });
  }
  return parted;
}
