import { describe, expect, it } from "vitest";
import { reviewStates, type ReviewState } from "../../src/model.ts";
import {
  allowedIn,
  decide,
  decisionActions,
  latestHolding,
  type DecisionAction,
  type Reviewed,
  type Step,
  unreviewed,
} from "../../src/records/review.ts";
import { sampleClaim } from "./claimed.ts";

const claim = sampleClaim();
const corrected: Reviewed = { state: "corrected", amended: { value: 540 } };

/** Every state with what each action makes of it; "-" where it is not allowed. */
const table: { readonly [state in ReviewState]: { readonly [action in DecisionAction]: ReviewState | "-" } } = {
  pending: {
    accept: "accepted",
    correct: "corrected",
    reject: "rejected",
    flag: "needs-second-look",
    reopen: "-",
    note: "pending",
  },
  accepted: {
    accept: "-",
    correct: "corrected",
    reject: "rejected",
    flag: "needs-second-look",
    reopen: "pending",
    note: "accepted",
  },
  corrected: {
    accept: "-",
    correct: "corrected",
    reject: "rejected",
    flag: "needs-second-look",
    reopen: "pending",
    note: "corrected",
  },
  rejected: {
    accept: "accepted",
    correct: "corrected",
    reject: "-",
    flag: "needs-second-look",
    reopen: "pending",
    note: "rejected",
  },
  "needs-second-look": {
    accept: "accepted",
    correct: "corrected",
    reject: "rejected",
    flag: "-",
    reopen: "pending",
    note: "needs-second-look",
  },
};

describe("what is decided", () => {
  it.each(["accept", "reject", "flag", "note"] as const)("is state and amendments alone after %s", (action) => {
    const kept = { state: "pending", amended: { value: 540 }, row: "of the database" } as const;
    expect(Object.keys(decide(kept, claim, { action })).toSorted()).toEqual(["amended", "state"]);
  });
});

describe("a decision", () => {
  const cases = reviewStates.flatMap((state) =>
    decisionActions.map((action) => [state, action, table[state][action]] as const),
  );

  it.each(cases)("about a %s record: %s gives %s", (state, action, expected) => {
    const more = action === "correct" ? { amend: { horizon: "2031" } } : {};
    const act = () => decide({ state, amended: {} }, claim, { action, ...more });
    expect(allowedIn(state).includes(action)).toBe(expected !== "-");
    if (expected === "-") expect(act).toThrowError(expect.objectContaining({ code: "wrong-use" }));
    else expect(act().state).toBe(expected);
  });

  it("tells what is possible where it is not", () => {
    expect(() => decide({ state: "accepted", amended: {} }, claim, { action: "accept" })).toThrowError(
      "accept is not possible for a record that is accepted; choose from correct, reject, flag, reopen, note.",
    );
  });

  it("to accept stays a correction where something is set over the claim", () => {
    const flagged = decide(corrected, claim, { action: "flag" });
    expect(flagged).toEqual({ state: "needs-second-look", amended: { value: 540 } });
    expect(decide(flagged, claim, { action: "accept" })).toEqual(corrected);
  });

  it("to reject keeps what was set, and to reopen does not", () => {
    expect(decide(corrected, claim, { action: "reject" })).toEqual({ state: "rejected", amended: { value: 540 } });
    expect(decide(corrected, claim, { action: "reopen" })).toEqual(unreviewed);
  });

  it("to correct back to what merging says is to accept", () => {
    expect(decide(corrected, claim, { action: "correct", amend: { value: 450 } })).toEqual({
      state: "accepted",
      amended: {},
    });
  });

  it.each([{}, { value: 450 }])("to correct nothing is turned away: %o", (more) => {
    expect(() => decide(unreviewed, claim, { action: "correct", amend: more })).toThrowError("Accept it instead");
    expect(() => decide(corrected, claim, { action: "correct", amend: { value: 540 } })).toThrowError(
      "Accept it instead",
    );
  });

  it("sets fields when it corrects, and at no other time", () => {
    const told = "What is set goes with correct, and only with it.";
    expect(() => decide(unreviewed, claim, { action: "correct" })).toThrowError(told);
    expect(() => decide(unreviewed, claim, { action: "accept", amend: { value: 540 } })).toThrowError(told);
  });
});

function step(seq: number, action: Step["action"], undoneBy: number | null = null): Step {
  return { seq, action, undoneBy, after: unreviewed };
}

describe("what holds of a history", () => {
  it("is the latest decision that was not taken back", () => {
    const history = [step(5, "undo"), step(4, "flag", 5), step(3, "note"), step(2, "accept"), step(1, "reject")];
    expect(latestHolding(history)?.seq).toBe(2);
    expect(latestHolding(history.toReversed())?.seq).toBe(2);
  });

  it("is nothing where nothing was decided, or all of it was taken back", () => {
    expect(latestHolding([])).toBeNull();
    expect(latestHolding([step(1, "note"), step(2, "split")])).toBeNull();
    expect(latestHolding([step(1, "accept", 2), step(2, "undo")])).toBeNull();
  });
});
