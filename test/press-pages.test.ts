/** Every page of fixtures/pages gives its expected facts and no others: read as HTML, extracted by the built-in rules. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { loadEngine } from "../src/facts/engine.ts";
import { extractFacts } from "../src/facts/extract.ts";
import type { Fact } from "../src/model.ts";
import { readPage } from "../src/page/read.ts";
import { loadSources } from "../src/sources/load.ts";

const folder = new URL("../fixtures/pages/", import.meta.url);

const expectedFact = z.object({
  type: z.string(),
  kind: z.string().nullable().default(null),
  status: z.string(),
  value: z.number().nullable(),
  max: z.number().nullable().default(null),
  unit: z.string(),
  per: z.string().nullable().default(null),
  qualifier: z.string(),
  date: z
    .object({ value: z.string(), precision: z.string(), basis: z.string(), end: z.string().nullable().default(null) })
    .nullable(),
  horizon: z.string().nullable().default(null),
  quote: z.string(),
  partOf: z.number().nullable().default(null),
  accept: z.record(z.string(), z.unknown()).default({}),
});
type ExpectedFact = z.infer<typeof expectedFact>;
const expectation = z.object({ url: z.string(), facts: z.array(expectedFact) });

const engine = loadEngine();
const sources = loadSources();
const names = readdirSync(folder).filter((name) => name.endsWith(".html"));

const readExpectation = (name: string): z.infer<typeof expectation> =>
  expectation.parse(JSON.parse(readFileSync(new URL(name.replace(/html$/, "json"), folder), "utf8")));

function factsOf(name: string, address: string): Fact[] {
  const body = readFileSync(new URL(name, folder));
  const page = { address, finalAddress: address, status: 200, headers: {}, fetchedAt: "2026-06-01T00:00:00Z", body };
  return extractFacts(readPage(page, sources), engine).facts.filter((fact) => fact.type !== "indicator");
}

/** A fact by what two readers must agree on; fields that the expectation leaves open are left out. */
function inShort(fact: ExpectedFact | Fact, open: readonly string[]): string {
  const { type, kind, status, value, max, unit, per, qualifier, date, horizon } = fact;
  const fields = { type, value, max, unit, per, status, qualifier, kind, date: date?.value ?? null, horizon };
  return JSON.stringify(Object.fromEntries(Object.entries(fields).filter(([field]) => !open.includes(field))));
}

const inShortSorted = (facts: readonly (ExpectedFact | Fact)[], open: readonly string[]): string[] =>
  facts.map((fact) => inShort(fact, open)).toSorted();

describe.each(names)("%s", (name) => {
  const { url, facts: expected } = readExpectation(name);
  const found = factsOf(name, url);
  const open = [...new Set(expected.flatMap((fact) => Object.keys(fact.accept)))];

  test(`gives ${expected.length === 0 ? "no fact" : `its ${expected.length} facts and no others`}`, () => {
    expect(inShortSorted(found, open)).toEqual(inShortSorted(expected, open));
  });

  if (expected.some((fact) => fact.partOf !== null)) {
    test("tells parts from wholes", () => {
      const wholes = expected.flatMap((fact) =>
        fact.partOf === null ? [] : [`${fact.value} of ${expected[fact.partOf]?.value}`],
      );
      const byId = new Map(found.map((fact) => [fact.id, fact]));
      const told = found.flatMap((fact) =>
        fact.partOf === null ? [] : [`${fact.value} of ${byId.get(fact.partOf)?.value}`],
      );
      expect(told.toSorted()).toEqual(wholes.toSorted());
    });
  }
});
