import { describe, expect, it } from "vitest";
import { extract } from "./passage.ts";

/** Value and status of each fact. */
const told = (text: string): [number | null, string][] =>
  extract(text).facts.map(({ value, status }) => [value, status]);

describe("how far a thing has got", () => {
  it.each([
    ["Le verrier a ouvert un four à Settat, créant 300 emplois.", "realised"],
    ["Le verrier annonce un four à Settat, créant 300 emplois.", "planned"],
    ["Après un investissement de 35 M€, le verrier va doubler son four.", "realised"],
    ["Les investissements du port ont atteint 2,4 MMDH.", "realised"],
    ["Quelque 90.000 postes auraient été créés dans les services.", "realised"],
    ["Un parc de 40 MDH serait construit à Safi.", "planned"],
    ["Trois groupes ont été sélectionnés pour la rocade, d'un coût de 60 MDH.", "committed"],
    ["La province a enregistré la réalisation de 25 projets d'un investissement global de 112 MDH.", "realised"],
    ["Ce projet de 80 MDH est exécuté par un consortium.", "underway"],
    ["Le lot de la digue a été attribué à un groupement pour 80 MDH.", "committed"],
  ])("%s", (text, status) => {
    expect(told(text).map(([, is]) => is)).toEqual([status]);
  });

  it("lets a verb that tells what was done govern over a long name", () => {
    const text =
      "Douze projets ont été réalisés par l'Agence nationale de développement des zones oasiennes et de l'arganier dans la province, avec une enveloppe de 30 MDH.";
    expect(told(text)).toEqual([[30_000_000, "realised"]]);
  });

  it("does not let a participle of another noun make a plan of what is allocated", () => {
    const text =
      "Une enveloppe de 90 MDH a été allouée aux pistes programmées dans la vallée, avec une contribution de la région de 20 MDH.";
    expect(told(text)).toEqual([
      [90_000_000, "committed"],
      [20_000_000, "committed"],
    ]);
  });

  it("lets a loss speak of its own figure only", () => {
    const text = "Une perte de 94.000 postes a été relevée en 2019, contre une création de 16.000 postes en 2018.";
    expect(told(text)).toEqual([
      [94_000, "lost"],
      [16_000, "realised"],
    ]);
  });
});
