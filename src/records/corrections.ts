/** What people have decided about which facts are one claim. It holds for good, whatever is extracted or merged later. */
import { refusal, SijillError } from "../errors.ts";
import type { Fact } from "../model.ts";
import type { StatedIn } from "./statement.ts";

/** Two facts that never are one claim, or always. Facts keep their ids when an article is extracted again. */
export interface Correction {
  readonly kind: "split" | "join";
  readonly one: string;
  readonly other: string;
  /** ISO 8601 instant of the decision: of two about the same facts the later one holds. */
  readonly at: string;
}

/** The pair of a correction, whichever fact is named first. */
export function pairOf(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

/**
 * The corrections that hold, latest first: one for each pair of facts.
 * @throws SijillError "wrong-use" for a fact that is to be joined with itself or parted from itself
 */
export function holding(corrections: readonly Correction[]): Correction[] {
  const byPair = new Map<string, Correction>();
  for (const correction of corrections) {
    if (correction.one === correction.other)
      throw new SijillError("wrong-use", `fact ${correction.one} is named twice; name two facts`);
    const pair = pairOf(correction.one, correction.other);
    const before = byPair.get(pair);
    if (before === undefined || orderOf(before) < orderOf(correction)) byPair.set(pair, correction);
  }
  return [...byPair.values()].toSorted((one, other) => (orderOf(one) > orderOf(other) ? -1 : 1));
}

function orderOf({ at, kind, one, other }: Correction): string {
  return `${at} ${kind} ${pairOf(one, other)}`;
}

/** The corrections by which some facts leave the others of a record for good. */
export function splitOff(leaving: readonly string[], members: readonly string[], at: string): Correction[] {
  const away = new Set(leaving);
  const staying = members.filter((id) => !away.has(id));
  return leaving.flatMap((one) => staying.map((other) => ({ kind: "split", one, other, at }) as const));
}

/** A fact and the article that states it. */
export interface StatedBy {
  readonly fact: Pick<Fact, "id">;
  readonly article: Pick<StatedIn, "key">;
}

/**
 * The correction by which two records become one.
 * @throws SijillError "wrong-use" where both hold a fact of one article, which never are one claim
 */
export function joinRecords(ones: readonly StatedBy[], others: readonly StatedBy[], at: string): Correction {
  const articles = new Map(ones.map(({ fact, article }) => [article.key, fact.id]));
  const clash = others.find(({ article }) => articles.has(article.key));
  if (clash !== undefined) {
    throw refusal(
      "one-article",
      `facts ${articles.get(clash.article.key) ?? ""} and ${clash.fact.id} are of one article and cannot be one claim; split one of them off first`,
    );
  }
  const [one, other] = [ones[0], others[0]];
  if (one === undefined || other === undefined)
    throw new SijillError("wrong-use", "a record without facts cannot be joined");
  return { kind: "join", one: one.fact.id, other: other.fact.id, at };
}
