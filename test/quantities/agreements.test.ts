import { describe, expect, it } from "vitest";
import { agreements, expectedFields } from "./expected.ts";
import type { Expected } from "./expected.ts";
import { quantitiesOf } from "./phrase.ts";

const check = (phrase: string, ...expected: Expected[]): void => {
  expect(quantitiesOf(phrase).map(expectedFields)).toEqual(expected);
};

describe("numbered agreements", () => {
  it.each([
    ["2 conventions", 2],
    ["33 conventions", 33],
    ["deux conventions", 2],
    ["quatre avenants", 4],
    ["vingt et un accords", 21],
    ["trente-trois conventions", 33],
    ["18 conventions d'investissement", 18],
    ["18 conventions-cadres", 18],
    ["trois projets de convention", 3],
    ["trois projets d'accord", 3],
    ["13 projets de conventions", 13],
    ["deux contrats-programmes", 2],
    ["deux contrats programmes", 2],
    ["trois protocoles d'accord", 3],
    ["trois mémorandums d'entente", 3],
    ["cinq MoU", 5],
    ["cinq nouvelles conventions", 5],
    ["les deux premières conventions", 2],
    ["une quinzaine d'accords", 15],
    ["12 contrats de performance", 12],
    ["trois lettres d'intention", 3],
    ["six partenariats", 6],
    ["dix contrats d'investissement", 10],
  ])("%s", (phrase, value) => {
    const round = phrase.startsWith("une ") ? ({ qualifier: "about" } as const) : {};
    check(phrase, agreements(value, round));
  });

  it.each([
    ["plus de 30 accords", agreements(30, { qualifier: "at_least" })],
    ["près de 30 accords", agreements(30, { qualifier: "about" })],
    ["une trentaine d'accords", agreements(30, { qualifier: "about" })],
    ["pas moins de vingt conventions", agreements(20, { qualifier: "at_least" })],
  ])("%s", (phrase, expected) => {
    check(phrase, expected);
  });
});

describe("agreements without a numeral", () => {
  it.each([
    ["une convention", 1, "indefinite"],
    ["un accord-cadre", 1, "indefinite"],
    ["un protocole d'accord", 1, "indefinite"],
    ["un mémorandum d’entente", 1, "indefinite"],
    ["un MoU", 1, "indefinite"],
    ["un contrat-programme", 1, "indefinite"],
    ["un contrat de performance", 1, "indefinite"],
    ["un partenariat", 1, "indefinite"],
    ["une nouvelle convention", 1, "indefinite"],
    ["une importante convention", 1, "indefinite"],
    ["un projet de convention", 1, "indefinite"],
    ["la convention", 1, "definite"],
    ["l'accord", 1, "definite"],
    ["l’accord-cadre", 1, "definite"],
    ["son contrat-programme", 1, "definite"],
    ["cette convention", 1, "demonstrative"],
    ["cet accord", 1, "demonstrative"],
    ["ledit protocole", 1, "demonstrative"],
    ["plusieurs conventions", null, "indefinite"],
    ["des accords", null, "indefinite"],
    ["de nombreuses conventions", null, "indefinite"],
    ["diverses conventions", null, "indefinite"],
    ["plusieurs contrats-programmes", null, "indefinite"],
    ["plusieurs protocoles d'accord", null, "indefinite"],
    ["une série de conventions", null, "indefinite"],
    ["les conventions", null, "definite"],
    ["ces conventions", null, "demonstrative"],
  ])("%s", (phrase, value, introduction) => {
    expect(quantitiesOf(phrase)).toMatchObject([{ family: "agreement", unit: "agreement", value, introduction }]);
  });

  it.each([
    ["la première convention", true],
    ["la deuxième convention", true],
    ["l'une de ces conventions", true],
    ["l'un des accords", true],
    ["une des conventions", true],
    ["une convention", false],
    ["les premières conventions", false],
  ])("%s: one of several is %s", (phrase, oneOfSeveral) => {
    expect(quantitiesOf(phrase)).toMatchObject([{ family: "agreement", oneOfSeveral }]);
  });

  it.each(["contrat", "partenariat", "entente"])("a %s is weak by itself", (noun) => {
    expect(quantitiesOf(`un ${noun}`)).toMatchObject([{ noun: "weak-agreement" }]);
  });
});
