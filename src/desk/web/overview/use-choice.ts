import { useLocation, useSearch } from "wouter-preact";
import { inboxWith, type Filters } from "../inbox/filters.ts";
import { type Choice, type Measure, measures, type Stage, statusesOf, unitOf } from "./sums.ts";

export const families = ["sector", "region", "programme"] as const;
export type Family = (typeof families)[number];

export interface OverviewChoice extends Choice {
  readonly by: Family;
  readonly set: (changes: { measure?: Measure; by?: Family; reviewed?: boolean }) => void;
  /** The records that a sum is made of. Parts and rates are listed there, but not summed. */
  readonly hrefOf: (filters: Filters, stage?: Stage, measure?: Measure) => string;
}

/** What the overview shows, as its address says. */
export function useChoice(): OverviewChoice {
  const [, navigate] = useLocation();
  const given = new URLSearchParams(useSearch());
  const measure = measures.find((one) => one === given.get("of")) ?? "funds";
  const by = families.find((one) => one === given.get("by")) ?? "sector";
  const reviewed = given.get("reviewed") === "true";
  return {
    measure,
    by,
    reviewed,
    set: (changes) => {
      const next = { measure, by, reviewed, ...changes };
      const search = { of: next.measure, by: next.by, ...(next.reviewed ? { reviewed: "true" } : {}) };
      navigate(`/overview?${new URLSearchParams(search).toString()}`, { replace: true });
    },
    hrefOf: (filters, stage, other = measure) =>
      inboxWith({
        ...(reviewed ? { state: "accepted,corrected" } : {}),
        type: other,
        unit: unitOf[other],
        ...(stage === undefined ? {} : { status: statusesOf[stage].join(",") }),
        ...filters,
      }),
  };
}
