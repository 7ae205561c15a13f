import type { Transaction } from "kysely";
import { bareHost } from "../../sources/load.ts";
import { batches } from "./batches.ts";
import type { Tables } from "./tables.ts";

/** By what something that was forgotten would be known. */
export function keysOf(addresses: readonly string[], sourceId: string | null): string[] {
  const hosts = addresses.map((address) => hostKey(new URL(address).hostname));
  return [...new Set([...addresses, ...hosts, ...(sourceId === null ? [] : [sourceKey(sourceId)])])];
}

export function hostKey(host: string): string {
  return `host:${bareHost(host)}`;
}

export function sourceKey(id: string): string {
  return `source:${id}`;
}

/**
 * Tells of each of some things whether it was forgotten, and counts those that were as turned away.
 * @param things each by its keys
 */
export async function turnAway(
  transaction: Transaction<Tables>,
  things: readonly (readonly string[])[],
): Promise<readonly boolean[]> {
  const removals = new Map<string, string>();
  for (const batch of batches([...new Set(things.flat())])) {
    const known = transaction.selectFrom("removed_keys").selectAll().where("key", "in", batch);
    for (const { key, what } of await known.execute()) removals.set(key, what);
  }
  const refused = new Map<string, number>();
  const isForgotten = things.map((keys) => {
    const what = keys.map((key) => removals.get(key)).find((one) => one !== undefined);
    if (what !== undefined) refused.set(what, (refused.get(what) ?? 0) + 1);
    return what !== undefined;
  });
  for (const [what, times] of [...refused].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    const noted = transaction.updateTable("removals").where("what", "=", what);
    await noted.set((row) => ({ refused: row("refused", "+", times) })).execute();
  }
  return isForgotten;
}
