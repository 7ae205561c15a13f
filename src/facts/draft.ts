/** Drafts: facts before repeats are joined and identities given. */
import type { Alternative, Evidence, FactDate, FactKind, Metric, Qualifier, Rate, Status } from "../model.ts";
import type { Claim } from "./claim.ts";
import type { Standing } from "./status.ts";
import type { Timing } from "./when.ts";

/** A fact in the making; `claims` are all the places of the article that state it. */
export interface Draft {
  readonly claim: Claim;
  readonly claims: Claim[];
  readonly type: "convention" | "jobs" | "funds" | "indicator";
  readonly kind: FactKind | null;
  readonly metric: Metric | null;
  readonly standing: Standing;
  readonly status: Status;
  value: number | null;
  max: number | null;
  unit: string;
  per: Rate | null;
  qualifier: Qualifier;
  readonly alternatives: Alternative[];
  readonly timing: Timing;
  readonly date: FactDate | null;
  partOf: Draft | null;
  readonly evidence: Evidence[];
}
