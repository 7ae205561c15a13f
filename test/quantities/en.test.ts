import { describe, expect, it } from "vitest";
import { agreements, expectedFields, jobs, money, people } from "./expected.ts";
import type { Expected } from "./expected.ts";
import { quantitiesOf } from "./phrase.ts";

const read = (phrase: string): Expected[] => quantitiesOf(phrase, "en").map(expectedFields);

describe("English sums of money", () => {
  it.each<[string, Expected]>([
    ["MAD 4.1bln", money(4.1e9)],
    ["MAD 3.2 billion", money(3.2e9)],
    ["3.2 billion dirhams", money(3.2e9)],
    ["DH 40 million", money(40e6)],
    ["Dh3.2bn", money(3.2e9)],
    ["620MDH", money(620e6)],
    ["12,500,000 dirhams", money(12_500_000)],
    ["MAD\u00a01,250 million", money(1.25e9)],
    ["$51.2 million", money(51.2e6, { unit: "USD" })],
    ["€1.2 bn", money(1.2e9, { unit: "EUR" })],
    ["USD 300 m", money(300e6, { unit: "USD" })],
    ["a $1 billion plant", money(1e9, { unit: "USD" })],
    ["a $2.5-million plant", money(2.5e6, { unit: "USD" })],
    ["a 400-million-dollar loan", money(400e6, { unit: "USD" })],
    ["2.2 trillion South Korean won", money(2.2e12, { unit: "KRW" })],
    ["a billion dirhams", money(1e9)],
    ["half a million euros", money(500_000, { unit: "EUR" })],
    ["two and a half billion dirhams", money(2.5e9)],
    ["nearly MAD 11 bln", money(11e9, { qualifier: "about" })],
    ["over $500m", money(500e6, { unit: "USD", qualifier: "at_least" })],
    ["up to MAD 65 billion", money(65e9, { qualifier: "at_most" })],
    ["MAD 200-300 million", money(200e6, { max: 300e6, qualifier: "range" })],
    ["between $200 million and $300 million", money(200e6, { max: 300e6, unit: "USD", qualifier: "range" })],
    ["MAD 3 billion a year", money(3e9, { per: "year" })],
    ["MAD 3.2 million a season", money(3.2e6)],
  ])("%s", (phrase, expected) => {
    expect(read(phrase)).toEqual([expected]);
  });

  it("gives a currency to the number behind it", () => {
    expect(read("in 2023 MAD 30 million")).toEqual([money(30e6)]);
  });

  it("quotes the currency before the number", () => {
    expect(quantitiesOf("worth MAD 3.2bln", "en").map(({ quote }) => quote)).toEqual(["MAD 3.2bln"]);
  });
});

describe("English posts and people", () => {
  it.each<[string, Expected]>([
    ["10,480 new jobs", jobs(10_480)],
    ["3,000 direct and indirect jobs", jobs(3000, { kind: "total" })],
    ["700 direct jobs", jobs(700, { kind: "direct" })],
    ["300 jobs directly", jobs(300, { kind: "direct" })],
    ["half a million jobs", jobs(500_000)],
    ["a hundred jobs", jobs(100)],
    ["one hundred and twenty jobs", jobs(120)],
    ["300 aircraft engineering jobs", jobs(300)],
    ["1,200 well-paid permanent positions", jobs(1200)],
    ["a 300-job plant", jobs(300)],
    ["some 1,630 job opportunities", jobs(1630, { qualifier: "about" })],
    ["no fewer than 50 vacancies", jobs(50, { qualifier: "at_least" })],
    ["200 to 300 jobs", jobs(200, { max: 300, qualifier: "range" })],
    ["200 highly qualified engineers", people(200)],
  ])("%s", (phrase, expected) => {
    expect(read(phrase)).toEqual([expected]);
  });

  it("lets two kinds share one noun", () => {
    expect(read("300 direct and 500 indirect jobs")).toEqual([
      jobs(300, { kind: "direct" }),
      jobs(500, { kind: "indirect" }),
    ]);
  });

  it.each(["hundreds of jobs", "several thousand jobs", "tens of thousands of posts", "a few hundred jobs"])(
    "has no number in: %s",
    (phrase) => {
      expect(read(phrase)).toEqual([]);
    },
  );

  it("takes digits that begin with a zero for a code", () => {
    expect(read("007 jobs")).toEqual([]);
  });

  it.each(["a 50-hectare site", "the 10-dirham ceiling"])("counts neither posts nor money in: %s", (phrase) => {
    expect(read(phrase).filter(({ family }) => family !== "count")).toEqual([]);
  });
});

describe("English agreements", () => {
  it.each<[string, Expected]>([
    ["16 draft agreements", agreements(16)],
    ["a memorandum of understanding", agreements(1)],
    ["three memorandums of understanding", agreements(3)],
    ["two dozen memoranda of understanding", agreements(24)],
    ["a dozen agreements", agreements(12, { qualifier: "about" })],
    ["five MoUs", agreements(5)],
    ["two water and sanitation agreements", agreements(2)],
    ["the loan agreements", agreements(null)],
    ["several agreements", agreements(null)],
    ["a framework agreement", agreements(1)],
  ])("%s", (phrase, expected) => {
    expect(read(phrase)).toEqual([expected]);
  });

  it("takes what is denied for none", () => {
    expect(quantitiesOf("no investment agreement", "en").map(({ introduction }) => introduction)).toEqual(["denied"]);
  });

  it("does not take a clause for a noun phrase", () => {
    expect(quantitiesOf("the board signed two agreements", "en").map(({ quote }) => quote)).toEqual(["two agreements"]);
  });
});
