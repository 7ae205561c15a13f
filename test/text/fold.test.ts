import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldForSearch } from "../../src/text/fold.ts";

describe("folding for search", () => {
  it.each([
    ["L’ÉCONOMISTE : À Fès, ça coûte", "l'economiste : a fes, ca coute"],
    ["Œuvre, cœur et æquo", "oeuvre, coeur et aequo"],
    ["  13\u00a0340\t\nemplois ", "13 340 emplois"],
    ["أحمد إدارة آفاق ٱلمغرب", "احمد اداره افاق المغرب"],
    ["اتّفاقيــــة", "اتفاقيه"],
    ["٤٥٠ منصب و۲۰", "450 منصب و20"],
    ["على\u200f كلى", "علي كلي"],
    ["مسؤول ومسئول", "مسوول ومسيول"],
    ["İstanbul ™ ﬁn", "istanbul tm fin"],
    ["", ""],
  ])("makes %j into %j", (text, folded) => {
    expect(foldForSearch(text)).toBe(folded);
  });

  it("changes nothing the second time, and gives letters of one case on one line", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const folded = foldForSearch(text);
        expect(foldForSearch(folded)).toBe(folded);
        expect(folded).not.toMatch(/\n/u);
      }),
      { numRuns: 500 },
    );
  });

  it("changes no character of the basic plane the second time", () => {
    for (let code = 0; code <= 0xffff; code += 1) {
      const folded = foldForSearch(String.fromCodePoint(code));
      if (foldForSearch(folded) !== folded) expect.fail(`U+${code.toString(16)}`);
    }
  });
});
