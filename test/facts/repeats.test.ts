/** What one article says more than once, and what its sentences tell about one another. */
import { describe, expect, it } from "vitest";
import { loadEngine } from "../../src/facts/engine.ts";
import { extractFacts } from "../../src/facts/extract.ts";
import type { Fact } from "../../src/model.ts";

const engine = loadEngine();
const factsOf = (title: string, text: string, publishedAt: string | null = null): readonly Fact[] =>
  extractFacts({ url: null, title, text, language: "en", publishedAt, kind: "article" }, engine).facts;

describe("a sum in the title", () => {
  it("is one with the conversion of the body's sum", () => {
    const facts = factsOf(
      "Quarry group to spend $18 million",
      "The quarry group will spend MAD 180 million ($18 million).",
    );
    expect(facts.map(({ value, unit, alternatives }) => [value, unit, alternatives[0]?.unit])).toEqual([
      [180e6, "MAD", "USD"],
    ]);
    expect(facts[0]?.evidence.map(({ field }) => field)).toContain("title");
  });
});

describe("agreements in the plural", () => {
  it("are told where they are signed for the first time", () => {
    const facts = factsOf("", "The loan agreements were signed on Friday by the dam agency.", "2031-05-06");
    expect(facts.map(({ type, value, date }) => [type, value, date?.value])).toEqual([
      ["convention", null, "2031-05-02"],
    ]);
  });

  it("make the signing of the agreement no further one", () => {
    const facts = factsOf(
      "",
      "The port signed two agreements with the yard.\nThe signing of the agreement drew a crowd.",
    );
    expect(facts.map(({ value }) => value)).toEqual([2]);
  });
});

describe("a note on the labour market", () => {
  it("dates its posts by the period of its rates", () => {
    const facts = factsOf(
      "",
      "Unemployment went from 9% in 2029 to 11% in 2030.\nFishing lost 4,000 jobs.",
      "2031-02-03",
    );
    expect(facts.map(({ value, date }) => [value, date?.value])).toEqual([[4000, "2030"]]);
  });

  it("dates a balance over two years by the second", () => {
    const facts = factsOf("", "The island lost 5,200 jobs between 2029 and 2030.", "2031-02-03");
    expect(facts.map(({ date }) => [date?.value, date?.precision])).toEqual([["2030", "year"]]);
  });

  it.each([
    ["In the third quarter of 2030 the island lost 5,200 jobs, against 3,100 jobs a year earlier.", "2029-09"],
    [
      "The island lost 5,200 jobs from the third quarter of 2029 to that of 2030, after losing 3,100 jobs the year before.",
      "2029-09",
    ],
  ])("dates what a balance is compared to: %s", (text, expected) => {
    expect(factsOf("", text).find(({ value }) => value === 3100)?.date?.value).toBe(expected);
  });

  it("carries on the period of a balance, not the one it is compared to", () => {
    const facts = factsOf(
      "",
      "In 2030 the island lost 5,200 jobs, compared to the 3,100 jobs created in 2029.\nFishing lost 4,000 jobs.",
      "2031-02-03",
    );
    expect(facts.map(({ value, date }) => [value, date?.value])).toEqual([
      [5200, "2030"],
      [3100, "2029"],
      [4000, "2030"],
    ]);
  });
});

describe("one agreement told at two stages", () => {
  it("is told by the body where its title has no verb", () => {
    const facts = factsOf(
      "Framework agreement between the guild and the port",
      "The guild and the port signed a framework agreement.",
    );
    expect(facts.map(({ status, evidence }) => [status, evidence.length])).toEqual([["committed", 2]]);
  });

  it("counts as signed where its approval is told before", () => {
    const facts = factsOf(
      "",
      "The council approved an agreement with the guild.\nThe agreement was signed on Friday.",
      "2031-05-06",
    );
    expect(facts.map(({ status, date }) => [status, date?.value])).toEqual([["committed", "2031-05-02"]]);
  });

  it("is not guessed among several", () => {
    const facts = factsOf(
      "",
      "The council approved an agreement with the guild and another agreement with the yard.\nThe agreement was signed on Friday.",
      "2031-05-06",
    );
    expect(facts.map(({ status }) => status)).toContain("approved");
  });
});
