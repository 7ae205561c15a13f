import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quantitiesOf } from "./phrase.ts";

const counted = (phrase: string): string[] =>
  quantitiesOf(phrase)
    .filter((quantity) => quantity.family === "money" || quantity.unit !== null)
    .map((quantity) => `${quantity.family} ${String(quantity.value)} ${quantity.unit ?? ""}`.trim());

describe("numbers that are neither money, posts nor agreements", () => {
  it.each([
    "en 2018",
    "le 2 mai 2016",
    "2014-2020",
    "le plan 2014-2020",
    "l'article 12",
    "le n° 5",
    "la loi n° 47-18",
    "la page 12",
    "05 22 40 50 60",
    "05.22.40.50.60",
    "+212 522 40 50 60",
    "14h30",
    "à 14 h 30",
    "de 9h à 18h",
    "1,5 million de tonnes",
    "3 millions de touristes",
    "30 millions d'arbres",
    "2 milliards de mètres cubes",
    "2 milliards de m³",
    "un million de passagers",
    "3 millions d'électeurs",
    "20.000 logements",
    "300 MW",
    "15 hectares",
    "12 km",
    "24 mois",
    "un score de 2-1",
    "la 5e session",
    "le 3ème étage",
    "30 ans",
    "une personne",
    "mille et une nuits",
    "1.500 m²",
    "le groupe de 12 pays",
    "la RN 9",
    "100.000 véhicules",
  ])("%s", (phrase) => {
    expect(counted(phrase)).toEqual([]);
  });

  it.each([
    ["12%", 12],
    ["12,5 %", 12.5],
    ["12,5\u202f%", 12.5],
    ["23 pour cent", 23],
    ["3 points", 3],
    ["0,25 point", 0.25],
  ])("%s is a percentage", (phrase, value) => {
    expect(quantitiesOf(phrase)).toMatchObject([{ family: "percentage", unit: "%", value }]);
  });

  it.each([
    ["de 14 à 23%", 14, 23],
    ["entre 14 et 23 %", 14, 23],
    ["14-23%", 14, 23],
  ])("%s is a range of percentages", (phrase, value, max) => {
    expect(quantitiesOf(phrase)).toMatchObject([{ family: "percentage", value, max, qualifier: "range" }]);
  });
});

describe("any text", () => {
  it("gives quantities in order, apart from each other, with finite values", () => {
    const piece = fc.constantFrom(
      "3", "22 400", "1.240", "7,5", "un", "une", "cent", "mille", "million", "milliards", "et", "demi", "-", "de", "d'", "à", "entre",
      "MDH", "DH", "Mds", "€", "%", "emplois", "directs", "conventions", "la", "plus de", "dizaine", "(", ")", ",", ".", "2018", "par an", "premier",
    ); // prettier-ignore
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        let end = -1;
        for (const quantity of quantitiesOf(pieces.join(" "))) {
          expect(quantity.first).toBeGreaterThan(end);
          expect(quantity.last).toBeGreaterThanOrEqual(quantity.first);
          end = quantity.last;
          if (quantity.value !== null) {
            expect(Number.isFinite(quantity.value)).toBe(true);
            expect(quantity.value).toBeGreaterThanOrEqual(0);
          }
          if (quantity.max !== null) expect(quantity.max).toBeGreaterThan(quantity.value ?? Infinity);
          expect(quantity.max === null).toBe(quantity.qualifier !== "range");
        }
      }),
      { numRuns: 1000 },
    );
  });
});
