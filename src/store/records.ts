/** Records as the register keeps them: what merging says, what people have set over it, and how they are found again. */
import type { Amendments } from "../records/amend.ts";
import type { ClaimRecord, CourseRelation } from "../records/record.ts";
import type { SameLink } from "../records/cluster.ts";
import type { Article, Fact, FactType, Language, ReviewState, Status } from "../model.ts";
import type { Snippet } from "../text/snippet.ts";
import type { RecordFilter, RecordOrder } from "./record-filter.ts";
import type { StatedArticle } from "./register.ts";

export type { Amendments } from "../records/amend.ts";
export type { RecordFilter, RecordOrder } from "./record-filter.ts";

/** What speaks for a record in a list: the words of its surest fact, with the article they stand in. */
export interface Lead {
  readonly fact: string;
  readonly quote: string;
  readonly title: string;
  readonly url: string | null;
  readonly outlet: string | null;
  readonly language: Language | null;
  readonly publishedAt: string | null;
}

/** A record as a list shows it. */
export interface ListedRecord extends Omit<ClaimRecord, "links" | "disagreements" | "aliases"> {
  /** Grows with every change, whoever makes it. */
  readonly version: number;
  readonly changedAt: string;
  readonly state: ReviewState;
  /** When the last fact that stated it was withdrawn; null while there is one. */
  readonly withdrawnAt: string | null;
  /** That of its surest fact, with what reviews have taught about the rule. */
  readonly confidence: number;
  /** Ids of the rules of its facts, each once. */
  readonly rules: readonly string[];
  /** Ids of the sources of its articles. */
  readonly sources: readonly string[];
  /** Whether an article states it as a part of another quantity: sums skip it. */
  readonly isPart: boolean;
  /** How many fields its facts contradict each other in. */
  readonly disagreeing: number;
  /** Null where no fact states it any more. */
  readonly lead: Lead | null;
}

/** A fact of a record with its article, whose text is read with `findStatedArticle`. */
export interface RecordFact {
  readonly fact: Fact;
  readonly articleKey: string;
  readonly article: Pick<
    Article,
    "title" | "url" | "outlet" | "originalOutlet" | "publishedAt" | "language" | "author" | "kind"
  >;
  /** Whether the article's text is still kept. */
  readonly hasText: boolean;
}

/** A fact of a record with the words around each of its spans, in the order of its evidence; without them where the text was pruned. */
export interface QuotedFact extends RecordFact {
  readonly passages: readonly Snippet[];
}

/** Another record of the same undertaking. */
export interface CourseStep {
  readonly is: CourseRelation;
  readonly reasons: readonly string[];
  readonly record: ListedRecord;
}

/** A record with everything that is known of it. */
export interface KeptRecord extends ListedRecord {
  readonly aliases: readonly string[];
  /** What merging says, without what people have set. */
  readonly claim: ClaimRecord;
  readonly amended: Amendments;
  readonly disagreements: ClaimRecord["disagreements"];
  readonly links: readonly SameLink[];
  /** In the order of `facts`. */
  readonly statedBy: readonly QuotedFact[];
  readonly course: readonly CourseStep[];
}

export interface RecordPage {
  readonly records: readonly ListedRecord[];
  /** To be given as `after` for the next page; null on the last one. */
  readonly next: string | null;
}

/**
 * One sum of an overview. Currencies stand apart. A range counts its lower end, agreements their number, and several agreements without a
 * number one. Rejected and withdrawn records, parts, rates and indicators are in none.
 */
export interface Sum {
  /** The year of the date; null for records without one. */
  readonly year: string | null;
  readonly type: FactType;
  readonly unit: string;
  readonly status: Status;
  /** Whether people have accepted or corrected what is summed. */
  readonly reviewed: boolean;
  readonly records: number;
  readonly total: number;
}

export const sumFamilies = ["sector", "region", "programme", "party"] as const;
export type SumFamily = (typeof sumFamilies)[number];

/** A sum under one tag; null for all records whatever their tags. */
export interface TaggedSum extends Sum {
  readonly tag: string | null;
}

/** How many records a filter leaves, by what they are. */
export interface RecordCounts {
  readonly all: number;
  readonly byState: { readonly [state in ReviewState]: number };
  /** What they add up to, by type and unit, where the filter leaves those alone that are in sums; else empty. */
  readonly totals: readonly Pick<Sum, "type" | "unit" | "records" | "total">[];
}

/** A promise, and what has come of it. */
export interface Undertaking {
  readonly promise: ListedRecord;
  /** In the order of their days; never empty. Rejected and withdrawn records are left out. */
  readonly results: readonly CourseStep[];
  /** The largest realised figure over the promised one; null where the two cannot be compared. */
  readonly delivered: number | null;
}

export interface UndertakingPage {
  readonly undertakings: readonly Undertaking[];
  /** To be given as `after` for the next page; null on the last one. */
  readonly next: string | null;
}

export interface Records {
  /** The record of an id or an alias, with those of its course in the order of their days; null where there is none. */
  findRecord(id: string): Promise<KeptRecord | null>;

  /**
   * @param after `next` of the page before, with the same filter and order
   * @throws SijillError "wrong-use" for a filter or cursor that cannot be used
   */
  listRecords(filter: RecordFilter, order: RecordOrder, limit: number, after?: string | null): Promise<RecordPage>;

  /**
   * Records as lists show them, by their ids and in no order; an alias is no id. Those that are not there are left out, and those that
   * the filter does not leave; without one, withdrawn ones are among them.
   */
  listedRecords(ids: readonly string[], filter?: RecordFilter): Promise<ListedRecord[]>;

  countRecords(filter: RecordFilter): Promise<RecordCounts>;

  /**
   * Promises with what has come of them, by the courses of records: those that a filter leaves and of which a result stands.
   * @param filter of the promises; without `states` all but rejected ones
   * @param order of the promises
   * @throws SijillError as `listRecords`
   */
  listUndertakings(
    filter: RecordFilter,
    order: RecordOrder,
    limit: number,
    after?: string | null,
  ): Promise<UndertakingPage>;

  /** How parties are called that no gazetteer knows, as an article wrote it, by the folded names that they have as tags. */
  namesOfParties(tags: readonly string[]): Promise<ReadonlyMap<string, string>>;

  /** Ids of the sources of all records. */
  sourcesOfRecords(): Promise<string[]>;

  /** Sums by year under each tag of a family, and under none for all records (`null`). */
  sumRecords(family: SumFamily | null): Promise<TaggedSum[]>;

  /** An article by its key, with its facts; null where there is none. */
  findStatedArticle(key: string): Promise<StatedArticle | null>;
}
