import type { Decision } from "../../../src/store/reviews.ts";

let minute = 0;

/** A decision of Leïla's at a time of its own; `changes` replace its fields. */
export function decision(record: string, changes: Partial<Decision> = {}): Decision {
  minute += 1;
  const at = new Date(Date.UTC(2024, 5, 1, 0, minute)).toISOString();
  return { record, version: 1, action: "accept", why: null, who: "Leïla", at, ...changes };
}
