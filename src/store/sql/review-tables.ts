/** The tables of what people decide. */
import type { ReviewAction } from "../reviews.ts";

export interface ReviewRow {
  /** In the order of commits, see `nextNumber`. */
  seq: number;
  /** The id that the record had when it was decided about. */
  record_id: string;
  at: string;
  who: string;
  action: ReviewAction;
  why: string | null;
  before_json: string;
  after_json: string;
  undone_by: number | null;
}

/** A rule that a person has decided about by deciding about one of its records. */
export interface ReviewRuleRow {
  rule: string;
  seq: number;
}

export interface RuleTallyRow {
  rule: string;
  accepted: number;
  corrected: number;
  rejected: number;
  missed: number;
  /** The precision that the confidence of its records goes by; null where they go by the facts alone. */
  weighed: number | null;
}

export interface AcceptanceRow {
  rule: string;
  threshold: number;
  sample: number;
  who: string;
  at: string;
}

export interface AddedFactRow {
  fact_id: string;
  article_key: string;
  fact_json: string;
  who: string;
  at: string;
}

export interface ReviewTables {
  reviews: ReviewRow;
  review_rules: ReviewRuleRow;
  rule_tallies: RuleTallyRow;
  acceptances: AcceptanceRow;
  added_facts: AddedFactRow;
}
