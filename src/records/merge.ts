/** Facts of many articles → records. Pure, and the same whatever the order in which the facts came. */
import { Blocks } from "./blocks.ts";
import { clusterFacts, type SameLink } from "./cluster.ts";
import { holding, pairOf, type Correction } from "./corrections.ts";
import { nameClusters } from "./ids.ts";
import { keysOf } from "./keys.ts";
import type { ClaimRecord } from "./record.ts";
import { sameClaim } from "./same-claim.ts";
import type { Statement } from "./statement.ts";
import { summarise } from "./summary.ts";

/**
 * What has been merged so far: the whole register, or as much of it as new facts can touch, which is every fact that shares a key of
 * `keysOf` with one of them and whatever is linked to those, directly or through others.
 */
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
export interface News {
  /** New facts, and facts whose article or signs have changed. */
  readonly stated?: readonly Statement[];
  /** Ids of facts that their articles no longer state. */
  readonly withdrawn?: readonly string[];
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
export function mergeInto(existing: Merged, { stated = [], withdrawn = [], corrections: decided = [] }: News): Merged {
  const statements = new Map(existing.statements);
  const blocks = new Blocks();
  for (const statement of statements.values()) blocks.add(placed(statement));
  const touched = new Set(decided.flatMap(({ one, other }) => [one, other]));
  for (const id of withdrawn) {
    addAll(touched, blocks.remove(id)).add(id);
    statements.delete(id);
  }
  for (const statement of stated) {
    addAll(touched, blocks.add(placed(statement)));
    statements.set(statement.fact.id, statement);
  }
  const links = new Map(
    existing.links
      .filter(({ one, other }) => !touched.has(one) && !touched.has(other))
      .map((link) => [pairOf(link.one, link.other), link]),
  );
  for (const id of touched)
    for (const link of linksOf(id, blocks, statements, touched)) links.set(pairOf(link.one, link.other), link);
  const corrections = holding([...existing.corrections, ...decided]);
  const joins = corrections.filter(({ kind }) => kind === "join");
  const affected = reached(touched, [...existing.links, ...links.values(), ...joins], existing.records);
  return {
    statements,
    links: [...links.values()].toSorted((one, other) =>
      pairOf(one.one, one.other) < pairOf(other.one, other.other) ? -1 : 1,
    ),
    corrections,
    records: recordsOf(existing.records, affected, { statements, links: [...links.values()], corrections }),
  };
}

function addAll(all: Set<string>, more: ReadonlySet<string>): Set<string> {
  for (const each of more) all.add(each);
  return all;
}

function placed(statement: Statement): Parameters<Blocks["add"]>[0] {
  const { id } = statement.fact;
  return { id, at: `${statement.article.publishedAt?.slice(0, 10) ?? "9"} ${id}`, keys: keysOf(statement) };
}

/** The links of a fact to its neighbours; a pair of two facts that are touched is looked at from the smaller one. */
function linksOf(
  id: string,
  blocks: Blocks,
  statements: ReadonlyMap<string, Statement>,
  touched: ReadonlySet<string>,
): SameLink[] {
  const own = statements.get(id);
  if (own === undefined) return [];
  return [...blocks.neighbours(id)].flatMap((other) => {
    const statement = statements.get(other);
    if (statement === undefined || (other < id && touched.has(other))) return [];
    // Sums are taken in the order of the pair, so that both ways give the same to the last digit.
    const [first, second] = id < other ? [own, statement] : [statement, own];
    const { same, score } = sameClaim(first, second);
    return same ? [{ one: first.fact.id, other: second.fact.id, score }] : [];
  });
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
