/** What people decide about records. A decision is never overwritten by a machine. */
import type { Fact, ReviewState } from "../model.ts";
import type { Amendments, KeptRecord, RecordFilter } from "./records.ts";

export const reviewActions = [
  "accept",
  "correct",
  "reject",
  "flag",
  "reopen",
  "note",
  "split",
  "join",
  "add",
  "undo",
] as const;
export type ReviewAction = (typeof reviewActions)[number];

/** What a decision weighs on: the record's state and what has been set over the claim. */
export interface Reviewed {
  readonly state: ReviewState;
  readonly amended: Amendments;
}

/** One entry of a record's history. */
export interface Review {
  /** In the order in which they took hold, over all records. */
  readonly seq: number;
  readonly record: string;
  readonly at: string;
  /** A user's name, "local" where nobody logs in, or "automatic" for acceptance by a threshold. */
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
  /** `correct` sets `amend`; the others leave it out. `note` changes nothing but the history. */
  readonly action: Exclude<ReviewAction, "split" | "join" | "add" | "undo">;
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

export interface Reviews {
  /** @throws SijillError "wrong-use" for a decision that its record does not allow, with what is allowed */
  decide(decision: Decision): Promise<Decided>;

  /** Takes back the latest decision about a record that holds. Undone twice, it takes back the one before. */
  undo(record: string, version: number, who: string, at: string): Promise<Decided>;

  /** Newest first. */
  reviewsOf(record: string): Promise<Review[]>;

  /** Decides about all records that a filter leaves and nobody has decided about, in one transaction. @returns how many */
  decideAll(decision: BulkDecision): Promise<number>;

  /** Parts some facts of a record from the others for good; the merge step makes them records of their own. */
  split(record: string, version: number, facts: readonly string[], who: string, at: string): Promise<Decided>;

  /** Makes two records one for good. @throws SijillError "wrong-use" where both hold facts of one article */
  join(record: string, version: number, other: string, who: string, at: string): Promise<Decided>;

  /** Keeps a fact that no rule found, which stays whatever is extracted later, as long as its article says the words. */
  addFact(articleKey: string, fact: Fact, who: string, at: string): Promise<void>;

  /** By rule. */
  ruleTallies(): Promise<RuleTally[]>;
  /** The latest decisions that rejected or corrected what a rule had found, newest first. */
  ruleFailures(rule: string, limit: number): Promise<{ readonly review: Review; readonly quote: string }[]>;
  listAcceptances(): Promise<Acceptance[]>;
  /** @param acceptance null takes it back */
  setAcceptance(rule: string, acceptance: Acceptance | null): Promise<void>;
  /** Accepts what waits and is sure enough by the acceptances. @returns how many */
  acceptByRule(at: string): Promise<number>;
}
