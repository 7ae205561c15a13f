/** The five sample pages, as a browser copies them, give the facts that the definition of a fact lists for them. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { loadEngine } from "../src/facts/engine.ts";
import { extractFacts } from "../src/facts/extract.ts";
import type { Fact } from "../src/model.ts";
import { readText } from "../src/page/read-text.ts";
import { loadSources } from "../src/sources/load.ts";

const engine = loadEngine();
const sources = loadSources();

/** The facts of one seed in short: type, value, status, day, deadline. */
function factsOf(seed: string, published: string | null = null): string[] {
  const article = readText(readFileSync(new URL(`../fixtures/seeds/${seed}.txt`, import.meta.url), "utf8"), sources);
  const { facts } = extractFacts({ ...article, publishedAt: article.publishedAt ?? published }, engine);
  const partOf = (fact: Fact): string => {
    const whole = facts.find((other) => other.id === fact.partOf);
    return whole === undefined ? "" : ` partOf ${whole.value}`;
  };
  return facts
    .filter((fact) => fact.type !== "indicator")
    .map((fact) => {
      const { type, value, unit, status, qualifier, kind, date, horizon } = fact;
      const parts = [
        type,
        value ?? "some",
        unit,
        qualifier === "exact" ? "" : qualifier,
        kind ?? "",
        status,
        date?.value ?? "no date",
      ];
      return `${parts.filter((part) => part !== "").join(" ")}${horizon === null ? "" : ` by ${horizon}`}${partOf(fact)}`;
    });
}

/** The facts of the page on agreements, all of one day. */
const agreements = (day: string): string[] => [
  `convention some agreement committed ${day}`,
  `convention 1 agreement committed ${day}`,
  `funds 900000000 MAD public_funding committed ${day}`,
  `convention 1 agreement committed ${day}`,
  `convention 1 agreement committed ${day}`,
  `convention 1 agreement committed ${day}`,
];

describe("the five sample pages", () => {
  test("an aggregator's page: agreements counted and contrasted, targets of a plan", () => {
    expect(factsOf("000_1f595bf19e309a5f")).toEqual([
      "convention 33 agreement committed 2014-04-02",
      "convention 26 agreement realised 2014-11-01 partOf 33",
      "convention 7 agreement underway 2014-11-01 partOf 33",
      "jobs 500000 job planned 2014-11-01 by 2020",
      "jobs 20000 job planned 2014-11-01",
    ]);
  });

  test("an undated official page: no day is invented", () => {
    expect(factsOf("001_2f016d37eedf11cb")).toEqual([
      "funds 20000000000 MAD public_funding committed no date",
      "jobs 500000 job planned no date by 2020",
    ]);
  });

  test("a daily whose masthead shows the crawl day: that day dates nothing", () => {
    expect(factsOf("002_74fe2138095d2ed4")).toEqual(["funds 5000000 MAD about public_funding planned no date"]);
  });

  test("... and a day and month are resolved against a publication day given from outside", () => {
    expect(factsOf("002_74fe2138095d2ed4", "2025-03-10")).toEqual([
      "funds 5000000 MAD about public_funding planned 2025-03-25",
    ]);
  });

  test("an agreement told twice is one fact, results carry the closing day of the sentence before", () => {
    expect(factsOf("003_48a5a4d561341161")).toEqual([
      "convention 1 agreement committed 2016-05-02",
      "jobs 13340 job planned 2019-02-01 by 2020",
      "funds 277000000 MAD public_funding committed 2018-12-31",
      "jobs 5878 job realised 2018-12-31",
      "jobs 4978 job realised 2018-12-31 partOf 5878",
      "convention 1 agreement committed 2017-06",
    ]);
  });

  test("a weekday without a publication day is no date", () => {
    expect(factsOf("004_2e66df28393109be")).toEqual(agreements("no date"));
  });

  test("... and with one it is the Monday before", () => {
    expect(factsOf("004_2e66df28393109be", "2025-11-04")).toEqual(agreements("2025-11-03"));
  });
});
