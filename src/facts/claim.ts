/** Claims: each quantity of a sentence with the rule that takes or refuses it. */
import type { FactKind, Metric, Status } from "../model.ts";
import type { Quantity } from "../quantities/quantity.ts";
import type { CueHit } from "./cues.ts";
import type { Distances } from "./distance.ts";
import type { Match } from "./match.ts";
import type { Rule } from "./rule.ts";
import type { Sentence } from "./sentence.ts";

/** A sentence with the cues found in it. */
export interface CuedSentence {
  readonly sentence: Sentence;
  readonly hits: readonly CueHit[];
  readonly distances: Distances;
  /** Words that join clauses: "et". */
  readonly joins: ReadonlySet<string>;
  /** Words that tie an intention to what follows: "expected to". */
  readonly leadsOn: ReadonlySet<string>;
  /** True for the items of a list that a paragraph ending in a colon announces. */
  readonly inList: boolean;
  /** Refusals that the whole article is about. */
  readonly pervading: readonly Rule[];
  /** True where it, or a sentence shortly before it, holds a word that the rule needs behind its weak ones. */
  isBacked(rule: Rule): boolean;
}

/** What a quantity was taken for. */
export type Taken =
  | {
      readonly as: "fact";
      readonly type: "convention" | "jobs" | "funds";
      readonly kind: FactKind | null;
      readonly status: Status | null;
    }
  | { readonly as: "indicator"; readonly metric: Metric }
  | { readonly as: "refusal"; readonly why: string };

/** One quantity with its rule. */
export interface Claim {
  readonly place: CuedSentence;
  readonly quantity: Quantity;
  readonly rule: Rule;
  readonly taken: Taken;
  /** The words of the rule; null where the claim is carried over from the quantity before. */
  readonly match: Match | null;
  /** The quantity it is a part of, or that it shares rule and unit with. */
  readonly from: Claim | null;
  readonly partOf: Claim | null;
  /** Unit with what an ellipsis leaves out filled in. */
  readonly unit: string;
}
