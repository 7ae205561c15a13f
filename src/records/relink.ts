/** Which facts are linked anew, and which no longer, when some are stated or withdrawn. */
import { Blocks, type Placed, type Shift } from "./blocks.ts";
import type { SameLink } from "./cluster.ts";
import { pairOf } from "./corrections.ts";
import { keysOf } from "./keys.ts";
import { sameClaim } from "./same-claim.ts";
import type { Statement } from "./statement.ts";

/** Facts that have been looked at before, and the links between them. */
export interface Looked {
  readonly statements: ReadonlyMap<string, Statement>;
  readonly links: readonly SameLink[];
}

/** What is new of facts. */
export interface StatedNews {
  /** New facts, and facts whose article or signs have changed. */
  readonly stated: readonly Statement[];
  /** Ids of facts that their articles no longer state. */
  readonly withdrawn: readonly string[];
}

export interface Relinked {
  /** The links of new facts, and those between facts that have come into each other's reach. */
  readonly made: readonly SameLink[];
  /** Links that hold no more. */
  readonly dropped: readonly SameLink[];
}

const places = new WeakMap<Statement, Placed>();

/** Where a fact stands among those that share a key with it; worked out once for each. */
export function placeOf(statement: Statement): Placed {
  const known = places.get(statement);
  if (known !== undefined) return known;
  const { id } = statement.fact;
  const at = `${statement.article.publishedAt?.slice(0, 10) ?? "9"} ${id}`;
  const placed = { id, at, keys: keysOf(statement) };
  places.set(statement, placed);
  return placed;
}

/**
 * Looks for the links of new facts. Only they are compared with all their neighbours: of others only those pairs can have changed that
 * stood at the ends of each other's reach.
 * @param looked all facts, or those that stand about the new ones in their rows
 */
export function relink(looked: Looked, { stated, withdrawn }: StatedNews): Relinked {
  const { blocks, shifts } = placeAll(looked, { stated, withdrawn });
  const news = new Set([...withdrawn, ...stated.map(({ fact }) => fact.id)]);
  const statements = new Map([...looked.statements, ...stated.map((each) => [each.fact.id, each] as const)]);
  for (const id of withdrawn) statements.delete(id);
  const before = new Map(looked.links.map((link) => [pairOf(link.one, link.other), link]));
  const made = new Map<string, SameLink>();
  const compare = (one: string, other: string): void => {
    const link = linkOf(one, other, statements);
    if (link !== null) made.set(pairOf(one, other), link);
  };
  for (const id of news)
    for (const other of blocks.neighbours(id)) if (!news.has(other) || id < other) compare(id, other);
  const dropped = looked.links.filter(
    ({ one, other }) => (news.has(one) || news.has(other)) && !made.has(pairOf(one, other)),
  );
  for (const { key, one, other } of shifts) {
    if (news.has(one) || news.has(other)) continue;
    const link = before.get(pairOf(one, other));
    if (link === undefined && blocks.areNear(one, other, key)) compare(one, other);
    if (link !== undefined && !blocks.areNear(one, other)) dropped.push(link);
  }
  return { made: [...made.values()], dropped: [...new Set(dropped)] };
}

/**
 * Facts that news may push out of the reach of one that they are linked to: whether it does depends on all their rows, so that
 * `relink` must know what stands about them as well.
 */
export function strained(looked: Looked, news: StatedNews): string[] {
  const linked = new Set(looked.links.map(({ one, other }) => pairOf(one, other)));
  const { shifts } = placeAll(looked, news);
  return [...new Set(shifts.filter(({ one, other }) => linked.has(pairOf(one, other))).map(({ one }) => one))];
}

function placeAll(looked: Looked, { stated, withdrawn }: StatedNews): { blocks: Blocks; shifts: readonly Shift[] } {
  const blocks = new Blocks();
  for (const statement of looked.statements.values()) blocks.add(placeOf(statement));
  const shifts = withdrawn.flatMap((id) => blocks.remove(id));
  for (const statement of stated) shifts.push(...blocks.add(placeOf(statement)));
  return { blocks, shifts };
}

/** Sums are taken in the order of the pair, so that both ways give the same to the last digit. */
function linkOf(id: string, otherId: string, statements: ReadonlyMap<string, Statement>): SameLink | null {
  const [first, second] = id < otherId ? [id, otherId] : [otherId, id];
  const [one, other] = [statements.get(first), statements.get(second)];
  if (one === undefined || other === undefined) return null;
  const { same, score } = sameClaim(one, other);
  return same ? { one: first, other: second, score } : null;
}
