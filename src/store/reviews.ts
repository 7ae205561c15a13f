/** What people decide about records. A decision is never overwritten by a machine. */
import type { Fact } from "../model.ts";
import type { Amendments } from "../records/amend.ts";
import type { DecisionAction, ReviewAction, Reviewed } from "../records/review.ts";
import type { KeptRecord, RecordFilter } from "./records.ts";

export { decisionActions, reviewActions } from "../records/review.ts";
export type { DecisionAction, ReviewAction, Reviewed } from "../records/review.ts";

/** One entry of a record's history. */
export interface Review {
  /** In the order in which they took hold, over all records. */
  readonly seq: number;
  readonly record: string;
  readonly at: string;
  /** A user's name, "local" where nobody logs in, or "automatic" for acceptance by a threshold and for what merging brings together. */
  readonly who: string;
  readonly action: ReviewAction;
  readonly why: string | null;
  readonly before: Reviewed;
  readonly after: Reviewed;
  /** The entry that took it back; null while it holds. */
  readonly undoneBy: number | null;
}

/** A decision to be kept. */
export interface Decision {
  readonly record: string;
  /** The version that the person saw. */
  readonly version: number;
  /** What each does, and which a state allows, stands in `records/review.ts`. `note` changes nothing but the history. */
  readonly action: DecisionAction;
  /**
   * For `correct` only: the fields named are set, those set before stay, and one that is set to what merging says is as merging says again.
   */
  readonly amend?: Amendments;
  readonly why: string | null;
  readonly who: string;
  /** ISO 8601 instant. */
  readonly at: string;
}

/** What became of a decision. `stale`: somebody has changed the record since; nothing was kept, and `record` is what it is now. */
export type Decided =
  | { readonly outcome: "kept"; readonly record: KeptRecord; readonly review: Review }
  | { readonly outcome: "stale"; readonly record: KeptRecord; readonly review: Review | null }
  | { readonly outcome: "missing" };

/** One decision for all records that a filter leaves. */
export interface BulkDecision {
  readonly filter: RecordFilter;
  readonly action: "accept" | "reject" | "flag";
  readonly why: string | null;
  readonly who: string;
  readonly at: string;
  /** Bound: a filter that leaves more is refused. */
  readonly most: number;
}

/** What reviews have taught about a rule. `precision` is null below 5 decisions. */
export interface RuleTally {
  readonly rule: string;
  readonly accepted: number;
  readonly corrected: number;
  readonly rejected: number;
  readonly missed: number;
  readonly precision: number | null;
}

/** Records of a rule are accepted by themselves from a confidence on; of those, a share is left to people all the same. */
export interface Acceptance {
  readonly rule: string;
  readonly threshold: number;
  readonly sample: number;
  readonly who: string;
  readonly at: string;
}

/** A decision against what a rule had found. */
export interface RuleFailure {
  readonly review: Review;
  /** The sentence in which the rule found it; "" where no article says it any more. */
  readonly quote: string;
}

export interface Reviews {
  /** @throws SijillError "wrong-use" for a decision that its record does not allow, with what is allowed */
  decide(decision: Decision): Promise<Decided>;

  /**
   * Takes back the latest decision about a record that holds. Undone twice, it takes back the one before. Splits and joins are no decisions:
   * each is taken back by the other.
   * @throws SijillError "wrong-use" where nothing is left to take back
   */
  undo(record: string, version: number, who: string, at: string): Promise<Decided>;

  /** The history of a record and of those that became part of it, newest first. */
  reviewsOf(record: string): Promise<Review[]>;

  /** Decides about all records that a filter leaves and nobody has decided about, in one transaction. @returns how many */
  decideAll(decision: BulkDecision): Promise<number>;

  /** Parts some facts of a record from the others for good; the merge step makes them records of their own. */
  split(record: string, version: number, facts: readonly string[], who: string, at: string): Promise<Decided>;

  /** Makes two records one for good. @throws SijillError "wrong-use" where both hold facts of one article */
  join(record: string, version: number, other: string, who: string, at: string): Promise<Decided>;

  /**
   * Keeps a fact that no rule found, which stays whatever is extracted later, as long as its article says the words at some place. Its record
   * comes with the next merge, accepted.
   * @param fact with rule "person" and confidence 1
   * @param missedBy the rule that should have found it; null where nobody can tell
   * @throws SijillError "missing-input" where there is no such article, "bad-data" where it does not say the words
   */
  addFact(articleKey: string, fact: Fact, who: string, at: string, missedBy: string | null): Promise<void>;

  /** By rule. */
  ruleTallies(): Promise<RuleTally[]>;
  /** The latest decisions that rejected or corrected what a rule had found, newest first; those that were decided otherwise since left out. */
  ruleFailures(rule: string, limit: number): Promise<RuleFailure[]>;
  listAcceptances(): Promise<Acceptance[]>;
  /** @param acceptance null takes it back */
  setAcceptance(rule: string, acceptance: Acceptance | null): Promise<void>;
  /**
   * Accepts what waits, is sure enough by the acceptances of all its rules, contradicts itself in nothing and was decided about by nobody.
   * Which of it is left to people hangs on the record's id alone. @returns how many
   */
  acceptByRule(at: string): Promise<number>;
  /**
   * Brings the confidence of records up to date with what reviews have taught about their rules since. No change of a record by
   * itself: versions stay, but consumers are told, see `Change`.
   * @param at ISO 8601 instant
   * @returns how many records have another confidence
   */
  weighRecords(at: string): Promise<number>;
}
