/** Every sentence of every rule is a test of its own. */
import { readFileSync } from "node:fs";
import { format, resolveConfig } from "prettier";
import { describe, expect, it } from "vitest";
import { Engine } from "../../src/facts/engine.ts";
import { loadGovernors } from "../../src/facts/governor.ts";
import { proveRules } from "../../src/facts/proof.ts";
import { describeRules } from "../../src/facts/reference.ts";
import { languages } from "../../src/model.ts";
import { builtIn } from "./passage.ts";

const { rules } = builtIn();
const proofs = proveRules(builtIn());

describe.each(rules.map((rule) => [rule.id, rule] as const))("rule %s", (id, { examples, rejects }) => {
  const own = proofs.filter((proof) => proof.rule === id);

  it.each(own.map((proof) => [proof.kind === "example" ? "reads" : "leaves alone", proof.text, proof] as const))(
    "%s: %s",
    (_, __, { problems }) => {
      expect(problems).toEqual([]);
    },
  );

  it("has all its sentences tried", () => {
    const count = (list: readonly (typeof rejects)[number][]): number =>
      list.flatMap((entry) => languages.filter((language) => entry[language] !== undefined)).length;
    expect(own).toHaveLength(count(examples) + count(rejects));
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
    const told = (list: typeof proofs): string[] => list.map((proof) => JSON.stringify(proof)).toSorted();
    expect(told(proveRules(reversed))).toEqual(told(proofs));
  });

  it("are described in docs/rules.md as they are (npm run docs)", async () => {
    const file = new URL("../../docs/rules.md", import.meta.url);
    const options = await resolveConfig(file);
    expect(readFileSync(file, "utf8")).toBe(await format(describeRules(rules), { ...options, parser: "markdown" }));
  });
});

describe("the proof of a rule", () => {
  it("tells what is wrong with an example and a reject that do not hold", () => {
    const rule = rules.find(({ id }) => id === "jobs/create");
    if (rule === undefined) throw new Error("the rule jobs/create is gone");
    const wrong = {
      ...rule,
      examples: [
        { fr: "La scierie a créé 90 emplois.", facts: [{ value: 80 }, { value: 90, status: "lost" as const }] },
      ],
      rejects: [{ fr: "La scierie a créé 90 emplois." }],
    };
    expect(proveRules(builtIn(), [wrong]).map((proof) => proof.problems)).toEqual([
      ["no fact of 80", "status is realised and not lost"],
      ["touched by this rule all the same"],
    ]);
  });
});
