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
    ["Cinq groupes ont été retenus pour réaliser la rocade, pour un montant de 60 MDH.", "committed"],
    ["Le wali a inauguré deux dispensaires à Tafza, ayant nécessité une enveloppe de 6 MDH.", "realised"],
    ["Ces trois lycées ont coûté 90 millions de dirhams.", "realised"],
    ["Le ministre a lancé les travaux du barrage, d'un coût de 700 MDH.", "underway"],
    ["Il a été procédé au lancement des travaux d'une piste, pour un budget de 9 MDH.", "underway"],
    ["Le ministre lancera en mai les travaux du barrage, d'un coût de 700 MDH.", "planned"],
    ["Le cimentier vient d'annoncer la signature d'un accord de prêt avec la BEI.", "committed"],
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

  it("lets what became of the project, told at the opening, speak for costs told later without a verb", () => {
    const text = [
      "Soixante projets ont été réalisés dans la province depuis 2019.",
      "Le volet des pistes comprend vingt opérations, d'un coût de 31 MDH.",
      "Le volet de l'eau porte sur douze puits, d'un coût de 8 MDH.",
    ].join("\n");
    expect(told(text).map(([, is]) => is)).toEqual(["realised", "realised"]);
  });

  it("takes what a project took for no more than its agreement, which alone is signed", () => {
    const text =
      "La région a approuvé une convention pour un poste électrique qui a nécessité une enveloppe de 48 MDH.";
    expect(told(text)).toEqual([
      [1, "approved"],
      [48_000_000, "approved"],
    ]);
  });

  it("reads posts in brackets by the words that tell what is lost, and beds by none", () => {
    const lost = "Les pertes d'emplois ont été relevées dans la pêche (9.000 postes) et le cuir (4.000 postes).";
    expect(told(lost)).toEqual([
      [9_000, "lost"],
      [4_000, "lost"],
    ]);
    expect(told("Le plan créera 2.000 emplois à Oued Lila (900 lits), Tafza (610) et Imlil (340).")).toEqual([
      [2_000, "planned"],
    ]);
  });

  it("lets a loss speak of its own figure only", () => {
    const text = "Une perte de 94.000 postes a été relevée en 2019, contre une création de 16.000 postes en 2018.";
    expect(told(text)).toEqual([
      [94_000, "lost"],
      [16_000, "realised"],
    ]);
  });

  it("lets the later telling of an agreement say how far it has got", () => {
    const text =
      "An agreement between the city and the dry port sets an envelope of 30 million dirhams.\nThe agreement, which was approved by the council in July, covers two years.";
    const { facts } = extract(text, "2024-09-03", "en");
    expect(facts.filter(({ type }) => type === "convention").map(({ status }) => status)).toEqual(["approved"]);
  });

  it.each([
    [
      "The governor attended the launch of construction work on a day-care centre, at a cost of 4 million dirhams.",
      "underway",
    ],
    ["The dam has cost 40 million dirhams so far.", "realised"],
    ["Thirty wells are to be completed for a total cost of 11 million dirhams.", "planned"],
    ["The Prince inaugurated a market hall on Monday. It is a project worth 16 million dirhams.", "realised"],
    ["The Prince handed over equipment worth 2 million dirhams to the weavers.", "realised"],
  ])("%s", (text, status) => {
    const { facts } = extract(text, "2024-09-03", "en");
    expect(facts.map((fact) => fact.status)).toEqual([status]);
  });
});

describe("works and money told by words that stand apart", () => {
  it.each([
    ["fr", "Le chantier de la halle touche à sa fin. L'édifice, d'un coût de 14 MDH, compte deux étages.", "underway"],
    ["en", "The market hall is nearing completion. The cost of the project is MAD 14 million.", "underway"],
    [
      "fr",
      "Le gouverneur a inauguré la station.\nElle tourne jour et nuit.\nLe coût du projet est de 14 MDH.",
      "realised",
    ],
    [
      "en",
      "The governor inaugurated the new plant.\nIt runs day and night.\nThe cost of the project is MAD 14 million.",
      "realised",
    ],
    [
      "es",
      "El gobernador inauguró la nueva planta.\nFunciona día y noche.\nEl coste del proyecto es de 14 millones de dirhams.",
      "realised",
    ],
    ["ar", "أطلق والي الجهة أشغال بناء السوق بكلفة 14 مليون درهم.", "underway"],
    ["ar", "قدم البنك الأخضر هبة بقيمة 14 مليون درهم للتعاونية.", "committed"],
    ["ar", "صرفت الجهة 14 مليون درهم لدعم النحالين.", "realised"],
    ["ar", "ستافدات التعاونية من دعم بقيمة 14 مليون درهم.", "realised"],
    ["ar", "حصلت التعاونية على قرض بقيمة 14 مليون درهم.", "committed"],
    ["ar", "حصل المعمل على صفة شريك باستثمار قدره 14 مليون درهم.", "planned"],
  ] as const)("%s: %s", (language, text, status) => {
    expect(extract(text, null, language).facts.map((fact) => [fact.value, fact.status])).toEqual([
      [14_000_000, status],
    ]);
  });
});
