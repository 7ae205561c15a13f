import { describe, expect, it } from "vitest";
import { sameUndertaking } from "../../src/records/course.ts";
import { keysOf } from "../../src/records/keys.ts";
import { sameClaim } from "../../src/records/same-claim.ts";
import { labelledFacts, labelledPairs, type LabelledPair } from "./labelled.ts";

/** Counts of what is decided of pairs, and the pairs that were decided wrongly. */
function judge(pairs: readonly LabelledPair[]): {
  readonly precision: number;
  readonly recall: number;
  readonly wrong: string[];
} {
  let [right, claimed, wanted] = [0, 0, 0];
  const wrong: string[] = [];
  for (const { one, other, relation } of pairs) {
    const { same, score, reasons } = sameClaim(one.statement, other.statement);
    if (same) claimed += 1;
    if (relation === "claim") wanted += 1;
    if (same && relation === "claim") right += 1;
    if (same !== (relation === "claim"))
      wrong.push(
        `${same ? "taken for one" : "missed"}: ${one.name} and ${other.name}, ${score}: ${reasons.join("; ")}`,
      );
  }
  return { precision: right / claimed, recall: right / wanted, wrong };
}

const isNearMiss = ({ one, other, relation }: LabelledPair): boolean =>
  relation !== "claim" && one.statement.fact.value === other.statement.fact.value;

describe("one claim", () => {
  it("is tried on enough pairs, near misses among them", () => {
    const pairs = [...labelledPairs(false), ...labelledPairs(true)];
    expect(pairs.filter(({ relation }) => relation === "claim").length).toBeGreaterThanOrEqual(150);
    expect(pairs.filter(isNearMiss).length).toBeGreaterThanOrEqual(150);
  });

  it("finds nearly every labelled fact in the articles", () => {
    const { facts, missing } = labelledFacts();
    expect(missing.length, missing.join("\n")).toBeLessThan(facts.length * 0.05);
  });

  it.each([
    ["the pairs that weights were set on", false],
    ["the pairs laid aside", true],
  ] as const)("is told from its neighbours in %s", (_, aside) => {
    const { precision, recall, wrong } = judge(labelledPairs(aside));
    expect(precision, wrong.join("\n")).toBeGreaterThanOrEqual(0.98);
    expect(recall, wrong.join("\n")).toBeGreaterThanOrEqual(0.9);
  });

  it("is decided the same whichever fact is given first", () => {
    for (const { one, other } of labelledPairs(true)) {
      const [there, back] = [sameClaim(one.statement, other.statement), sameClaim(other.statement, one.statement)];
      expect(back.same).toBe(there.same);
      expect(back.score).toBeCloseTo(there.score, 3);
    }
  });

  it("shares a key wherever it is found", () => {
    for (const { one, other } of [...labelledPairs(false), ...labelledPairs(true)]) {
      if (!sameClaim(one.statement, other.statement).same) continue;
      const keys = new Set(keysOf(one.statement));
      expect(
        keysOf(other.statement).some((key) => keys.has(key)),
        `${one.name} and ${other.name}`,
      ).toBe(true);
    }
  });
});

describe("one undertaking", () => {
  it("joins promise, revision and result, and hardly anything else", () => {
    const pairs = [...labelledPairs(false), ...labelledPairs(true)].filter(({ relation }) => relation !== "claim");
    const found = pairs.filter(({ one, other }) => sameUndertaking(one.statement, other.statement) !== null);
    const wanted = pairs.filter(({ relation }) => relation === "undertaking");
    const right = found.filter(({ relation }) => relation === "undertaking");
    const wrong = found
      .filter(({ relation }) => relation === "none")
      .map(({ one, other }) => `${one.name} and ${other.name}`);
    expect(right.length / found.length, wrong.join("\n")).toBeGreaterThanOrEqual(0.9);
    expect(right.length / wanted.length).toBeGreaterThanOrEqual(0.6);
  });
});
