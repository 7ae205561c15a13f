import { describe, expect, it } from "vitest";
import { extractFacts } from "../../src/facts/extract.ts";
import { articleOf, builtIn } from "./passage.ts";

/** The subjects of the facts of a text, checked against the words they point to. */
function subjectsOf(text: string): (string | null)[] {
  const article = articleOf(text, "2024-05-15");
  return extractFacts(article, builtIn()).facts.map(({ subject }) => {
    if (subject !== null) expect(article[subject.field].slice(subject.start, subject.end)).toBe(subject.text);
    return subject?.text ?? null;
  });
}

describe("what a fact is about", () => {
  it("is the project that its sentence names", () => {
    expect(subjectsOf("Les travaux du barrage de Sidi Abbou, d'un coût de 900 MDH, avancent.")).toEqual([
      "barrage de Sidi Abbou",
    ]);
    expect(subjectsOf("L’usine de câblage créera 300 emplois.")).toEqual(["usine de câblage"]);
  });

  it("is the programme or fund that the money belongs to", () => {
    expect(subjectsOf("Le programme Intelaka a permis de créer 4.000 emplois.")).toEqual(["Intelaka"]);
    expect(
      subjectsOf("Le Fonds de développement rural, doté d'une enveloppe de 2 milliards de dirhams, est prêt."),
    ).toEqual(["Fonds de développement rural"]);
  });

  it("is the agreement where its words tell it from others", () => {
    expect(subjectsOf("Le contrat de performance de la céramique a été signé hier.")).toEqual([
      "contrat de performance de la céramique",
    ]);
  });

  it("is the company, where nothing else is named", () => {
    expect(subjectsOf("Le groupe allemand Rheinkabel va recruter 200 ingénieurs.")).toEqual(["Rheinkabel"]);
  });

  it("is unknown where only a common noun tells it", () => {
    expect(subjectsOf("Le projet créera 300 emplois.")).toEqual([null]);
    expect(subjectsOf("Une enveloppe de 30 MDH a été débloquée pour la feuille de route.")).toEqual([null]);
  });
});
