import { describe, expect, it } from "vitest";
import type { Fact } from "../../src/model.ts";
import { compareFacts } from "../../src/pipeline/changes.ts";
import { sampleArticle, sampleFact, sampleFacts } from "../support/samples.ts";

const article = sampleArticle();
const jobs = sampleFact(article, "450 emplois");
const agreements = sampleFact(article, "12 conventions", { type: "convention", value: 12, unit: "agreement" });

/** The same fact, read otherwise: with the same id. */
const otherwise = (changes: Partial<Fact>, fact = jobs): Fact => ({ ...fact, ...changes });

describe("facts before and after", () => {
  it("that are the same are unchanged, wherever they stand in the text by now", () => {
    const moved = otherwise({
      evidence: jobs.evidence.map((one) => ({ ...one, start: one.start + 7, end: one.end + 7 })),
    });
    expect(compareFacts([jobs, agreements], [agreements, moved])).toEqual({
      unchanged: [agreements, moved],
      changes: [],
    });
    expect(compareFacts(sampleFacts(), sampleFacts()).changes).toEqual([]);
  });

  it("that are found no more are gone, and those that were not found before are new", () => {
    expect(compareFacts([jobs], [agreements])).toEqual({
      unchanged: [],
      changes: [
        { before: null, after: agreements, aspects: [] },
        { before: jobs, after: null, aspects: [] },
      ],
    });
    expect(compareFacts([], [])).toEqual({ unchanged: [], changes: [] });
  });

  it.each<[string, Partial<Fact>]>([
    ["status", { status: "realised" }],
    ["date", { date: null }],
    ["horizon", { horizon: "2027" }],
    ["kind", { kind: "direct" }],
    ["value", { qualifier: "at_least" }],
    ["parties", { parties: [{ name: "la région", id: null, role: "signatory" }] }],
    ["parties", { saidBy: "le ministre" }],
    ["subject", { sectors: ["auto"] }],
    ["rule", { rule: "jobs/other" }],
  ])("differ in their %s", (aspect, changes) => {
    const after = otherwise(changes);
    expect(compareFacts([jobs], [after]).changes).toEqual([{ before: jobs, after, aspects: [aspect] }]);
  });

  it("may differ in several ways, told in the order in which people care", () => {
    const after = otherwise({ rule: "jobs/other", status: "lost", date: null });
    expect(compareFacts([jobs], [after]).changes).toMatchObject([{ aspects: ["status", "date", "rule"] }]);
  });

  it("of the same words are one that has another value, type and unit, though their ids differ", () => {
    const money = sampleFact(article, "450 emplois", { id: "other", type: "funds", value: 450, unit: "MAD" });
    expect(compareFacts([jobs, agreements], [money, agreements]).changes).toEqual([
      { before: jobs, after: money, aspects: ["type", "value"] },
    ]);
  });

  it("of words within the other's are one", () => {
    const shorter = sampleFact(article, "450", { id: "other", value: 45 });
    expect(compareFacts([jobs], [shorter]).changes).toEqual([
      { before: jobs, after: shorter, aspects: ["value", "quote"] },
    ]);
  });

  it("of the same words twice are told apart", () => {
    const [one, other] = [otherwise({ id: "one" }), otherwise({ id: "other" })];
    const { unchanged, changes } = compareFacts([one, other], [otherwise({ id: "new" })]);
    expect(unchanged).toHaveLength(1);
    expect(changes).toEqual([{ before: other, after: null, aspects: [] }]);
  });

  it("are parts of the same whole, though its value is read otherwise", () => {
    const part = otherwise({ partOf: agreements.id });
    const whole = otherwise({ id: "other", value: 13 }, agreements);
    const after = { ...part, partOf: whole.id };
    expect(compareFacts([part, agreements], [after, whole])).toEqual({
      unchanged: [after],
      changes: [{ before: agreements, after: whole, aspects: ["value"] }],
    });
    expect(compareFacts([part], [jobs]).changes).toMatchObject([{ aspects: ["part"] }]);
  });
});
