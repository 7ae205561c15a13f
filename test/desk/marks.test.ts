import { expect, test } from "vitest";
import { marksOf } from "../../src/desk/server/marks.ts";
import { loadEngine } from "../../src/facts/engine.ts";
import { extractFacts } from "../../src/facts/extract.ts";
import { sampleArticle, sampleFact } from "../support/samples.ts";

const engine = loadEngine();

const article = sampleArticle({
  title: "Un abattoir créera 320 emplois à Guercif",
  text: [
    "La commune a alloué 45 MDH à l'abattoir en mars 2024, et il créera 320 emplois d'ici 2027.",
    "Le gérant a réalisé un chiffre d'affaires de 12 MDH, dont 3 MDH de mystère.",
  ].join("\n"),
});

/** Marks by the words that they cover. */
function told(marks: ReturnType<typeof marksOf>) {
  return marks.map(({ field, start, end, is, family, reason, rule, fact }) => ({
    words: article[field].slice(start, end),
    field,
    is,
    family,
    reason,
    rule,
    fact,
  }));
}

test("every quantity and date is marked once, in order, with what became of it", () => {
  const { facts } = extractFacts(article, engine);
  const marks = told(marksOf(article, facts, engine));
  const [funds, jobs] = facts;
  expect(marks.map(({ words, is, family }) => [words, is, family])).toEqual([
    ["320 emplois", "fact", "jobs"],
    ["45 MDH", "fact", "money"],
    ["mars 2024", "date", "date"],
    ["320 emplois", "fact", "jobs"],
    ["d'ici 2027", "date", "date"],
    ["12 MDH", "refused", "money"],
    ["3 MDH", expect.stringMatching(/^(?:refused|unexplained)$/), "money"],
  ]);
  expect(marks[0]).toMatchObject({ field: "title", fact: jobs?.id, rule: jobs?.rule, reason: expect.any(String) });
  expect(marks[1]).toMatchObject({ field: "text", fact: funds?.id });
  expect(marks[2]).toMatchObject({ reason: "2024-03", rule: null, fact: null });
  expect(marks[4]).toMatchObject({ reason: "2027" });
});

test("what the register holds goes before what today's rules say", () => {
  const added = sampleFact(article, "320 emplois d'ici 2027", { id: "f1", rule: "person" });
  const marks = told(marksOf(article, [added], engine)).filter(({ field }) => field === "text");
  expect(marks[0]).toMatchObject({ words: "45 MDH", is: "fact", fact: null });
  expect(marks[2]).toMatchObject({
    words: "320 emplois d'ici 2027",
    is: "fact",
    fact: "f1",
    rule: "person",
    reason: null,
  });
  expect(marks.map(({ words }) => words)).not.toContain("d'ici 2027");
});

test("an article in no language that is read has no marks", () => {
  expect(marksOf({ ...article, language: null }, [], engine)).toEqual([]);
});
