/** Facts of many articles → records. Pure, and the same whatever the order in which the facts came. */
import { clusterFacts, type SameLink } from "./cluster.ts";
import { holding, pairOf, type Correction } from "./corrections.ts";
import { nameClusters } from "./ids.ts";
import type { ClaimRecord } from "./record.ts";
import { relink, type Relinked, type StatedNews } from "./relink.ts";
import type { Statement } from "./statement.ts";
import { summarise } from "./summary.ts";

/** What has been merged so far: the whole register, or as much of it as is tied to some facts. */
export interface Merged {
  readonly statements: ReadonlyMap<string, Statement>;
  /** All pairs of facts that `sameClaim` takes for one claim, whether they are in one record or not. */
  readonly links: readonly SameLink[];
  /** Those that hold, see `holding`. */
  readonly corrections: readonly Correction[];
  /** In the order of their ids. */
  readonly records: readonly ClaimRecord[];
}

/** What is new. */
export interface News extends Partial<StatedNews> {
  readonly corrections?: readonly Correction[];
}

/** A register without anything. */
export const nothingMerged: Merged = { statements: new Map(), links: [], corrections: [], records: [] };

/**
 * The records of some facts.
 * @throws SijillError "wrong-use" for a correction that names one fact twice
 */
export function mergeFacts(statements: readonly Statement[], corrections: readonly Correction[] = []): Merged {
  return mergeInto(nothingMerged, { stated: statements, corrections });
}

/**
 * Takes news into what has been merged: the result is that of merging everything at once, but only what the news touch is worked out
 * anew, and records keep their ids. Errors: as `mergeFacts`.
 */
export function mergeInto(existing: Merged, { stated = [], withdrawn = [], corrections = [] }: News): Merged {
  return regroup(existing, { stated, withdrawn, corrections }, relink(existing, { stated, withdrawn }));
}

/** The facts that news and their links touch: only records that are tied to one of them can change. */
export function touchedBy(
  { stated = [], withdrawn = [], corrections = [] }: News,
  { made, dropped }: Relinked,
): string[] {
  const ends = [...corrections, ...made, ...dropped].flatMap(({ one, other }) => [one, other]);
  return [...new Set([...withdrawn, ...stated.map(({ fact }) => fact.id), ...ends])];
}

/**
 * The same where the links are known already. Errors: as `mergeFacts`.
 * @param existing the whole register, or all that is tied to the facts of `touchedBy`, directly or through others
 */
export function regroup(existing: Merged, news: News, relinked: Relinked): Merged {
  const statements = new Map(existing.statements);
  for (const id of news.withdrawn ?? []) statements.delete(id);
  for (const statement of news.stated ?? []) statements.set(statement.fact.id, statement);
  const links = new Map(existing.links.map((link) => [pairOf(link.one, link.other), link]));
  for (const { one, other } of relinked.dropped) links.delete(pairOf(one, other));
  for (const link of relinked.made) links.set(pairOf(link.one, link.other), link);
  const corrections = holding([...existing.corrections, ...(news.corrections ?? [])]);
  const joins = corrections.filter(({ kind }) => kind === "join");
  const ties = [...existing.links, ...links.values(), ...joins];
  const affected = reached(new Set(touchedBy(news, relinked)), ties, existing.records);
  return {
    statements,
    links: [...links.values()].toSorted((one, other) =>
      pairOf(one.one, one.other) < pairOf(other.one, other.other) ? -1 : 1,
    ),
    corrections,
    records: recordsOf(existing.records, affected, { statements, links: [...links.values()], corrections }),
  };
}

/** All facts that are tied to some, through any number of others: only their records can change. */
function reached(
  seeds: ReadonlySet<string>,
  ties: readonly Pick<SameLink, "one" | "other">[],
  records: readonly ClaimRecord[],
): ReadonlySet<string> {
  const tied = new Map<string, string[]>();
  const tie = (one: string, other: string): void => {
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      const known = tied.get(from);
      if (known === undefined) tied.set(from, [to]);
      else known.push(to);
    }
  };
  for (const { one, other } of ties) tie(one, other);
  for (const { facts } of records) for (const other of facts.slice(1)) tie(facts[0] ?? other, other);
  const found = new Set(seeds);
  for (const id of found) for (const other of tied.get(id) ?? []) found.add(other);
  return found;
}

function recordsOf(
  before: readonly ClaimRecord[],
  affected: ReadonlySet<string>,
  { statements, links, corrections }: Pick<Merged, "statements" | "links" | "corrections">,
): ClaimRecord[] {
  const isAffected = ({ facts }: ClaimRecord): boolean => facts.some((id) => affected.has(id));
  const within = new Map(
    [...affected]
      .flatMap((id) => (statements.has(id) ? [[id, statements.get(id)] as const] : []))
      .filter((entry): entry is [string, Statement] => entry[1] !== undefined),
  );
  const clusters = clusterFacts(
    within,
    links.filter(({ one }) => affected.has(one)),
    corrections.filter(({ one, other }) => within.has(one) && within.has(other)),
  );
  const names = nameClusters(clusters, statements, before.filter(isAffected));
  const made = clusters.flatMap(({ facts, links: own }, at) => {
    const [first, ...others] = facts.flatMap((id) => statements.get(id) ?? []);
    const named = names[at];
    return first === undefined || named === undefined
      ? []
      : [{ ...named, ...summarise([first, ...others]), links: own }];
  });
  return [...before.filter((record) => !isAffected(record)), ...made].toSorted((one, other) =>
    one.id < other.id ? -1 : 1,
  );
}
