import { describe, expect, it } from "vitest";
import { tokenise } from "../../src/text/tokens.ts";
import { normalise } from "../../src/text/view.ts";
import { Phrases } from "../../src/verbs/phrases.ts";

const phrasesOf = (...list: string[]): Phrases<string> => {
  const phrases = new Phrases<string>("fr");
  for (const phrase of list) phrases.add(phrase, phrase);
  return phrases;
};

const found = (phrases: Phrases<string>, sentence: string): string[] => {
  const tokens = tokenise(normalise(sentence).text, "fr");
  return phrases.all(tokens).map((hit) =>
    [
      hit.payload,
      tokens
        .slice(hit.first, hit.last + 1)
        .map((token) => token.text)
        .join(" "),
    ].join(": "),
  );
};

describe("phrases", () => {
  it.each([
    ["convention", "Deux conventions et une CONVENTION.", ["convention: conventions", "convention: CONVENTION"]],
    ["opérationnel", "Un site operationnel.", ["opérationnel: operationnel"]],
    ["accord cadre", "Un accord-cadre.", ["accord cadre: accord - cadre"]],
    ["mise en service", "La mise en service.", ["mise en service: mise en service"]],
    ["d'emplois", "20 offres d’emplois", ["d'emplois: d' emplois"]],
    ["SIGNER", "Il signe et signera ; elles sont signées.", ["SIGNER: signe", "SIGNER: signera", "SIGNER: signées"]],
    ["DONNER son feu vert", "Elle donnera son feu vert.", ["DONNER son feu vert: donnera son feu vert"]],
    ["FAIRE l'objet", "Elles font l’objet d'un suivi.", ["FAIRE l'objet: font l' objet"]],
    ["'MOU", "Un MoU et une chose mou.", ["'MOU: MoU", "'MOU: mou"]],
    ["signe", "Elle a signé.", ["signe: signé"]],
    ["convention", "Une conventionnelle.", []],
    ["fin de", "La fin du mois.", []],
    ["DONNER * aval", "Il a donné hier au maire son aval.", ["DONNER * aval: donné hier au maire son aval"]],
    ["DONNER * aval", "Elle donne aval et caution.", ["DONNER * aval: donne aval"]],
    ["DONNER * aval", "Il donne, dit-on, son aval.", []],
    ["DONNER * aval", "Il donne au maire de la ville basse son aval.", []],
  ])("%j in %j", (phrase, sentence, expected) => {
    expect(found(phrasesOf(phrase), sentence)).toEqual(expected);
  });

  it("keep the accents of verbs, which tell their tenses", () => {
    const tokens = tokenise("il signe, il a signé", "fr");
    const hits = phrasesOf("SIGNER").all(tokens);
    expect(hits.map((hit) => hit.verb?.tenses)).toEqual([["present"], ["participle"]]);
  });

  it("may overlap, and the longest is told on demand", () => {
    const phrases = phrasesOf("contrat", "contrat de prêt", "prêt");
    const tokens = tokenise("un contrat de prêt", "fr");
    expect(phrases.at(tokens, 1).map((hit) => hit.payload)).toEqual(["contrat", "contrat de prêt"]);
    expect(phrases.longestAt(tokens, 1)?.payload).toBe("contrat de prêt");
    expect(phrases.longestAt(tokens, 0)).toBeNull();
  });

  it("say where their verb stands", () => {
    const tokens = tokenise("elle en passe de signer", "fr");
    expect(phrasesOf("en passe de SIGNER").all(tokens)[0]).toMatchObject({
      first: 1,
      last: 4,
      verb: { at: 4, tenses: ["infinitive"] },
    });
  });

  it("refuse a verb without a paradigm and a phrase without a word", () => {
    expect(() => phrasesOf("BLORBER")).not.toThrow();
    expect(() => phrasesOf("BLORB")).toThrow(/BLORB.*no paradigm/);
    expect(() => phrasesOf(" ")).toThrow(/no word/);
    expect(() => phrasesOf("aval *")).toThrow(/begins or ends with a gap/);
    expect(() => phrasesOf("aval * DONNER")).toThrow(/verb stands behind a gap/);
  });
});
