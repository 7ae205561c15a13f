import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { languages } from "../../src/model.ts";
import { tokenise } from "../../src/text/tokens.ts";
import { normalise } from "../../src/text/view.ts";

const tokensOf = (text: string): string[] => tokenise(normalise(text).text, "fr").map((token) => token.text);

describe("tokens", () => {
  it.each([
    ["22 400", ["22 400"]],
    ["22\u202f400\u00a0emplois", ["22 400", "emplois"]],
    ["1 234 567,89", ["1 234 567,89"]],
    ["13.340 emplois", ["13.340", "emplois"]],
    ["12.500.000 DH", ["12.500.000", "DH"]],
    ["2018 3 000", ["2018", "3 000"]],
    ["7,5MDH", ["7,5", "MDH"]],
    ["30M€", ["30", "M", "€"]],
    ["d'emplois", ["d'", "emplois"]],
    ["qu’il", ["qu'", "il"]],
    ["aujourd'hui", ["aujourd'hui"]],
    ["Aujourd’hui, l'État", ["Aujourd'hui", ",", "l'", "État"]],
    ["2014-2020", ["2014", "-", "2020"]],
    ["2014–2020", ["2014", "-", "2020"]],
    ["un accord-cadre", ["un", "accord", "-", "cadre"]],
    ["14h30", ["14", "h", "30"]],
    ["12/03/2024", ["12", "/", "03", "/", "2024"]],
    ["01.11.2014", ["01", ".", "11", ".", "2014"]],
    ["(450 postes).", ["(", "450", "postes", ")", "."]],
    ["5 %", ["5", "%"]],
    ["en 2018. Puis", ["en", "2018", ".", "Puis"]],
    ["300, 400 et 500", ["300", ",", "400", "et", "500"]],
    ["s.a.r", ["s", ".", "a", ".", "r"]],
    ["", []],
    [" \u00a0\t", []],
  ])("of %j are %j", (text, tokens) => {
    expect(tokensOf(text)).toEqual(tokens);
  });

  it.each([
    ["Réalisés", "realise"],
    ["Conventions", "convention"],
    ["nouveaux", "nouveau"],
    ["cœur", "coeur"],
    ["pas", "pas"],
  ])("compare %j by the stem %j", (word, stem) => {
    expect(tokenise(word, "fr")[0]?.stem).toBe(stem);
  });

  it("know words, numbers, marks and capitals", () => {
    const told = tokenise("L'État crée 450 postes.", "fr").map(({ kind, capital }) => (capital ? `${kind}!` : kind));
    expect(told).toEqual(["word!", "word!", "word", "number", "word", "mark"]);
  });

  it("stand at exact offsets, in order, and leave out nothing but spaces", () => {
    const piece = fc.constantFrom(
      "22 400",
      "d'",
      "7,5",
      "MDH",
      " ",
      "  ",
      "\u200f",
      "😀",
      "é",
      "عقد",
      ".",
      ",",
      "'",
      "-",
      "٤٥",
      "\ud800",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join("")),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(...languages), fc.nat(1000), (raw, language, offset) => {
        const view = normalise(raw).text;
        let end = 0;
        for (const token of tokenise(view, language, offset)) {
          expect(view.slice(token.start - offset, token.end - offset)).toBe(token.text);
          expect(view.slice(end, token.start - offset).trim()).toBe("");
          end = token.end - offset;
        }
        expect(view.slice(end).trim()).toBe("");
      }),
      { numRuns: 1000 },
    );
  });
});
