import { describe, expect, it } from "vitest";
import { connectorsOf } from "../../src/facts/connectors/lexicon.ts";
import { nameSentences } from "../../src/facts/named.ts";
import { PartyReader } from "../../src/facts/party-phrase.ts";
import { passagesOf } from "../../src/facts/sentence.ts";
import { PartySentence } from "../../src/facts/signatories.ts";
import type { FactType, Language } from "../../src/model.ts";
import { extractFacts } from "../../src/facts/extract.ts";
import { articleOf, builtIn, extract } from "./passage.ts";

/** The parties of the facts of a type, each as "name (id) role"; facts in reading order. */
const partiesOf = (text: string, type: FactType, title = ""): string[][] => {
  const { facts } = extractFacts({ ...articleOf(text, "2024-05-15"), title }, builtIn());
  return facts
    .filter((fact) => fact.type === type)
    .map(({ parties }) => parties.map(({ name, id, role }) => `${name}${id === null ? "" : ` (${id})`} ${role}`));
};

describe("the signatories of an agreement", () => {
  it("stand behind entre", () => {
    expect(
      partiesOf(
        "Une convention a été signée vendredi entre le ministère du Tourisme, l'Office national des aéroports (ONDA) et la société Palmeraie Verte.",
        "convention",
      ),
    ).toEqual([
      [
        "ministère du Tourisme (tourisme) signatory",
        "Office national des aéroports (onda) signatory",
        "Palmeraie Verte signatory",
      ],
    ]);
  });

  it("are those who sign", () => {
    expect(
      partiesOf("La CGEM et le fabricant turc Demirsan ont signé, jeudi, un mémorandum d'entente.", "convention"),
    ).toEqual([["CGEM (cgem) signatory", "Demirsan signatory"]]);
  });

  it("are those it is signed by and with", () => {
    expect(partiesOf("L'accord a été paraphé par l'ANAPEC et la BERD.", "convention")).toEqual([
      ["ANAPEC (anapec) signatory", "BERD (berd) signatory"],
    ]);
    expect(partiesOf("L'OFPPT a conclu une convention avec l'équipementier japonais Kyotek.", "convention")).toEqual([
      ["OFPPT (ofppt) signatory", "Kyotek signatory"],
    ]);
  });

  it("are told by the items of a list", () => {
    expect(
      partiesOf(
        "Voici les textes signés :\n- Contrat d'investissement avec l'espagnol Tejidos Luz : 80 MDH et 300 emplois.",
        "convention",
      ),
    ).toEqual([["Tejidos Luz signatory"]]);
  });

  it("may be a ministry with a long name, and a minister with his own", () => {
    expect(
      partiesOf(
        "Une convention a été signée entre le ministre de la Santé, Khalid Aït Omar, et l'Université internationale de Rabat.",
        "convention",
      ),
    ).toEqual([["ministre de la Santé (sante) signatory", "Université internationale de Rabat (uir) signatory"]]);
  });

  it("are the same as before where the two parties sign again", () => {
    expect(
      partiesOf(
        "Un accord a été signé en 2019 entre l'ONEE et la BEI.\nLes deux parties ont signé hier trois nouveaux accords.",
        "convention",
      ),
    ).toEqual([
      ["ONEE (onee) signatory", "BEI (bei) signatory"],
      ["ONEE (onee) signatory", "BEI (bei) signatory"],
    ]);
  });

  it("are told by the name that le ministère stands for", () => {
    expect(
      partiesOf(
        "Le ministère de la Santé a réuni la filière.\nUne convention a été signée entre le ministère et la FMIIP.",
        "convention",
      ),
    ).toEqual([["ministère de la Santé (sante) signatory", "FMIIP (fmiip) signatory"]]);
  });

  it("are not those who clear it, nor years", () => {
    expect(partiesOf("La Commission nationale des investissements a approuvé 12 conventions.", "convention")).toEqual([
      [],
    ]);
    expect(partiesOf("Entre 2012 et 2015, douze conventions ont été signées.", "convention")).toEqual([[]]);
  });
});

