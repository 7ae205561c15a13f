import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { datesOf } from "./phrase.ts";

const published = "2024-05-15";

describe("years inside a name", () => {
  it.each([
    "le Plan d'accélération industrielle 2014-2020",
    "le Plan 2014-2020",
    "la Vision 2020",
    "la stratégie Génération Green 2020-2030",
    "la CAN 2025",
    "le Mondial 2030",
    "le programme Émergence 2015",
    "la loi de finances 2019",
  ])("%s", (phrase) => {
    expect(datesOf(phrase, published)).toMatchObject([{ role: "name", date: null, horizon: null }]);
  });
});

describe("what is no date", () => {
  it.each([
    "un score de 3-2",
    "3 à 2",
    "14h30",
    "1.240 millions",
    "13 340 emplois",
    "2000 emplois",
    "la création de 2000 emplois",
    "plus de 2000 nouveaux postes",
    "près de 2000 agents",
    "de 2000 à 3000 emplois",
    "entre 1960 et 2080 postes",
    "2000 DH",
    "un prix de 2000 dirhams",
    "un fonds de 2000 millions de dirhams",
    "05 22 40 50 60",
    "12%",
    "le 12e étage",
    "32 postes",
    "article 12-3",
    "8 marches",
    "un maire",
    "il décide",
    "24 mois",
    "5 ans d'expérience",
    "un premier projet",
    "une fin heureuse",
    "T3 et S1",
    "1789",
    "2500",
    "",
  ])("%s", (phrase) => {
    expect(datesOf(phrase, published).filter((date) => date.date !== null || date.role !== "name")).toEqual([]);
  });

  it.each([
    "le 31 février 2020",
    "le 32 mai 2016",
    "le 30 février",
    "le 0 mai 2016",
    "le 29 février 2017",
    "31/02/2020",
    "12/13/2024",
    "45/01/2024",
  ])("%s is no day", (phrase) => {
    expect(datesOf(phrase, published).filter((date) => date.date?.precision === "day")).toEqual([]);
  });
});

describe("any text", () => {
  it("gives dates in order, apart from each other, that the calendar has", () => {
    const piece = fc.constantFrom(
      "le", "2", "31", "février", "mai", "2016", "2020", "2014-2020", "lundi", "dernier", "prochain", "fin", "à", "d'ici", "de", "l'", "année",
      "semestre", "premier", "T3", "trois", "mois", "ans", "sur", "entre", "et", "-", "/", ".", ",", "(", ")", "depuis", "hier", "cette", "horizon", "mi", "12/03/2024",
    ); // prettier-ignore
    const iso = /^\d{4}(-\d{2}(-\d{2})?)?$/;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), fc.constantFrom(published, "2024-02-29", null), (pieces, day) => {
        let end = -1;
        for (const { first, last, date, horizon, months } of datesOf(pieces.join(" "), day)) {
          expect(first).toBeGreaterThan(end);
          expect(last).toBeGreaterThanOrEqual(first);
          end = last;
          if (horizon !== null) expect(horizon).toMatch(iso);
          if (months !== null) expect(months).toBeGreaterThan(0);
          for (const value of [date?.value, date?.end].filter((one) => typeof one === "string")) {
            expect(value).toMatch(iso);
            expect(Number.isNaN(Date.parse(value))).toBe(false);
          }
          if (date?.precision === "range") expect((date.end ?? "") > date.value).toBe(true);
          if (day === null && date !== null) expect(date.basis).toBe("explicit");
        }
      }),
      { numRuns: 1000 },
    );
  });
});
