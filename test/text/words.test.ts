import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { languages } from "../../src/model.ts";
import { fold, stem } from "../../src/text/words.ts";

describe("folding a word", () => {
  it.each([
    ["Réalisés", "realises"],
    ["ŒUVRE", "oeuvre"],
    ["ÇA", "ca"],
    ["مؤسسة", "موسسة"],
  ])("makes %j into %j", (word, folded) => {
    expect(fold(word)).toBe(folded);
  });

  it("changes nothing the second time", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (word) => {
        expect(fold(fold(word))).toBe(fold(word));
      }),
    );
  });
});

describe("the stem of a word", () => {
  it.each([
    ["fr", "emploi", "emplois"],
    ["fr", "nouveau", "nouveaux"],
    ["fr", "opérationnelle", "opérationnelles"],
    ["en", "agreement", "agreements"],
    ["es", "convenio", "convenios"],
    ["es", "inversión", "inversiones"],
    ["es", "importe", "importes"],
  ] as const)("in %s is the same for %s and %s", (language, singular, plural) => {
    expect(stem(plural, language)).toBe(stem(singular, language));
  });

  it("is never longer than the folded word", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.constantFrom(...languages), (word, language) => {
        expect(fold(word).startsWith(stem(word, language))).toBe(true);
      }),
    );
  });
});
