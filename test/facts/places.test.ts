import { describe, expect, it } from "vitest";
import { extractFacts } from "../../src/facts/extract.ts";
import { articleOf, builtIn } from "./passage.ts";

const tagsOf = (text: string, title = "", published = "2024-05-15") =>
  extractFacts({ ...articleOf(text, published), title }, builtIn()).facts.map(({ regions, sectors, programmes }) => ({
    regions,
    sectors,
    programmes,
  }));

const regionsOf = (text: string, title = "") => tagsOf(text, title).map(({ regions }) => regions);
const sectorsOf = (text: string, title = "") => tagsOf(text, title).map(({ sectors }) => sectors);
const programmesOf = (text: string, title = "", published?: string) =>
  tagsOf(text, title, published).map(({ programmes }) => programmes);

describe("the region of a fact", () => {
  it("is that of its sentence: a province with its region", () => {
    expect(regionsOf("L'usine de Settat créera 300 emplois.")).toEqual([["casablanca_settat", "settat"]]);
  });

  it("is told by an institution that stands for a place", () => {
    expect(regionsOf("L'extension de Nador West Med, d'un coût de 900 MDH, est lancée.")).toEqual([
      ["oriental", "nador"],
    ]);
  });

  it("is not the place of signing", () => {
    expect(regionsOf("Une convention a été signée mardi à Rabat pour une usine à Kénitra.")).toEqual([
      ["rabat_sale_kenitra", "kenitra"],
    ]);
    expect(regionsOf("Réunie jeudi à Rabat, la commission a approuvé 12 conventions.")).toEqual([[]]);
  });

  it("is that of the headline where its sentence names none", () => {
    expect(regionsOf("Le complexe créera 300 emplois.", "Taza : un complexe laitier sort de terre")).toEqual([
      ["fes_meknes", "taza"],
    ]);
  });

  it("is that of the article where there is one, said often enough", () => {
    expect(regionsOf("La ville de Safi attend son port.\nLe chantier créera 300 emplois.")).toEqual([
      ["marrakech_safi", "safi"],
    ]);
    expect(
      regionsOf("La filière progresse.\nÀ l'image de Safi, tout va bien.\nLe secteur créera 300 emplois."),
    ).toEqual([[]]);
  });

  it("is each figure's own where a sentence tells several", () => {
    expect(
      regionsOf(
        "La commission a validé une usine à Settat pour 300 MDH, une autre à Taza pour 120 MDH et une troisième à Safi pour 90 MDH.",
      ),
    ).toEqual([
      ["casablanca_settat", "settat"],
      ["fes_meknes", "taza"],
      ["marrakech_safi", "safi"],
    ]);
  });
});

describe("the sector of a fact", () => {
  it("is that of its sentence: a branch with its sector", () => {
    expect(sectorsOf("L'usine de câblage créera 300 emplois.")).toEqual([["automobile", "cablage"]]);
  });

  it("is told by the federation that speaks for it", () => {
    expect(sectorsOf("La FEDIC a signé une convention de formation.")).toEqual([["cuir"]]);
  });

  it("is not what another clause compares it with", () => {
    expect(sectorsOf("Le tourisme a créé 9.000 emplois, derrière le textile.")).toEqual([["tourisme"]]);
  });
});

describe("the programme of a fact", () => {
  it("is that of its sentence", () => {
    expect(programmesOf("Le programme Intelaka a permis de créer 4.000 emplois.")).toEqual([["intelaka"]]);
  });

  it("is that of its time where two share a name", () => {
    expect(programmesOf("Le Plan Émergence créera 9.000 emplois.", "", "2007-02-01")).toEqual([["emergence"]]);
    expect(programmesOf("Le Plan Émergence créera 9.000 emplois.", "", "2011-02-01")).toEqual([["pnei"]]);
  });
});