describe("who gives money, and to whom", () => {
  it.each([
    ["The two companies have committed MAD 34 million to the quarry.", "investment"],
    ["The two councils have committed MAD 34 million to the quarry.", "public_funding"],
  ])("tells the kind of money by who gives it: %s", (text, kind) => {
    expect(extract(text, "2024-06-10", "en").facts.map((fact) => fact.kind)).toEqual([kind]);
  });

  it("is who allocates, lends or invests it", () => {
    expect(partiesOf("La Banque mondiale a accordé un prêt de 90 millions d'euros à l'ONCF.", "funds")).toEqual([
      ["Banque mondiale (bm) funder", "ONCF (oncf) beneficiary"],
    ]);
    expect(partiesOf("Le groupe allemand Rheinkabel compte investir 400 MDH à Settat.", "funds")).toEqual([
      ["Rheinkabel funder"],
    ]);
  });

  it("is who it is engaged by, and out of whose budget it comes", () => {
    expect(partiesOf("En 2021, 61 MDH ont été alloués par l'État au profit de l'AMDL.", "funds")).toEqual([
      ["l'État (etat) funder", "AMDL (amdl) beneficiary"],
    ]);
    expect(partiesOf("Un prêt de la BAD de 70 millions d'euros a été débloqué.", "funds")).toEqual([
      ["BAD (bad) funder"],
    ]);
  });

  it("is not who borrows it", () => {
    expect(partiesOf("L'ONDA a signé un accord de prêt de 70 millions d'euros.", "funds")).toEqual([[]]);
    expect(partiesOf("L'ONDA et la BEI ont signé un accord de prêt de 70 millions d'euros.", "funds")).toEqual([
      ["BEI (bei) funder", "ONDA (onda) beneficiary"],
    ]);
  });

  it("is not who only reports it", () => {
    expect(partiesOf("La CGEM affirme que 300 MDH seront investis à Settat.", "funds")).toEqual([[]]);
  });

  it("is nobody who only describes or is described", () => {
    expect(partiesOf("PortNet Sud, filiale de la CDG, a investi 50 MDH.", "funds")).toEqual([["PortNet Sud funder"]]);
    expect(partiesOf("Le projet, d'un coût de 40 MDH, a été lancé.", "funds")).toEqual([[]]);
  });

  it("is a winner, where it is a contract", () => {
    expect(partiesOf("Béton Atlas a décroché un marché de 120 MDH.", "funds", "Marchés : Béton Atlas en tête")).toEqual(
      [["Béton Atlas beneficiary"]],
    );
  });
});

describe("who gives posts", () => {
  it("is who hires or dismisses", () => {
    expect(partiesOf("Cet automne, Softeka va recruter 200 ingénieurs à Fès.", "jobs")).toEqual([["Softeka employer"]]);
  });

  it("may open the sentence, where a common noun would have its article", () => {
    expect(partiesOf("Softeka recrutera 200 ingénieurs à Fès.", "jobs")).toEqual([["Softeka employer"]]);
    expect(partiesOf("Kyotek Maroc a embauché 90 ingénieurs à Fès.", "jobs")).toEqual([["Kyotek Maroc employer"]]);
  });

  it("is the company of the agreement in the same paragraph", () => {
    expect(
      partiesOf(
        "Une convention a été signée entre l'État et le groupe coréen Haneul. Le projet créera 700 emplois.",
        "jobs",
      ),
    ).toEqual([["Haneul employer"]]);
  });

  it("is the one company spoken of, where it is called le groupe", () => {
    expect(
      partiesOf("La société Filandra a licencié 120 ouvriers.\nLe groupe compte supprimer 80 postes à Tanger.", "jobs"),
    ).toEqual([["Filandra employer"], ["Filandra employer"]]);
  });

  it("is unknown where two companies have signed", () => {
    expect(
      partiesOf(
        "Un accord a été signé entre le groupe Haneul et la société Filandra. Le projet créera 700 emplois.",
        "jobs",
      ),
    ).toEqual([[]]);
  });
});

