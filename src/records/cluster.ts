/** Facts that state one claim, put together by the strongest likeness first. */
import { pairOf, type Correction } from "./corrections.ts";
import { sameClaim } from "./same-claim.ts";
import type { Statement } from "./statement.ts";

/** Two facts that `sameClaim` takes for one claim. */
export interface SameLink {
  readonly one: string;
  readonly other: string;
  /** See `Decision`; 1 for facts that a person has joined. */
  readonly score: number;
}

/** Facts of one claim, with the links that made them one. */
export interface Cluster {
  readonly facts: readonly string[];
  readonly links: readonly SameLink[];
}

/** So many facts of each side are looked at before two groups become one. */
const looked = 5;
/** No more than this share of them may be unlike: a vague fact must not tie two claims together. */
const mostUnlike = 1 / 3;
/** Facts that score less speak against each other. */
const unlike = 0.35;

interface Group {
  readonly facts: string[];
  readonly articles: Set<string>;
  readonly links: SameLink[];
}

/**
 * The claims among some facts. It depends on the facts, links and corrections alone, never on their order.
 * @param links of all facts given, each once
 * @param corrections those that hold, latest first
 */
export function clusterFacts(
  statements: ReadonlyMap<string, Statement>,
  links: readonly SameLink[],
  corrections: readonly Correction[],
): Cluster[] {
  const groupOf = new Map<string, Group>();
  for (const [id, { article }] of statements)
    groupOf.set(id, { facts: [id], articles: new Set([article.key]), links: [] });
  const never = new Map<string, Set<string>>();
  for (const { kind, one, other } of corrections)
    if (kind === "split")
      for (const [first, second] of [
        [one, other],
        [other, one],
      ] as const)
        never.set(first, (never.get(first) ?? new Set()).add(second));
  const join = (link: SameLink, byHand: boolean): void => {
    const [one, other] = [groupOf.get(link.one), groupOf.get(link.other)];
    if (one === undefined || other === undefined || one === other || !mayJoin(one, other, never)) return;
    if (!byHand && !agree(one, other, statements)) return;
    const [large, small] = one.facts.length >= other.facts.length ? [one, other] : [other, one];
    for (const id of small.facts) groupOf.set(id, large);
    large.facts.push(...small.facts);
    large.links.push(...small.links, link);
    for (const key of small.articles) large.articles.add(key);
  };
  for (const { kind, one, other } of corrections) if (kind === "join") join({ one, other, score: 1 }, true);
  for (const link of links.toSorted(strongestFirst)) join(link, false);
  return [...new Set(groupOf.values())].map(({ facts, links: made }) => ({
    facts: facts.toSorted(),
    links: made.toSorted(strongestFirst),
  }));
}

function strongestFirst(one: SameLink, other: SameLink): number {
  return other.score - one.score || (pairOf(one.one, one.other) < pairOf(other.one, other.other) ? -1 : 1);
}

/** Facts of one article, and facts that a person has parted, stay apart. */
function mayJoin(one: Group, other: Group, never: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const [small, large] = one.articles.size <= other.articles.size ? [one, other] : [other, one];
  for (const key of small.articles) if (large.articles.has(key)) return false;
  return !small.facts.some((id) => {
    const apart = never.get(id);
    return apart !== undefined && large.facts.some((each) => apart.has(each));
  });
}

function agree(one: Group, other: Group, statements: ReadonlyMap<string, Statement>): boolean {
  const [ones, others] = [one, other].map(({ facts }) =>
    facts
      .toSorted()
      .slice(0, looked)
      .flatMap((id) => statements.get(id) ?? []),
  );
  let [pairs, unlikes] = [0, 0];
  for (const first of ones ?? []) {
    for (const second of others ?? []) {
      pairs += 1;
      if (sameClaim(first, second).score < unlike) unlikes += 1;
    }
  }
  return unlikes <= pairs * mostUnlike;
}
