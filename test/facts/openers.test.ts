/** Dates and quantities are read only where a word may begin one: what a reader finds must never be passed by. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dateLexicon } from "../../src/dates/lexicon.ts";
import { lastAnchor, mayBeginDate, readDateAt } from "../../src/dates/read.ts";
import { loadEngine } from "../../src/facts/engine.ts";
import { languages } from "../../src/model.ts";
import type { Language } from "../../src/model.ts";
import { quantityLexicon } from "../../src/quantities/lexicon.ts";
import { mayBeginQuantity, mayHoldQuantity, readQuantityAt } from "../../src/quantities/read.ts";
import { tokenise } from "../../src/text/tokens.ts";
import { normalise } from "../../src/text/view.ts";

const { rules } = loadEngine();

/** Every sentence that a rule gives as an example or leaves alone. */
const sentencesOf = (language: Language): string[] =>
  rules.flatMap((rule) => [...rule.examples, ...rule.rejects].flatMap((one) => one[language] ?? []));

const nothing = (): boolean => false;

/** The places of a text where a reader finds something although nothing seems to begin there. */
function passedBy(text: string, language: Language): string[] {
  const tokens = tokenise(normalise(text).text, language);
  const dates = dateLexicon(language);
  const quantities = quantityLexicon(language);
  const readers = {
    date: (at: number) => {
      const date = readDateAt(tokens, at, null, dates);
      if (date === null) return false;
      return !mayBeginDate(tokens, at, dates) || lastAnchor(tokens.slice(at, date.last + 1), dates) < 0;
    },
    quantity: (at: number) => {
      const quantity = readQuantityAt(tokens, at, [], nothing, quantities);
      if (quantity === null) return false;
      const own = tokens.slice(quantity.first, quantity.last + 1);
      return !mayBeginQuantity(tokens, at, quantities) || !mayHoldQuantity(own, quantities);
    },
  };
  const place = (at: number): string =>
    tokens
      .slice(at, at + 6)
      .map((token) => token.text)
      .join(" ");
  return Object.entries(readers).flatMap(([name, passes]) =>
    tokens.flatMap((_, at) => (passes(at) ? [`${name}: ${place(at)}`] : [])),
  );
}

describe.each(languages)("in %s nothing is passed by", (language) => {
  const sentences = sentencesOf(language);

  it("in the sentences of the rules", () => {
    expect(sentences.flatMap((sentence) => passedBy(sentence, language))).toEqual([]);
  });

  it("in any order of their words", () => {
    const words = Array.from(new Set(sentences.flatMap((sentence) => sentence.split(" "))));
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 12 }), (some) => {
        expect(passedBy(some.join(" "), language)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
