import { describe, expect, it } from "vitest";
import type { Reviewed } from "../../src/records/review.ts";
import { settle, unite, type Stand } from "../../src/records/unite.ts";
import { sampleClaim } from "./claimed.ts";

const pending: Reviewed = { state: "pending", amended: {} };
const accepted: Reviewed = { state: "accepted", amended: {} };
const rejected: Reviewed = { state: "rejected", amended: {} };
const flagged: Reviewed = { state: "needs-second-look", amended: {} };

function stand(id: string, reviewed: Reviewed, who = "Leïla", value = 450): Stand {
  return { id, reviewed, who: reviewed === pending ? null : who, claim: sampleClaim({ id, value }) };
}
const correctedTo = (value: number): Reviewed => ({ state: "corrected", amended: { value } });

describe("of two records that become one", () => {
  it.each([pending, accepted, rejected, flagged])("a decision stays where there is none about the other: %o", (own) => {
    expect(unite(stand("r1", own), stand("r2", pending))).toBeNull();
  });

  it.each([accepted, rejected, flagged, correctedTo(540)])("the only decision goes on: %o", (other) => {
    expect(unite(stand("r1", pending), stand("r2", other))).toMatchObject({ reviewed: other, from: { id: "r2" } });
  });

  it("the reason says who had decided what", () => {
    expect(unite(stand("r1", pending), stand("r2", rejected))?.why).toBe(
      "r2 has become part of it, which Leïla had rejected.",
    );
    expect(unite(stand("r1", accepted, "Omar"), stand("r2", rejected))?.why).toBe(
      "r2 has become part of it, which Leïla had rejected, while Omar had accepted this one.",
    );
  });

  it.each([
    [accepted, accepted],
    [rejected, rejected],
    [accepted, flagged],
    [correctedTo(540), accepted, 450, 540],
    [correctedTo(540), correctedTo(540)],
  ])("decisions that agree leave the older one: %o and %o", (own, other, ownValue = 450, otherValue = 450) => {
    expect(unite(stand("r1", own, "Omar", ownValue), stand("r2", other, "Leïla", otherValue))).toBeNull();
  });

  it.each([
    [accepted, rejected, ""],
    [rejected, correctedTo(540), ""],
    [accepted, correctedTo(540), " (value)"],
    [correctedTo(530), correctedTo(540), " (value)"],
  ])("decisions that contradict each other need a second look: %o and %o", (own, other, fields) => {
    const united = unite(stand("r1", own, "Omar"), stand("r2", other));
    expect(united).toMatchObject({
      reviewed: { state: "needs-second-look", amended: own.amended },
      from: { id: "r1" },
    });
    expect(united?.why).toContain(`had ${other.state}${fields}, while Omar`);
  });

  it("a person's decision goes before an automatic one", () => {
    expect(unite(stand("r1", accepted, "automatic"), stand("r2", rejected))).toMatchObject({ reviewed: rejected });
    expect(unite(stand("r1", rejected), stand("r2", accepted, "automatic"))).toBeNull();
  });

  it("one that people already disagree about waits for them, though it was merging that said so", () => {
    expect(unite(stand("r1", flagged, "automatic"), stand("r2", correctedTo(540)))).toBeNull();
    expect(unite(stand("r1", rejected, "automatic"), stand("r2", accepted))?.reviewed.state).toBe("needs-second-look");
  });
});

describe("a record that was merged", () => {
  const now = sampleClaim({ id: "r1", value: 460, outlets: ["Le Matinal"] });

  it("goes by what merging says where nobody has decided", () => {
    expect(settle(now, null, [])).toEqual({ reviewed: pending, settlings: [] });
    expect(settle(now, stand("r1", pending), [stand("r2", pending)])).toEqual({ reviewed: pending, settlings: [] });
    expect(settle(now, stand("r1", rejected), [])).toEqual({ reviewed: rejected, settlings: [] });
  });

  it("is shown as it was accepted, and its history tells what merging says instead", () => {
    const { reviewed, settlings } = settle(now, stand("r1", accepted), []);
    expect(reviewed).toEqual({ state: "accepted", amended: { value: 450 } });
    expect(settlings).toEqual([
      {
        action: "note",
        why: "Merging now says value 460; what was decided about is shown.",
        before: accepted,
        after: reviewed,
        from: null,
      },
    ]);
    const again = { ...stand("r1", reviewed), claim: now };
    expect(settle(sampleClaim({ id: "r1", value: 470 }), again, []).settlings).toEqual([]);
    expect(settle(now, stand("r1", correctedTo(540)), [])).toEqual({ reviewed: correctedTo(540), settlings: [] });
  });

  it("takes up the decision of one that became part of it, as that was shown", () => {
    const { reviewed, settlings } = settle(now, stand("r1", pending), [stand("r2", accepted)]);
    expect(reviewed).toEqual({ state: "accepted", amended: { value: 450 } });
    expect(settlings).toMatchObject([{ action: "accept", before: pending, after: reviewed, from: { id: "r2" } }]);
  });

  it("of several takes up the first decision, and is flagged by one that contradicts it", () => {
    const { reviewed, settlings } = settle(now, null, [stand("r2", accepted), stand("r3", rejected, "Omar")]);
    expect(reviewed.state).toBe("needs-second-look");
    expect(settlings.map(({ action, from }) => [action, from?.id ?? null])).toEqual([
      ["accept", "r2"],
      ["flag", null],
    ]);
    expect(settlings[1]?.why).toBe(
      "r3 has become part of it, which Omar had rejected, while Leïla had accepted this one.",
    );
  });
});
