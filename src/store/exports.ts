/**
 * What flows out of the register, row by row. Everything is read a page at a time by a key that never changes: memory is bounded, no
 * writer waits for a reader however long he takes, and a thing that is there throughout comes once, whatever is written meanwhile.
 */
import type { Article } from "../model.ts";
import type { CourseLink } from "../records/record.ts";
import type { FactFilter } from "./filter.ts";
import type { RecordFilter } from "./record-filter.ts";
import type { ListedRecord, RecordFact } from "./records.ts";
import type { Review } from "./reviews.ts";

/** A record with its links to others of the same undertaking, in the order of their ids. */
export interface ExportedRecord {
  readonly record: ListedRecord;
  readonly course: readonly Pick<CourseLink, "record" | "is">[];
}

/** A fact with the record that it states; null as long as it waits for being merged. */
export interface ExportedFact extends RecordFact {
  readonly record: string | null;
}

/** An article that states a fact. */
export interface ExportedArticle {
  readonly key: string;
  readonly article: Pick<
    Article,
    | "url"
    | "title"
    | "outlet"
    | "originalOutlet"
    | "language"
    | "publishedAt"
    | "modifiedAt"
    | "author"
    | "section"
    | "kind"
  >;
  /** Id of the publisher. */
  readonly source: string | null;
  readonly textHash: string;
  readonly fetchedAt: string | null;
  /** How many facts it states. */
  readonly facts: number;
  /** Null where it was not asked for, or was pruned. */
  readonly text: string | null;
}

/** Facts of the records that a filter leaves, or those that a filter of facts leaves, whatever record they belong to and if they wait for one. */
export type FactSelection =
  { readonly records: RecordFilter } | { readonly facts: Readonly<Omit<FactFilter, "limit">> };

export interface Exports {
  /**
   * The records that a filter leaves, in the order in which they were first kept.
   * @throws SijillError "wrong-use" for a filter that cannot be used
   */
  exportRecords(filter: RecordFilter): AsyncIterable<ExportedRecord>;

  /** The history of the records that a filter leaves, and of those that became part of them, in its order. */
  exportReviews(filter: RecordFilter): AsyncIterable<Review>;

  /** Facts in the order of their articles' keys and their own ids. */
  exportFacts(selection: FactSelection): AsyncIterable<ExportedFact>;

  /** The articles that state such facts, in the order of their keys. */
  exportArticles(selection: FactSelection, withText: boolean): AsyncIterable<ExportedArticle>;

  /** Records by their ids, in their order; those that are not there are left out. */
  exportedRecords(ids: readonly string[]): Promise<ExportedRecord[]>;

  /** The histories of some records by their ids, or of those that they became part of, in no order. */
  exportedReviews(records: readonly string[]): Promise<Review[]>;

  /** All facts of some articles by their keys, in no order. */
  exportedFacts(articles: readonly string[]): Promise<ExportedFact[]>;

  /** Articles by their keys, in no order; those that are not there or state nothing are left out. */
  exportedArticles(keys: readonly string[], withText: boolean): Promise<ExportedArticle[]>;
}
