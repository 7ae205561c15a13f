/** What the merge step reads and writes. */
import type { CourseLink, ClaimRecord } from "../records/record.ts";
import type { Correction } from "../records/corrections.ts";
import type { SameLink } from "../records/cluster.ts";
import type { Statement } from "../records/statement.ts";
import type { Fact } from "../model.ts";
import type { SharedText } from "../twins/groups.ts";
import type { KeptArticle } from "./register.ts";

/** An article that was written, linked to others or removed since its facts were merged. */
export interface ArticleToMerge {
  readonly key: string;
  /** Null where it is gone: its facts are withdrawn. */
  readonly article: KeptArticle | null;
  readonly facts: readonly Fact[];
  /** The text that it holds, with all articles that hold it; null where it is gone. */
  readonly text: SharedText | null;
  /** What was kept of its facts when they were merged before; their signs serve where the text has been pruned since. */
  readonly statements: readonly Statement[];
}

/** As much of what has been merged as some facts can touch; see `Merged` in `records/merge.ts`. */
export interface Neighbourhood {
  readonly statements: readonly Statement[];
  readonly links: readonly SameLink[];
  readonly corrections: readonly Correction[];
  readonly records: readonly ClaimRecord[];
}

/** What merging some articles has changed. */
export interface MergeToSave {
  /** Articles that are merged by now, with what was read of each: one that has been written again since stays to be merged. */
  readonly merged: readonly {
    readonly key: string;
    readonly textHash: string | null;
    readonly rulesHash: string | null;
  }[];
  readonly stated: readonly { readonly statement: Statement; readonly keys: readonly string[] }[];
  readonly withdrawn: readonly string[];
  /** Links of the facts stated or withdrawn, in place of those that were kept of them. */
  readonly links: readonly SameLink[];
  readonly records: readonly ClaimRecord[];
  /** Ids of records that are part of others now, or that no fact states any more. */
  readonly ended: readonly string[];
  readonly courses: ReadonlyMap<string, readonly CourseLink[]>;
  /** ISO 8601 instant. */
  readonly at: string;
}

export interface Merging {
  /** In the order of keys behind `after`. */
  unmergedArticles(after: string, limit: number): Promise<ArticleToMerge[]>;

  /**
   * @param keys of the statements that are new, see `keysOf`
   * @param facts ids of facts that are new, changed or withdrawn
   */
  neighbourhood(keys: readonly string[], facts: readonly string[]): Promise<Neighbourhood>;

  /**
   * Keeps what merging gave, in one transaction. A record that a person has decided about keeps its decision and what he has set;
   * one that no fact states any more is removed, or kept as withdrawn where a person has decided about it.
   */
  saveMerge(found: MergeToSave): Promise<void>;

  /** Keeps what a person has decided about which facts are one claim; their articles are to be merged again. */
  saveCorrections(corrections: readonly Correction[], who: string): Promise<void>;
}
