import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { languages } from "../../src/model.ts";
import { splitSentences } from "../../src/text/sentences.ts";
import { normalise } from "../../src/text/view.ts";

const sentencesOf = (text: string): string[] => {
  const view = normalise(text).text;
  return splitSentences(view, "fr").map(({ start, end }) => view.slice(start, end).trim());
};

describe("sentences", () => {
  it.each([
    ["a full stop", "Le parc ouvre. Il emploie 40 agents.", ["Le parc ouvre.", "Il emploie 40 agents."]],
    ["a question", "Pourquoi ? Parce que le site ferme.", ["Pourquoi ?", "Parce que le site ferme."]],
  ])("end at %s", (_, text, sentences) => {
    expect(sentencesOf(text)).toEqual(sentences);
  });

  it.each([
    ["M. Alami a signé deux conventions."],
    ["Mme. Alami a signé deux conventions."],
    ["Le budget atteint 5 Mds. Dhs en 2018."],
    ["Le budget atteint 5 Mds. DH en 2018."],
    ["L'art. 3 de la loi fixe le montant."],
    ["S.M. le Roi a présidé la cérémonie."],
    ["S.A.R. le Prince a visité le parc."],
    ["Le coût atteint 7.500 DH par poste."],
    ["La société Lamrini S.A. a investi 5 MDH."],
    ["Le décret n. 12 fixe la prime."],
    ["Elle a reçu 3,5 M.DH de la région."],
    ["Le prix (env. 12 DH) a monté."],
    ["Le site est à l'av. Hassan II."],
  ])("do not end inside %j", (text) => {
    expect(sentencesOf(text)).toEqual([text]);
  });

  it("keep a quoted sentence within reach of the one who says it", () => {
    expect(sentencesOf("« Nous créerons 400 postes », a-t-il dit. Le site ouvre en mai.")).toEqual([
      '" Nous créerons 400 postes ", a-t-il dit.',
      "Le site ouvre en mai.",
    ]);
  });

  it("begin behind a number that ends a sentence", () => {
    expect(sentencesOf("L'usine a ouvert en 2018. Elle emploie 300 agents.")).toEqual([
      "L'usine a ouvert en 2018.",
      "Elle emploie 300 agents.",
    ]);
  });

  it("begin behind an amount that ends a sentence", () => {
    expect(sentencesOf("Le coût atteint 45 MDH. Les travaux ont commencé.")).toEqual([
      "Le coût atteint 45 MDH.",
      "Les travaux ont commencé.",
    ]);
    expect(sentencesOf("Le coût atteint 45 millions de DH. Les travaux ont commencé.")).toEqual([
      "Le coût atteint 45 millions de DH.",
      "Les travaux ont commencé.",
    ]);
  });

  it("are none in a text of spaces", () => {
    expect(splitSentences("  ", "fr")).toEqual([]);
  });

  it("end where they end in a long text too", () => {
    const one = "M. Alami a signé 3 conventions pour 45 MDH. ";
    const text = one.repeat(400);
    const sentences = splitSentences(text, "fr");
    expect(sentences).toHaveLength(400);
    expect(new Set(sentences.map(({ start, end }) => text.slice(start, end)))).toEqual(new Set([one]));
  });

  it("cover any text without gap or overlap", () => {
    const piece = fc.constantFrom(
      "M. Alami",
      "art. 3",
      ". ",
      "? ",
      "! ",
      '"',
      "(",
      ")",
      "…",
      "5 Mds. Dhs",
      "\n",
      " ",
      "😀",
      "\ud800",
      "؟ ",
      "عقد",
      "A",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join("")),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(...languages), (raw, language) => {
        const view = normalise(raw).text;
        fc.pre(view.trim() !== "");
        const sentences = splitSentences(view, language);
        expect(sentences.map(({ start, end }) => view.slice(start, end)).join("")).toBe(view);
        expect(
          sentences.every(({ start, end }, index) => start === (sentences[index - 1]?.end ?? 0) && end >= start),
        ).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
