/** What reading an article again changes: its facts before beside its facts after. */
import type { Fact } from "../model.ts";
import { toJson } from "../store/json.ts";

/** What may be another about one fact, in the order in which people care. */
const aspects = {
  type: ({ type, metric }) => [type, metric],
  value: ({ value, max, unit, per, qualifier, alternatives }) => [value, max, unit, per, qualifier, alternatives],
  status: ({ status }) => status,
  date: ({ date }) => date,
  horizon: ({ horizon }) => horizon,
  kind: ({ kind }) => kind,
  part: ({ partOf }) => partOf,
  parties: ({ parties, saidBy }) => [parties, saidBy],
  subject: ({ subject, sectors, regions, programmes }) => [subject?.text ?? null, sectors, regions, programmes],
  quote: ({ evidence }) => evidence.map(({ quote }) => quote),
  rule: ({ rule, confidence }) => [rule, confidence.score],
} as const satisfies { readonly [aspect: string]: (fact: Fact) => unknown };

export type Aspect = keyof typeof aspects;

export const allAspects: readonly Aspect[] = Object.keys(aspects).filter((name): name is Aspect => name in aspects);

/** A fact that only one of two readings gives, or both with a difference. One of `before` and `after` is always there. */
export interface FactChange {
  readonly before: Fact | null;
  readonly after: Fact | null;
  /** What is another; none for a fact that is new or gone. */
  readonly aspects: readonly Aspect[];
}

export interface FactComparison {
  /** Facts that are what they were, wherever in the text they stand now. */
  readonly unchanged: readonly Fact[];
  /** In the order of the facts after, with those that are gone at the end. */
  readonly changes: readonly FactChange[];
}

/**
 * Compares the facts of an article before and after. A fact is the same by its id. A fact that is gone and one that is new are one that
 * changed where their words are the same, or the one's stand in the other's: then another value, unit or type is read in them.
 * To whatever is kept under a fact's id, a decision of a person among it, that is another fact all the same.
 */
export function compareFacts(before: readonly Fact[], after: readonly Fact[]): FactComparison {
  const pairs = pairUp(before, after);
  const idAfter = new Map([...pairs].map(([now, was]) => [was.id, now.id]));
  const unchanged: Fact[] = [];
  const changes: FactChange[] = [];
  for (const now of after) {
    const was = pairs.get(now) ?? null;
    const moved = was?.partOf == null ? was : { ...was, partOf: idAfter.get(was.partOf) ?? was.partOf };
    const different = moved === null ? [] : allAspects.filter((aspect) => differs(aspect, moved, now));
    if (was !== null && different.length === 0) unchanged.push(now);
    else changes.push({ before: was, after: now, aspects: different });
  }
  const found = new Set(pairs.values());
  for (const was of before) if (!found.has(was)) changes.push({ before: was, after: null, aspects: [] });
  return { unchanged, changes };
}

/** Each fact after with the one it was before. */
function pairUp(before: readonly Fact[], after: readonly Fact[]): ReadonlyMap<Fact, Fact> {
  const byId = new Map(before.map((fact) => [fact.id, fact]));
  const pairs = new Map<Fact, Fact>();
  for (const now of after) {
    const was = byId.get(now.id);
    if (was !== undefined) pairs.set(now, was);
  }
  const left = new Set(before);
  for (const was of pairs.values()) left.delete(was);
  for (const now of after) {
    if (pairs.has(now)) continue;
    const was = [...left].find((one) => haveWordsInCommon(one, now));
    if (was === undefined) continue;
    left.delete(was);
    pairs.set(now, was);
  }
  return pairs;
}

function haveWordsInCommon(one: Fact, other: Fact): boolean {
  return one.evidence.some(({ quote }) =>
    other.evidence.some((evidence) => evidence.quote.includes(quote) || quote.includes(evidence.quote)),
  );
}

function differs(aspect: Aspect, one: Fact, other: Fact): boolean {
  const of = aspects[aspect];
  return toJson(of(one)) !== toJson(of(other));
}
