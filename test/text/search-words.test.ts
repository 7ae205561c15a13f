import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wordsForSearch } from "../../src/text/search-words.ts";

describe("words for search", () => {
  it.each([
    ["القنيطرة", "قنيطره"],
    ["بالقنيطرة", "قنيطره"],
    ["والقنيطرة", "قنيطره"],
    ["وبالقنيطرة", "قنيطره"],
    ["للقنيطرة", "قنيطره"],
    ["وللقنيطرة", "قنيطره"],
    ["قنيطرة", "قنيطره"],
    ["وزارة", "وزاره"],
    ["الله", "الله"],
    ["بلدية", "بلديه"],
  ])("find %j by %j", (word, found) => {
    expect(wordsForSearch(word)).toEqual([found]);
  });

  it("are parted by everything but letters and digits", () => {
    expect(wordsForSearch("L’usine d’Aït-Melloul, 1.200 emplois")).toEqual([
      "l",
      "usine",
      "d",
      "ait",
      "melloul",
      "1",
      "200",
      "emplois",
    ]);
  });

  it("are never empty, and hold no letter that a query would read", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        for (const word of wordsForSearch(text)) expect(word).toMatch(/^[\p{L}\p{N}]+$/u);
      }),
    );
  });
});
