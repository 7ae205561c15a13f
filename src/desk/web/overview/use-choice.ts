import { useLocation, useSearch } from "wouter-preact";
import { type Filters, inboxWith } from "../inbox/filters.ts";
import { type Choice, type Measure, measures, type Stage, stages, statusesOf, unitOf } from "./sums.ts";

export const families = ["sector", "region", "programme"] as const;
export type Family = (typeof families)[number];

export interface OverviewChoice extends Choice {
  readonly by: Family;
  readonly set: (changes: { measure?: Measure; by?: Family; reviewed?: boolean }) => void;
  /** How the undertakings of the choice are asked for, the largest promises first. */
  readonly promises: Readonly<Record<string, string>>;
  /** The records that a sum is made of, and no others. */
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
    promises: {
      type: measure,
      unit: unitOf[measure],
      ...(reviewed ? { state: "accepted,corrected" } : {}),
      limit: "20",
    },
    hrefOf: (filters, stage, other = measure) =>
      inboxWith(
        {
          ...(reviewed ? { state: "accepted,corrected" } : {}),
          type: other,
          unit: unitOf[other],
          status: (stage === undefined ? stages : [stage]).flatMap((one) => statusesOf[one]).join(","),
          summed: "true",
          ...filters,
        },
        "-value",
      ),
  };
}
