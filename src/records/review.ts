/** How people decide about records. Pure: who may do it, and when, is told from outside. */
import { refusal, SijillError } from "../errors.ts";
import type { ReviewState } from "../model.ts";
import { allowedIn, decisionActions, type DecisionAction } from "./allowed.ts";
import { amend, differing, type Amendments, type Claimed } from "./amend.ts";

export { allowedIn, decisionActions, type DecisionAction } from "./allowed.ts";

/** Everything that stands in the history of a record. */
export const reviewActions = [...decisionActions, "split", "join", "add", "undo"] as const;
export type ReviewAction = (typeof reviewActions)[number];

/** What a decision weighs on: the record's state and what has been set over the claim. */
export interface Reviewed {
  readonly state: ReviewState;
  readonly amended: Amendments;
}

/** A record that nobody has decided about. */
export const unreviewed: Reviewed = { state: "pending", amended: {} };

/** States that say whether the claim is right. */
const settled: ReadonlySet<ReviewState> = new Set(["accepted", "corrected", "rejected"]);

/** Whether somebody has said that the claim is right, or wrong. */
export function isSettled(state: ReviewState): boolean {
  return settled.has(state);
}

/** What is decided, and for `correct` the fields that are set: see `amend`. */
export interface Decided {
  readonly action: DecisionAction;
  readonly amend?: Amendments;
}

/**
 * What a record is after a decision.
 * - `accept`: what is shown is right; so it stays `corrected` where something is set over the claim
 * - `correct`: right with the fields that are set; with none left over the claim it is `accepted`
 * - `reject`, `flag`: what is set stays, and counts again should the record be accepted after all
 * - `reopen`: nobody has decided any more, and the record is as merging says
 * @throws SijillError "wrong-use" for what its state does not allow, with what it does, and for amendments that contradict each other
 */
export function decide(before: Reviewed, claim: Claimed, { action, amend: more }: Decided): Reviewed {
  if (!allowedIn(before.state).includes(action)) {
    const told = allowedIn(before.state).join(", ");
    const why = `${action} is not possible for a record that is ${before.state}; choose from ${told}.`;
    throw refusal("not-allowed", why, { action, state: before.state });
  }
  if ((action === "correct") !== (more !== undefined))
    throw new SijillError("wrong-use", "What is set goes with correct, and only with it.");
  if (action === "correct") return correct(before, claim, more ?? {});
  return after[action](before);
}

const after: { readonly [action in Exclude<DecisionAction, "correct">]: (before: Reviewed) => Reviewed } = {
  accept: ({ amended }) => ({ state: stateWith(amended), amended }),
  reject: ({ amended }) => ({ state: "rejected", amended }),
  flag: ({ amended }) => ({ state: "needs-second-look", amended }),
  reopen: () => unreviewed,
  note: ({ state, amended }) => ({ state, amended }),
};

function correct(before: Reviewed, claim: Claimed, more: Amendments): Reviewed {
  const amended = amend(claim, before.amended, more);
  const changes = differing({ ...claim, ...before.amended }, { ...claim, ...amended });
  if (changes.length === 0)
    throw refusal(
      "nothing-corrected",
      "Nothing is corrected by this: it says what the record says. Accept it instead.",
    );
  return { state: stateWith(amended), amended };
}

function stateWith(amended: Amendments): ReviewState {
  return Object.keys(amended).length === 0 ? "accepted" : "corrected";
}

/** As much of an entry of a history as tells what it did. */
export interface Step {
  readonly seq: number;
  readonly action: ReviewAction;
  readonly after: Reviewed;
  readonly undoneBy: number | null;
}

/** Entries that change nothing by themselves. */
const silent: ReadonlySet<ReviewAction> = new Set(["note", "split", "undo"]);

/**
 * The latest decision that holds among the entries of one record: what its state comes from, and what undoing takes back.
 * @returns null where nobody has decided, or everything was taken back
 */
export function latestHolding<Entry extends Step>(entries: readonly Entry[]): Entry | null {
  return entries
    .filter(({ action, undoneBy }) => undoneBy === null && !silent.has(action))
    .reduce<Entry | null>((latest, entry) => (latest === null || entry.seq > latest.seq ? entry : latest), null);
}
