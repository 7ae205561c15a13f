import { describe, expect, it } from "vitest";
import { extract } from "./passage.ts";

const speakersOf = (text: string): (string | null)[] => extract(text, "2024-05-15").facts.map(({ saidBy }) => saidBy);

describe("who says a fact", () => {
  it("is who it is told according to", () => {
    expect(speakersOf("Selon l'AMITH, le secteur a perdu 4.000 emplois.")).toEqual(["AMITH"]);
    expect(speakersOf("Le secteur a perdu 4.000 emplois, d'après une note du Haut-Commissariat au Plan.")).toEqual([
      "Haut-Commissariat au Plan",
    ]);
  });

  it("is the subject of a verb of saying, before it or behind it", () => {
    expect(speakersOf("Le ministre de la Santé a indiqué que l'usine créera 300 emplois.")).toEqual([
      "ministre de la Santé",
    ]);
    expect(speakersOf("« L'usine créera 300 emplois », a déclaré le ministre de la Santé, Khalid Aït Omar.")).toEqual([
      "ministre de la Santé, Khalid Aït Omar",
    ]);
    expect(speakersOf("L'usine créera 300 emplois, estime le président de la CGEM.")).toEqual(["président de la CGEM"]);
  });

  it("is the last speaker of the paragraph, where it is only he or she", () => {
    expect(
      speakersOf("La CGEM affirme que la filière va mieux. Elle créera 300 emplois d'ici 2030, a-t-elle ajouté."),
    ).toEqual(["CGEM"]);
    expect(speakersOf("L'usine créera 300 emplois, a-t-il ajouté.")).toEqual([null]);
  });

  it("is nobody, where nobody is quoted", () => {
    expect(speakersOf("L'usine créera 300 emplois.")).toEqual([null]);
    expect(speakersOf("La CGEM a annoncé un plan et 300 emplois.")).toEqual([null]);
  });

  it.each([
    ["en", "As per the HCP, the sector lost 4,000 jobs.", "HCP"],
    ["en", "The mill will create 300 jobs, the Ministry of Industry said in a statement.", "Ministry of Industry"],
    ["en", "The Ministry of Industry said in a statement that the mill will create 300 jobs.", "Ministry of Industry"],
    ["en", '"The mill will create 300 jobs," said Minister of Industry Omar Tazi.', "Minister of Industry Omar Tazi"],
    ["en", "The CGEM announced a plan and 300 jobs.", null],
    [
      "es",
      "El molino creará 300 empleos, informó el Ministerio de Industria en un comunicado.",
      "Ministerio de Industria",
    ],
    ["es", "El molino creará 300 empleos, según un comunicado de prensa del Banco Mundial.", "Banco Mundial"],
    [
      "es",
      "«El molino creará 300 empleos», detalló el ministro de Industria, Omar Tazi.",
      "ministro de Industria, Omar Tazi",
    ],
  ] as const)("is read in other languages: %s %s", (language, text, speaker) => {
    expect(extract(text, "2024-05-15", language).facts.map(({ saidBy }) => saidBy)).toEqual([speaker]);
  });
});
