/** The tables of records, and of what merging goes on from. */
import type { FactKind, FactType, Metric, Qualifier, Rate, ReviewState, Status } from "../../model.ts";
import type { CourseRelation } from "../../records/record.ts";
import type { SumFamily } from "../records.ts";

/** What of a record is filtered and sorted by; `saveShown` writes it. */
export interface RecordRow {
  number: number;
  id: string;
  since: string;
  version: number;
  changed_at: string;
  state: ReviewState;
  withdrawn_at: string | null;
  type: FactType;
  kind: FactKind | null;
  metric: Metric | null;
  status: Status;
  value: number | null;
  max: number | null;
  unit: string;
  per: Rate | null;
  qualifier: Qualifier;
  date_value: string | null;
  horizon: string | null;
  independent_outlets: number;
  fact_count: number;
  disagreements: number;
  confidence: number;
  is_part: number;
  /** 1 where it is in the sums of overviews. */
  summed: number;
  sort_day: string;
  sort_value: number;
  sort_source: string;
}

/** The rest of a record. */
export interface RecordDetailRow {
  number: number;
  claim_json: string;
  amended_json: string;
  lead_json: string | null;
  rules_json: string;
  sources_json: string;
  searched: string;
}

export interface RecordFactRow {
  fact_id: string;
  record_id: string;
  position: number;
}

export interface RecordAliasRow {
  alias: string;
  record_id: string;
}

/** `course` holds what other records that stand are to it in its course. */
export type RecordTagFamily = SumFamily | "outlet" | "language" | "source" | "rule" | "course";

export interface RecordTagRow {
  number: number;
  family: RecordTagFamily;
  tag: string;
}

export interface RecordCourseRow {
  record_id: string;
  other_id: string;
  relation: CourseRelation;
  reasons_json: string;
}

export interface CourseKeyRow {
  key: string;
  at: string;
  record_id: string;
}

export interface RecordSumRow {
  /** "" for all records whatever their tags, and `tag` with it. */
  family: SumFamily | "";
  tag: string;
  /** "" for records without a date. */
  year: string;
  type: FactType;
  unit: string;
  status: Status;
  reviewed: number;
  records: number;
  total: number;
}

export interface StatementRow {
  fact_id: string;
  article_key: string;
  text: string;
  statement_json: string;
}

export interface StatementKeyRow {
  key: string;
  at: string;
  fact_id: string;
}

export interface StatementLinkRow {
  one: string;
  other: string;
  score: number;
}

export interface RecordCorrectionRow {
  one: string;
  other: string;
  kind: "split" | "join";
  at: string;
  who: string;
}

export interface UnmergedArticleRow {
  article_key: string;
  noted: number;
}

export interface RecordTables {
  records: RecordRow;
  record_details: RecordDetailRow;
  record_facts: RecordFactRow;
  record_aliases: RecordAliasRow;
  record_tags: RecordTagRow;
  record_courses: RecordCourseRow;
  course_keys: CourseKeyRow;
  record_sums: RecordSumRow;
  statements: StatementRow;
  statement_keys: StatementKeyRow;
  statement_links: StatementLinkRow;
  record_corrections: RecordCorrectionRow;
  unmerged_articles: UnmergedArticleRow;
}
