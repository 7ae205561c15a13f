import { describe, expect, it } from "vitest";
import { expectedFields, jobs, people } from "./expected.ts";
import type { Expected } from "./expected.ts";
import { quantitiesOf } from "./phrase.ts";

const check = (phrase: string, ...expected: Expected[]): void => {
  expect(quantitiesOf(phrase).map(expectedFields)).toEqual(expected);
};

describe("posts in digits", () => {
  it.each([
    ["13.340 emplois", 13_340],
    ["13 340 emplois", 13_340],
    ["13\u00a0340 emplois", 13_340],
    ["13\u202f340 emplois", 13_340],
    ["13,340 emplois", 13_340],
    ["13340 emplois", 13_340],
    ["1.630 postes", 1630],
    ["1 630 postes", 1630],
    ["500.000 emplois", 500_000],
    ["1.250.000 emplois", 1_250_000],
    ["1,2 million d'emplois", 1.2e6],
    ["100 mille emplois", 100_000],
    ["2000 emplois", 2000],
    ["2020 postes", 2020],
    ["450 nouveaux emplois", 450],
    ["450 nouveaux postes d'emploi", 450],
    ["450 postes de travail", 450],
    ["450 postes d’emploi", 450],
    ["450 opportunités d'emploi", 450],
    ["40 postes budgétaires", 40],
    ["200 000 créations d'emplois", 200_000],
    ["120 recrutements", 120],
    ["80 licenciements", 80],
    ["300 suppressions de postes", 300],
    ["450 vrais emplois", 450],
  ])("%s", (phrase, value) => {
    check(phrase, jobs(value));
  });
});

describe("posts in words", () => {
  it.each([
    ["dix-sept postes", 17],
    ["vingt emplois", 20],
    ["vingt et un postes", 21],
    ["vingt-cinq postes", 25],
    ["soixante-dix emplois", 70],
    ["soixante et onze emplois", 71],
    ["soixante-quinze emplois", 75],
    ["quatre-vingts emplois", 80],
    ["quatre-vingt-deux emplois", 82],
    ["quatre-vingt-dix postes", 90],
    ["quatre-vingt-onze postes", 91],
    ["quatre-vingt-dix-neuf postes", 99],
    ["cent emplois", 100],
    ["cent un emplois", 101],
    ["cent vingt emplois", 120],
    ["trois cents emplois", 300],
    ["trois cent cinquante emplois", 350],
    ["deux cent quatre-vingt-dix emplois", 290],
    ["mille emplois", 1000],
    ["mille deux cents emplois", 1200],
    ["deux mille postes", 2000],
    ["deux mille cinq cents postes", 2500],
    ["dix-huit mille emplois", 18_000],
    ["vingt-cinq mille emplois", 25_000],
    ["cent vingt mille emplois", 120_000],
    ["cinq cent mille emplois", 500_000],
    ["un million d'emplois", 1e6],
    ["deux millions d'emplois", 2e6],
    ["un demi-million d'emplois", 500_000],
    ["un million et demi d'emplois", 1.5e6],
  ])("%s", (phrase, value) => {
    check(phrase, jobs(value));
  });

  it.each([
    ["une dizaine de postes", 10],
    ["une centaine d'emplois", 100],
    ["une trentaine de nouveaux postes", 30],
    ["un millier d'emplois", 1000],
    ["une cinquantaine de recrutements", 50],
  ])("%s, which is a round number", (phrase, value) => {
    check(phrase, jobs(value, { qualifier: "about" }));
  });
});

