import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tokenise } from "../../src/text/tokens.ts";
import { normalise } from "../../src/text/view.ts";

const parts = (text: string): string =>
  tokenise(normalise(text).text, "ar")
    .map((token) => token.lower)
    .join(" ");

describe("glued words", () => {
  it.each([
    ["والاتفاقية", "و ال اتفاقية"],
    ["للصناعة", "ل ال صناعة"],
    ["للجنة", "ل لجنة"],
    ["بالرباط", "ب ال رباط"],
    ["فالسياحة", "ف ال سياحة"],
    ["وبـ730", "و ب 730"],
    ["الـ14", "ال 14"],
    ["وزارة", "وزارة"],
    ["ووزارة", "و وزارة"],
    ["وقعت", "وقعت"],
    ["ووقعها", "و وقعها"],
    ["ألف", "الف"],
    ["وآلاف", "و الاف"],
    ["التزم", "التزم"],
    ["واليوم", "و اليوم"],
    ["بميزانية", "بميزانية"],
  ])("%s", (word, expected) => {
    expect(parts(word)).toBe(expected);
  });

  it("are looked up without what is glued to them", () => {
    const [token] = tokenise("بكلفتها", "ar");
    expect(token?.others.map((other) => other.lower)).toContain("كلفة");
  });

  it("are nothing in other languages", () => {
    expect(tokenise("والاتفاقية", "fr").map((token) => token.text)).toEqual(["والاتفاقية"]);
  });

  it("lie apart, in order, and each is its slice of the text", () => {
    const letter = fc.constantFrom(...Array.from("والبلكفسمنتهيةاأ 17.,،"));
    fc.assert(
      fc.property(fc.string({ unit: letter, maxLength: 40 }), (text) => {
        let end = 0;
        for (const token of tokenise(text, "ar")) {
          expect(token.start).toBeGreaterThanOrEqual(end);
          expect(text.slice(token.start, token.end)).toBe(token.text);
          end = token.end;
        }
      }),
    );
  });
});
