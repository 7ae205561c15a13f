/** Which record is which, however records grow, join and part. */
import type { Cluster } from "./cluster.ts";
import { foundedBy, type ClaimRecord } from "./record.ts";
import type { Statement } from "./statement.ts";

/** What a record is called. */
export type Names = Pick<ClaimRecord, "id" | "aliases" | "since">;

/** An id with what tells its age. */
interface Name {
  readonly id: string;
  /** When the register first held what it was made of, then the day and id of that fact. */
  readonly age: string;
  readonly since: string;
}

/**
 * Names for clusters of facts. A fact brings the id of the record that it would found, and a record the ids that it had; the oldest
 * of them is the id, the others are aliases. Ids of facts that are gone stay with the oldest fact of their record that is left.
 * @param before the records that the facts were in
 */
export function nameClusters(
  clusters: readonly Cluster[],
  statements: ReadonlyMap<string, Statement>,
  before: readonly ClaimRecord[],
): Names[] {
  const inherited = new Map<string, Name[]>();
  for (const record of before) {
    const heir = record.facts.find((id) => statements.has(id));
    if (heir === undefined) continue;
    const founded = new Set(record.facts.filter((id) => statements.has(id)).map(foundedBy));
    const names = [record.id, ...record.aliases]
      .filter((id) => !founded.has(id))
      .map((id) => ({ id, since: record.since, age: id === record.id ? `${record.since} ` : "~" }));
    inherited.set(heir, names);
  }
  return clusters.map(({ facts }) => {
    const names = facts
      .flatMap((id) => [nameOf(id, statements), ...(inherited.get(id) ?? [])])
      .toSorted((one, other) => (one.age < other.age ? -1 : Number(one.age > other.age)));
    const [{ id, since } = { id: "", since: "" }] = names;
    return { id, since, aliases: [...new Set(names.map((name) => name.id))].filter((name) => name !== id).toSorted() };
  });
}

function nameOf(fact: string, statements: ReadonlyMap<string, Statement>): Name {
  const statement = statements.get(fact);
  const since = statement?.since ?? "";
  return { id: foundedBy(fact), since, age: `${since} ${statement?.article.publishedAt ?? "9"} ${fact}` };
}