describe("kinds, rates, hedges and ranges of posts", () => {
  it.each([
    ["2.600 emplois directs", jobs(2600, { kind: "direct" })],
    ["730 emplois indirects", jobs(730, { kind: "indirect" })],
    ["730 emplois induits", jobs(730, { kind: "indirect" })],
    ["450 emplois directs et indirects", jobs(450, { kind: "total" })],
    ["450 emplois, directs et indirects", jobs(450, { kind: "total" })],
    ["450 emplois stables et directs", jobs(450, { kind: "direct" })],
    ["450 postes d'emploi directs", jobs(450, { kind: "direct" })],
    ["8.000 emplois par an", jobs(8000, { per: "year" })],
    ["8.000 emplois directs par an", jobs(8000, { kind: "direct", per: "year" })],
    ["8.000 emplois annuels", jobs(8000, { per: "year" })],
    ["500 postes par mois", jobs(500, { per: "month" })],
    ["près de 450 emplois", jobs(450, { qualifier: "about" })],
    ["quelque 600 emplois", jobs(600, { qualifier: "about" })],
    ["plus de 9.000 postes", jobs(9000, { qualifier: "at_least" })],
    ["pas moins de 450 emplois", jobs(450, { qualifier: "at_least" })],
    ["plus d'un millier d'emplois", jobs(1000, { qualifier: "at_least" })],
    ["plus d'une centaine d'emplois", jobs(100, { qualifier: "at_least" })],
    ["jusqu'à 5.000 emplois", jobs(5000, { qualifier: "at_most" })],
    ["entre 200 et 300 emplois", jobs(200, { max: 300, qualifier: "range" })],
    ["de 200 à 300 postes", jobs(200, { max: 300, qualifier: "range" })],
    ["2.000 à 3.000 emplois", jobs(2000, { max: 3000, qualifier: "range" })],
    ["2.000-3.000 emplois", jobs(2000, { max: 3000, qualifier: "range" })],
    ["entre 200 et 300 emplois directs", jobs(200, { max: 300, qualifier: "range", kind: "direct" })],
    ["entre 1 et 2 millions d'emplois", jobs(1e6, { max: 2e6, qualifier: "range" })],
    ["entre 200.000 et 1 million d'emplois", jobs(200_000, { max: 1e6, qualifier: "range" })],
    ["deux à trois mille emplois", jobs(2000, { max: 3000, qualifier: "range" })],
    ["entre 200 emplois et 300 emplois", jobs(200, { max: 300, qualifier: "range" })],
  ])("%s", (phrase, expected) => {
    check(phrase, expected);
  });

  it("may come as a pair of one noun", () => {
    expect(quantitiesOf("450 emplois directs et 1.200 indirects").map(expectedFields)).toMatchObject([
      { value: 450, kind: "direct" },
      { value: 1200, kind: "indirect" },
    ]);
  });
});

describe("people who may hold a post", () => {
  it.each([
    ["200 ingénieurs", people(200)],
    ["85 techniciens", people(85)],
    ["62.300 personnes", people(62_300)],
    ["400 jeunes diplômés", people(400)],
    ["plus de 400 salariés", people(400, { qualifier: "at_least" })],
    ["deux cents ouvriers", people(200)],
    ["une dizaine de médecins", people(10, { qualifier: "about" })],
    ["1.200 nouveaux agents", people(1200)],
    ["800 ouvriers qualifiés", people(800)],
  ])("%s", (phrase, expected) => {
    check(phrase, expected);
  });
});

describe("posts without a number", () => {
  it.each([
    "des emplois",
    "les emplois",
    "un emploi",
    "plusieurs milliers d'emplois",
    "des centaines de postes",
    "de nombreux emplois",
    "quelques emplois",
  ])("%s", (phrase) => {
    expect(quantitiesOf(phrase).filter((quantity) => quantity.unit === "job")).toEqual([]);
  });
});

describe("the words of posts", () => {
  it.each([
    ["Il créera 2\u202f600 emplois directs à Fès.", "2\u202f600 emplois directs"],
    ["Il créera 450 nouveaux emplois, directs et indirects.", "450 nouveaux emplois, directs et indirects"],
    ["Un demi-million d’emplois en dix ans.", "Un demi-million d’emplois"],
  ])("%s", (phrase, quote) => {
    expect(quantitiesOf(phrase)[0]?.quote).toBe(quote);
  });
});

describe("a number in apposition to its noun", () => {
  it("counts the posts right before it", () => {
    check("Les nouveaux postes, quelque 640, seront", jobs(640, { qualifier: "about" }));
    check("Les nouveaux postes (640) seront", jobs(640));
  });

  it("counts nothing where more stands between", () => {
    expect(
      quantitiesOf("Les postes sont rares, dit-il, 640, rue du Port").filter(({ unit }) => unit === "job"),
    ).toEqual([]);
  });
});
