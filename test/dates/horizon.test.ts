import { describe, expect, it } from "vitest";
import { datesOf } from "./phrase.ts";

const published = "2024-05-15";

describe("deadlines", () => {
  it.each([
    ["à l'horizon 2020", "2020"],
    ["à l’horizon 2030", "2030"],
    ["à l'horizon de 2030", "2030"],
    ["horizon 2030", "2030"],
    ["d'ici 2026", "2026"],
    ["d’ici à 2030", "2030"],
    ["d'ici l'an 2030", "2030"],
    ["d'ici fin 2026", "2026"],
    ["d'ici la fin 2026", "2026"],
    ["d'ici à fin 2026", "2026"],
    ["d'ici la fin de l'année 2026", "2026"],
    ["d'ici la fin de 2026", "2026"],
    ["d'ici mars 2012", "2012-03"],
    ["d'ici fin mars 2010", "2010-03"],
    ["d'ici septembre 2027", "2027-09"],
    ["d'ici le 30 juin 2025", "2025-06"],
    ["avant fin 2025", "2025"],
    ["avant juin 2025", "2025-06"],
    ["avant le 30 juin 2025", "2025-06"],
    ["au plus tard en 2027", "2027"],
    ["au plus tard fin 2027", "2027"],
    ["jusqu'en 2027", "2027"],
    ["jusqu'à fin 2027", "2027"],
    ["jusqu'au 30 juin 2025", "2025-06"],
    ["à échéance 2030", "2030"],
    ["d'ici le premier semestre 2025", "2025-06"],
    ["à l'horizon 2025-2030", "2030"],
  ])("%s", (phrase, horizon) => {
    expect(datesOf(phrase, published)).toMatchObject([{ role: "horizon", horizon, months: null }]);
    expect(datesOf(phrase)).toMatchObject([{ role: "horizon", horizon }]);
  });

  it.each([
    ["d'ici la fin de l'année", "2024"],
    ["avant la fin de l'année", "2024"],
    ["d'ici la fin de l'année en cours", "2024"],
    ["d'ici fin juin", "2024-06"],
    ["d'ici juin prochain", "2024-06"],
    ["d'ici l'année prochaine", "2025"],
    ["d'ici le mois prochain", "2024-06"],
    ["avant le 30 juin prochain", "2024-06"],
  ])("%s, which needs the day of publication", (phrase, horizon) => {
    expect(datesOf(phrase, published)).toMatchObject([{ role: "horizon", horizon }]);
    expect(datesOf(phrase)).toMatchObject([{ role: "horizon", horizon: null }]);
  });

  it.each([
    ["dans un délai de 24 mois", 24],
    ["dans un délai de 24\u00a0mois", 24],
    ["d'ici 3 ans", 36],
    ["d'ici deux ans", 24],
    ["d'ici cinq années", 60],
    ["sur cinq ans", 60],
    ["sur 5 ans", 60],
    ["sur trois ans", 36],
    ["sur une période de 18 mois", 18],
    ["sur une durée de cinq ans", 60],
    ["sur les cinq prochaines années", 60],
    ["au cours des trois prochaines années", 36],
    ["au cours des 3 prochaines années", 36],
    ["dans les cinq ans à venir", 60],
    ["dans les cinq années à venir", 60],
    ["dans les deux prochaines années", 24],
    ["dans les dix-huit mois", 18],
    ["étalé sur quatre ans", 48],
    ["dans six mois", 6],
    ["en l'espace de deux ans", 24],
    ["à horizon de trois ans", 36],
  ])("%s is a number of months", (phrase, months) => {
    expect(datesOf(phrase, published)).toMatchObject([{ role: "horizon", months, horizon: null, date: null }]);
  });
});

describe("beginnings", () => {
  it.each([
    ["depuis 2019", "2019"],
    ["depuis juin 2019", "2019-06"],
    ["depuis le 2 mai 2016", "2016-05-02"],
    ["à partir de 2025", "2025"],
    ["dès janvier 2025", "2025-01"],
    ["dès 2025", "2025"],
    ["à compter du 1er janvier 2025", "2025-01-01"],
  ])("%s", (phrase, value) => {
    expect(datesOf(phrase, published)).toMatchObject([{ role: "since", date: { value } }]);
  });
});