/** The lists of parties behind a kind of connector, for languages whose facts are not read here. */
function lists(text: string, language: Language, connector: "between" | "with" | "by"): string[][] {
  const [passage] = passagesOf({ title: "", text }, language);
  if (passage === undefined) throw new Error("a text has a passage");
  const sentence = { passage, order: 0, tokens: passage.tokens, dates: [], quantities: [] };
  const named = nameSentences([sentence], language, 2024).get(sentence);
  if (named === undefined) throw new Error("a sentence has names");
  const reader = new PartyReader(named, connectorsOf(language));
  return new PartySentence(reader).listsBehind(connector).map(({ parties }) => parties.map(({ name }) => name));
}

describe("parties in other languages", () => {
  it("are found by English and Spanish connectors", () => {
    expect(
      lists("A deal was signed between the Ministry of Health and the Korean group Haneul.", "en", "between"),
    ).toEqual([["Ministry of Health", "Haneul"]]);
    expect(
      lists("Un convenio entre el Ministerio de Industria y el grupo español Tejidos Luz.", "es", "between"),
    ).toEqual([["Ministerio de Industria", "Tejidos Luz"]]);
  });

  it("are in Arabic those that the gazetteer knows", () => {
    expect(lists("تم توقيع اتفاقية بين وزارة الصحة والبنك الدولي", "ar", "between")).toEqual([
      ["وزارة الصحة", "البنك الدولي"],
    ]);
    expect(lists("تم توقيع اتفاقية مع شركة مجهولة", "ar", "with")).toEqual([]);
  });
});

describe("parties of English and Spanish facts", () => {
  it.each([
    [
      "en",
      "convention",
      "A partnership was signed between CGEM, on the one hand, and the bank Norvik, on the other hand.",
      ["CGEM", "Norvik"],
    ],
    ["en", "funds", "The EBRD is lending €50 million to the dam.", ["EBRD"]],
    ["en", "funds", "A loan of 70 million euros from the EIB will pay for the line.", ["EIB"]],
    ["en", "funds", "The €90 million grant, awarded by KfW, will help farmers.", ["KfW"]],
    ["en", "jobs", "The Ministry of Industry said that the mill will create 300 jobs.", []],
    [
      "es",
      "convention",
      "El convenio fue firmado por el ministro de Industria, Omar Tazi, y el consejero delegado de Haneul, Kim Park.",
      ["ministro de Industria", "Haneul"],
    ],
    [
      "es",
      "convention",
      "Un acuerdo fue rubricado ayer por la ONDA y la empresa española Tejidos Luz.",
      ["ONDA", "Tejidos Luz"],
    ],
    ["es", "funds", "El préstamo de 120 millones de euros, concedido por el BEI, financiará la línea.", ["BEI"]],
    [
      "es",
      "funds",
      "La línea, financiada por el Banco Mundial con 70 millones de dólares, abrirá en junio.",
      ["Banco Mundial"],
    ],
    ["es", "funds", "Betón Atlas se adjudicó un contrato de 120 millones de dirhams.", ["Betón Atlas"]],
  ] as const)("%s %s: %s", (language, type, text, names) => {
    const { facts } = extract(text, "2024-05-15", language);
    const told = facts.filter((fact) => fact.type === type);
    expect(told.map(({ parties }) => parties.map(({ name }) => name))).toEqual([names]);
  });
});

describe("parties of facts", () => {
  it("say nothing of an indicator", () => {
    expect(extract("L'OCP a réalisé un chiffre d'affaires de 84 MMDH.").facts.map(({ parties }) => parties)).toEqual([
      [],
    ]);
  });
});
