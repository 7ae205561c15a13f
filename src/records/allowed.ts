/** What can be decided about a record in each state. By itself, so that the pages of the desk know it without anything else. */
import type { ReviewState } from "../model.ts";

/** What a person can decide about a record by itself. */
export const decisionActions = ["accept", "correct", "reject", "flag", "reopen", "note"] as const;
export type DecisionAction = (typeof decisionActions)[number];

const allowed: { readonly [state in ReviewState]: readonly DecisionAction[] } = {
  pending: ["accept", "correct", "reject", "flag", "note"],
  accepted: ["correct", "reject", "flag", "reopen", "note"],
  corrected: ["correct", "reject", "flag", "reopen", "note"],
  rejected: ["accept", "correct", "flag", "reopen", "note"],
  "needs-second-look": ["accept", "correct", "reject", "reopen", "note"],
};

/** What can be decided about a record in a state. */
export function allowedIn(state: ReviewState): readonly DecisionAction[] {
  return allowed[state];
}
