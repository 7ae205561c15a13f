/** What the register holds of one claim. */
import type { Fact, FactDate, FactKind, FactType, Language, Metric, Party, Qualifier, Rate, Status } from "../model.ts";
import type { SameLink } from "./cluster.ts";

/** One way in which some facts of a record tell a thing. */
export interface Telling<Value> {
  readonly value: Value;
  /** The facts that tell it so, and how many outlets they come to independently. */
  readonly facts: readonly string[];
  readonly outlets: number;
}

/** A figure as it is told. */
export interface Figure {
  readonly value: number | null;
  readonly max: number | null;
  readonly unit: string;
  readonly qualifier: Qualifier;
}

/** In what the facts of a record contradict each other; the telling that the record goes by comes first. */
export type Disagreement =
  | { readonly field: "value"; readonly tellings: readonly Telling<Figure>[] }
  | { readonly field: "date"; readonly tellings: readonly Telling<FactDate>[] }
  | { readonly field: "status"; readonly tellings: readonly Telling<Status>[] }
  | { readonly field: "kind"; readonly tellings: readonly Telling<FactKind>[] }
  | { readonly field: "horizon"; readonly tellings: readonly Telling<string>[] };

/**
 * What another record is to this one in the course of one undertaking:
 * - `result`: what has come of this promise; `promise`: what this is the result of
 * - `step`: the same, bound or approved later; `plan`: the same, planned earlier
 * - `revision`, `revised`: announced anew with another figure, later or earlier
 */
export const courseRelations = ["promise", "result", "plan", "step", "revised", "revision"] as const;
export type CourseRelation = (typeof courseRelations)[number];

export interface CourseLink {
  /** Id of the other record. */
  readonly record: string;
  readonly is: CourseRelation;
  /** Why they are one undertaking, for people. */
  readonly reasons: readonly string[];
}

/** One claim, with the facts of any outlet and language that state it. */
export interface ClaimRecord {
  /** Never changes; of two records that become one the older id stays. */
  readonly id: string;
  /** Ids by which it can be asked for as well: those of records that became part of it, and those that its facts would give. */
  readonly aliases: readonly string[];
  /** When the register first held it. */
  readonly since: string;
  /** Ids of its facts, never two of one article, by when they were said. */
  readonly facts: readonly string[];
  readonly type: FactType;
  readonly kind: FactKind | null;
  readonly metric: Metric | null;
  readonly status: Status;
  readonly value: number | null;
  readonly max: number | null;
  readonly unit: string;
  readonly per: Rate | null;
  readonly qualifier: Qualifier;
  readonly date: FactDate | null;
  readonly horizon: string | null;
  /** The words of one article for what it is about. */
  readonly subject: string | null;
  readonly parties: readonly Party[];
  readonly sectors: readonly string[];
  readonly regions: readonly string[];
  readonly programmes: readonly string[];
  readonly languages: readonly Language[];
  /** Who shows it, by name. */
  readonly outlets: readonly string[];
  /** How many of them speak for themselves: an aggregator's copy and an agency's text count once. */
  readonly independentOutlets: number;
  readonly disagreements: readonly Disagreement[];
  /** The likenesses that made its facts one; `sameClaim` tells why. */
  readonly links: readonly SameLink[];
}

/** The id of the record that a fact founds. */
export function foundedBy(fact: Pick<Fact, "id">["id"]): string {
  return `r${fact}`;
}
