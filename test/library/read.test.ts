import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { extractFacts, loadEngine, loadSources, readPage, SijillError } from "../../src/index.ts";
import { samplePages } from "../cli/program.ts";

test("the library goes from the bytes of a page to its facts", () => {
  const body = readFileSync(join(samplePages, "ecoactu-poids-lourds.html"));
  const address = "https://ecoactu.ma/poids-lourds-un-constructeur-prend-date-a-kenitra/";
  const page = { address, finalAddress: address, status: 200, headers: {}, fetchedAt: "2025-01-01T00:00:00Z", body };
  const sources = loadSources();
  const article = readPage(page, sources);
  const { facts } = extractFacts(article, loadEngine());
  expect(facts).toContainEqual(expect.objectContaining({ type: "funds", value: 1_800_000_000, unit: "MAD" }));
  expect(() => readPage({ ...page, body: new Uint8Array() }, sources)).toThrow(SijillError);
});
