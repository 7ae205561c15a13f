/** What the merge step reads and writes. */
import type { Placed } from "../records/blocks.ts";
import type { SameLink } from "../records/cluster.ts";
import type { Correction } from "../records/corrections.ts";
import type { ClaimRecord, CourseLink } from "../records/record.ts";
import type { Statement } from "../records/statement.ts";
import type { Fact } from "../model.ts";
import type { SharedText } from "../twins/groups.ts";
import type { KeptArticle } from "./register.ts";

/** An article that was written, linked to others or removed since its facts were merged. */
export interface ArticleToMerge {
  readonly key: string;
  /** How often it was noted since: given back with `merged`, so that it stays to be merged where it was noted again meanwhile. */
  readonly noted: number;
  /** Null where it is gone: its facts are withdrawn. */
  readonly article: KeptArticle | null;
  readonly facts: readonly Fact[];
  /** The text that it holds, with all articles that hold it; null where it is gone. */
  readonly text: SharedText | null;
  /** What was kept of its facts when they were merged before; their signs serve where the text has been pruned since. */
  readonly statements: readonly Statement[];
}

/** A place in the row of a key. */
export interface RowPlace {
  readonly key: string;
  readonly at: string;
}

/** All of what has been merged that is tied to some facts, directly or through others; see `Merged` in `records/merge.ts`. */
export interface Neighbourhood {
  readonly statements: readonly Statement[];
  readonly links: readonly SameLink[];
  readonly corrections: readonly Correction[];
  readonly records: readonly ClaimRecord[];
}

/** What merging some articles has changed. */
export interface MergeToSave {
  /** How many merges had been kept before anything was read that this one goes by. */
  readonly after: number;
  /** Articles that are merged by now. */
  readonly merged: readonly Pick<ArticleToMerge, "key" | "noted">[];
  readonly stated: readonly { readonly statement: Statement; readonly place: Placed }[];
  /** Ids of facts that no article states any more. */
  readonly withdrawn: readonly string[];
  readonly links: readonly SameLink[];
  /** Links that hold no more. */
  readonly parted: readonly Pick<SameLink, "one" | "other">[];
  /** Records that are new or say something else, or whose facts are told otherwise. */
  readonly records: readonly ClaimRecord[];
  /** Ids of records that are part of others now, or that no fact states any more. */
  readonly ended: readonly string[];
  readonly courses: CoursesToSave;
  /** ISO 8601 instant. */
  readonly at: string;
}

/** The courses of records, in place of all links from and to them. */
export interface CoursesToSave {
  readonly of: readonly Placed[];
  readonly links: ReadonlyMap<string, readonly CourseLink[]>;
}

export interface Merging {
  /** How many merges have been kept. To be read before anything that a merge goes by. */
  countMerges(): Promise<number>;

  /** In the order of keys. */
  unmergedArticles(limit: number): Promise<ArticleToMerge[]>;

  /** Ids of the facts that stand in the rows of keys, at most `reach` before and as many from each place on. */
  factsAbout(places: readonly RowPlace[], reach: number): Promise<string[]>;

  /** The same for records in the rows of their courses. */
  recordsAbout(places: readonly RowPlace[], reach: number): Promise<string[]>;

  /** What was kept of facts when they were merged, without those that never were. */
  findStatements(facts: readonly string[]): Promise<Statement[]>;

  /** The links between some facts. */
  linksAmong(facts: readonly string[]): Promise<SameLink[]>;

  /** What merging says of records, by their ids. */
  findClaims(records: readonly string[]): Promise<ClaimRecord[]>;

  neighbourhood(facts: readonly string[]): Promise<Neighbourhood>;

  /**
   * Keeps what merging gave, in one transaction. A record that a person has decided about keeps its decision and what he has set; one
   * that no fact states any more is removed, or kept as withdrawn where a person has decided about it. Where records become one that
   * people have decided about, `settle` tells which decision goes on, and the history has both.
   * @returns false where another merge was kept since `after`: nothing is written, and this one is to be made again
   */
  saveMerge(found: MergeToSave): Promise<boolean>;

  /** Keeps what a person has decided about which facts are one claim; their articles are to be merged again. */
  saveCorrections(corrections: readonly Correction[], who: string): Promise<void>;
}
