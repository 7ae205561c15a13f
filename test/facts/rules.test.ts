import { describe, expect, it } from "vitest";
import { Engine } from "../../src/facts/engine.ts";
import { extractFacts } from "../../src/facts/extract.ts";
import { loadGovernors } from "../../src/facts/governor.ts";
import type { Expected, Rule } from "../../src/facts/rule.ts";
import { verdictOf } from "../../src/facts/rule.ts";
import { languages } from "../../src/model.ts";
import type { Extraction, Fact, Language } from "../../src/model.ts";
import { articleOf, builtIn, extract } from "./passage.ts";

const { rules } = builtIn();

interface Sentence {
  readonly language: Language;
  readonly text: string;
  readonly published: string | null;
}

/** The sentence of an example in each language that the rules are read in. */
const sentencesOf = (example: Rule["rejects"][number]): Sentence[] =>
  languages.flatMap((language) => {
    const text = example[language];
    return text === undefined ? [] : [{ language, text, published: example.published ?? null }];
  });

/** A fact in the words of an example: the fields that the example states. */
const stated = (fact: Fact, expected: Expected): Record<string, unknown> => {
  const told: Record<string, unknown> = { ...fact, date: fact.date?.value ?? null };
  return Object.fromEntries(Object.keys(expected).map((field) => [field, told[field]]));
};

const isFact = (fact: Fact): boolean => fact.type !== "indicator";

/** Each expected fact with the fact of its value, in reading order; undefined where none came out. */
const paired = (facts: readonly Fact[], expected: readonly Expected[]): (Fact | undefined)[] => {
  const left = [...facts];
  return expected.map((one) => {
    const fits = (fact: Fact): boolean =>
      (one.value === undefined || fact.value === one.value) && (one.unit === undefined || fact.unit === one.unit);
    const index = left.findIndex((fact) => fits(fact) && isFact(fact) === (one.metric === undefined));
    return index < 0 ? undefined : left.splice(index, 1)[0];
  });
};

const claimsOf = ({ facts, accounts }: Extraction, rule: Rule): string[] => [
  ...facts.filter((fact) => fact.rule === rule.id).map((fact) => `fact: ${fact.evidence[0]?.quote ?? ""}`),
  ...accounts.filter((one) => one.rule === rule.id).map((one) => `${one.outcome}: ${one.mention.quote}`),
];

describe.each(rules.map((rule) => [rule.id, rule] as const))("rule %s", (_, rule) => {
  const verdict = verdictOf(rule);
  const examples = rule.examples.flatMap((example) =>
    sentencesOf(example).map((sentence) => [sentence.text, { ...sentence, expected: example.facts }] as const),
  );
  const rejects = rule.rejects.flatMap(sentencesOf).map((sentence) => [sentence.text, sentence] as const);

  it.each(examples)("reads: %s", (text, { published, language, expected }) => {
    const extraction = extract(text, published, language);
    const found = paired(extraction.facts, expected);
    expect(found.map((fact, index) => (fact === undefined ? null : stated(fact, expected[index] ?? {})))).toEqual(
      expected,
    );
    expect(extraction.facts.filter(isFact)).toHaveLength(expected.filter((one) => one.metric === undefined).length);
    if (verdict.type === "refusal") {
      expect(claimsOf(extraction, rule)).toContainEqual(expect.stringMatching(/^refused: /));
      return;
    }
    const own = extraction.facts.filter((fact) => fact.rule === rule.id);
    expect(extraction.facts.map((fact) => fact.rule)).toContain(rule.id);
    expect(new Set(own.map((fact) => fact.type))).toEqual(new Set([verdict.type]));
  });

  it.each(rejects)("leaves alone: %s", (text, { published, language }) => {
    expect(claimsOf(extract(text, published, language), rule)).toEqual([]);
  });
});

describe("the rules together", () => {
  it("have an example and a sentence to leave alone in every language that they have words in", () => {
    const lacking = rules.flatMap((rule) =>
      languages
        .filter((language) => rule.words[language] !== undefined)
        .filter(
          (language) =>
            rule.examples.every((example) => example[language] === undefined) ||
            rule.rejects.every((reject) => reject[language] === undefined),
        )
        .map((language) => `${rule.id} (${language})`),
    );
    expect(lacking).toEqual([]);
  });

  it("say the same whatever rule comes first", () => {
    const reversed = new Engine(rules.toReversed(), loadGovernors().toReversed(), "reversed");
    for (const { text, published, language } of rules.flatMap((rule) => rule.examples.flatMap(sentencesOf))) {
      const { facts } = extract(text, published, language);
      expect(extractFacts(articleOf(text, published, language), reversed).facts).toEqual(facts);
    }
  });
});
