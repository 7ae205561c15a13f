import { describe, expect, it } from "vitest";
import type { DateBasis, DatePrecision, FactDate } from "../../src/model.ts";
import { datesOf } from "./phrase.ts";

/** A Wednesday. */
const published = "2024-05-15";

const date = (
  value: string,
  precision: DatePrecision = "day",
  basis: DateBasis = "explicit",
  end: string | null = null,
): FactDate => ({ value, end, precision, basis });

const relative = (value: string, precision: DatePrecision = "day", end: string | null = null): FactDate =>
  date(value, precision, "relative", end);

const range = (value: string, end: string): FactDate => date(value, "range", "explicit", end);

describe("dates that stand in the text", () => {
  it.each([
    ["le 2 mai 2016", date("2016-05-02")],
    ["le 02 mai 2016", date("2016-05-02")],
    ["lundi 2 mai 2016", date("2016-05-02")],
    ["le lundi, 2 mai 2016", date("2016-05-02")],
    ["2\u00a0mai\u00a02016", date("2016-05-02")],
    ["1er juin 2015", date("2015-06-01")],
    ["le 1 er juin 2015", date("2015-06-01")],
    ["le premier juin 2015", date("2015-06-01")],
    ["le 31 décembre 2018", date("2018-12-31")],
    ["le 29 février 2016", date("2016-02-29")],
    ["le 14 août 2013", date("2013-08-14")],
    ["le 14 aout 2013", date("2013-08-14")],
    ["le 3 déc. 2013", date("2013-12-03")],
    ["le 3 sept. 2013", date("2013-09-03")],
    ["le 3 févr. 2013", date("2013-02-03")],
    ["12/03/2024", date("2024-03-12")],
    ["le 12/03/2024", date("2024-03-12")],
    ["01-11-2014", date("2014-11-01")],
    ["01 - 11 - 2014", date("2014-11-01")],
    ["01.11.2014", date("2014-11-01")],
    ["2024-03-12", date("2024-03-12")],
    ["en juin 2017", date("2017-06", "month")],
    ["juin 2017", date("2017-06", "month")],
    ["au mois de juin 2017", date("2017-06", "month")],
    ["juin de 2017", date("2017-06", "month")],
    ["début mars 2024", date("2024-03", "month")],
    ["mi-mai 2023", date("2023-05", "month")],
    ["à la mi-mai 2023", date("2023-05", "month")],
    ["en 2026", date("2026", "year")],
    ["en l'an 2000", date("2000", "year")],
    ["au titre de 2025", date("2025", "year")],
    ["au titre de l'exercice 2023", date("2023", "year")],
    ["l'exercice 2023", date("2023", "year")],
    ["durant 2022", date("2022", "year")],
    ["au cours de l'année 2022", date("2022", "year")],
    ["courant 2025", date("2025", "year")],
    ["début 2024", date("2024", "year")],
    ["au début de 2024", date("2024", "year")],
    ["(2016)", date("2016", "year")],
    ["mi-2025", date("2025-06", "half")],
  ])("%s", (phrase, expected) => {
    expect(datesOf(phrase, published)).toMatchObject([{ role: "date", date: expected, consistent: true }]);
    expect(datesOf(phrase)).toMatchObject([{ role: "date", date: expected }]);
  });
});

describe("closing days and periods", () => {
  it.each([
    ["à fin 2018", date("2018-12-31")],
    ["fin 2018", date("2018-12-31")],
    ["à la fin de 2018", date("2018-12-31")],
    ["à la fin de l'année 2018", date("2018-12-31")],
    ["fin de l'année 2018", date("2018-12-31")],
    ["fin de l'exercice 2018", date("2018-12-31")],
    ["au 31 décembre 2018", date("2018-12-31")],
    ["au terme de l'année 2018", date("2018-12-31")],
    ["fin décembre 2018", date("2018-12-31")],
    ["à fin septembre 2017", date("2017-09-30")],
    ["à la fin du mois de septembre 2017", date("2017-09-30")],
    ["fin février 2016", date("2016-02-29")],
    ["fin février 2017", date("2017-02-28")],
    ["premier semestre 2025", date("2025-06", "half")],
    ["au premier semestre de 2025", date("2025-06", "half")],
    ["au 1er semestre 2025", date("2025-06", "half")],
    ["le premier semestre de l'année 2025", date("2025-06", "half")],
    ["second semestre 2023", date("2023-12", "half")],
    ["deuxième semestre 2023", date("2023-12", "half")],
    ["S1 2025", date("2025-06", "half")],
    ["entre les premiers trimestres de 2023 et 2024", date("2024-03", "quarter")],
    ["entre le premier trimestre de 2023 et la même période de 2024", date("2024-03", "quarter")],
    ["premier trimestre 2022", date("2022-03", "quarter")],
    ["1er trimestre 2022", date("2022-03", "quarter")],
    ["2ème trimestre 2022", date("2022-06", "quarter")],
    ["2e trimestre 2022", date("2022-06", "quarter")],
    ["troisième trimestre de 2024", date("2024-09", "quarter")],
    ["4e trimestre 2022", date("2022-12", "quarter")],
    ["quatrième trimestre 2022", date("2022-12", "quarter")],
    ["dernier trimestre 2022", date("2022-12", "quarter")],
    ["T3 2024", date("2024-09", "quarter")],
    ["les neuf premiers mois de 2024", date("2024-09", "month")],
    ["les 9 premiers mois de 2024", date("2024-09", "month")],
    ["les onze premiers mois de l'année 2023", date("2023-11", "month")],
  ])("%s", (phrase, expected) => {
    expect(datesOf(phrase, published)).toMatchObject([{ role: "date", date: expected }]);
  });
});

describe("ranges", () => {
  it.each([
    ["entre 2012 et 2021", range("2012", "2021")],
    ["de 2014 à 2020", range("2014", "2020")],
    ["la période 2014-2020", range("2014", "2020")],
    ["au titre de la période 2014-2020", range("2014", "2020")],
    ["durant la période 2014–2020", range("2014", "2020")],
    ["(2014-2020)", range("2014", "2020")],
    ["entre janvier et septembre 2023", range("2023-01", "2023-09")],
    ["sur 2024-2029", range("2024", "2029")],
    ["sur la période 2024-2029", range("2024", "2029")],
    ["de janvier à septembre 2023", range("2023-01", "2023-09")],
    ["janvier-septembre 2023", range("2023-01", "2023-09")],
    ["les 12 et 13 mai 2016", range("2016-05-12", "2016-05-13")],
    ["du 30 avril au 2 mai 2016", range("2016-04-30", "2016-05-02")],
    ["du 1er au 3 mai 2016", range("2016-05-01", "2016-05-03")],
    ["du 12 au 14 mai 2016", range("2016-05-12", "2016-05-14")],
  ])("%s", (phrase, expected) => {
    expect(datesOf(phrase, published)).toMatchObject([{ role: "date", date: expected }]);
  });
});

describe("dates that need the day of publication", () => {
  it.each([
    ["aujourd'hui", relative("2024-05-15")],
    ["ce jour", relative("2024-05-15")],
    ["hier", relative("2024-05-14")],
    ["avant-hier", relative("2024-05-13")],
    ["demain", relative("2024-05-16")],
    ["lundi", relative("2024-05-13")],
    ["ce lundi", relative("2024-05-13")],
    ["mercredi", relative("2024-05-15")],
    ["jeudi", relative("2024-05-09")],
    ["lundi dernier", relative("2024-05-13")],
    ["mercredi dernier", relative("2024-05-08")],
    ["lundi prochain", relative("2024-05-20")],
    ["mercredi prochain", relative("2024-05-22")],
    ["mardi 14 mai", relative("2024-05-14")],
    ["le 25 mars", relative("2024-03-25")],
    ["le 25 mars prochain", relative("2025-03-25")],
    ["le 25 mars dernier", relative("2024-03-25")],
    ["le 3 juin", relative("2024-06-03")],
    ["le 3 juin dernier", relative("2023-06-03")],
    ["le 28 décembre dernier", relative("2023-12-28")],
    ["le 28 décembre", relative("2023-12-28")],
    ["le 1er juillet prochain", relative("2024-07-01")],
    ["en juillet dernier", relative("2023-07", "month")],
    ["en juillet prochain", relative("2024-07", "month")],
    ["en juillet", relative("2024-07", "month")],
    ["fin juin", relative("2024-06-30")],
    ["fin mars dernier", relative("2024-03-31")],
    ["à fin avril", relative("2024-04-30")],
    ["la semaine dernière", relative("2024-05-06", "range", "2024-05-12")],
    ["cette semaine", relative("2024-05-13", "range", "2024-05-19")],
    ["la semaine prochaine", relative("2024-05-20", "range", "2024-05-26")],
    ["le mois dernier", relative("2024-04", "month")],
    ["ce mois", relative("2024-05", "month")],
    ["le mois prochain", relative("2024-06", "month")],
    ["cette année", relative("2024", "year")],
    ["l'année en cours", relative("2024", "year")],
    ["l'an dernier", relative("2023", "year")],
    ["l'année dernière", relative("2023", "year")],
    ["l'année écoulée", relative("2023", "year")],
    ["l'an prochain", relative("2025", "year")],
    ["l'année prochaine", relative("2025", "year")],
    ["la fin de l'année", relative("2024-12-31")],
    ["fin de l'année dernière", relative("2023-12-31")],
    ["au premier trimestre", relative("2024-03", "quarter")],
    ["au premier trimestre de l'année en cours", relative("2024-03", "quarter")],
    ["au premier semestre de l'année dernière", relative("2023-06", "half")],
    ["les quatre premiers mois de l'année", relative("2024-04", "month")],
    ["les quatre premiers mois de cette année", relative("2024-04", "month")],
  ])("%s", (phrase, expected) => {
    expect(datesOf(phrase, published)).toMatchObject([{ role: "date", date: expected, consistent: true }]);
    expect(datesOf(phrase)).toMatchObject([{ date: null }]);
  });

  it.each([
    ["2024-05-15T23:30:00Z", "2024-05-15"],
    ["2024-05-14T23:30:00Z", "2024-05-14"],
    ["2024-05-15", "2024-05-14"],
  ])("yesterday of %s is %s, as the day is in Morocco", (instant, day) => {
    expect(datesOf("hier", instant)).toMatchObject([{ date: { value: day } }]);
  });

  it("are null for a day of publication that cannot be read", () => {
    expect(datesOf("hier", "le 15 mai")).toMatchObject([{ date: null }]);
  });
});

describe("a weekday beside a date", () => {
  it.each([
    ["lundi 2 mai 2016", "2016-05-02", true],
    ["jeudi 31 janvier 2019", "2019-01-31", true],
    ["mardi 2 mai 2016", "2016-05-02", false],
    ["vendredi 14 mai", "2024-05-14", false],
  ])("%s", (phrase, value, consistent) => {
    expect(datesOf(phrase, published)).toMatchObject([{ date: { value }, consistent }]);
  });
});

describe("an article of which only the month is known", () => {
  it.each([
    ["le 28 juillet", relative("2022-07-28")],
    ["mardi 5 juillet", relative("2022-07-05")],
    ["en juin dernier", relative("2022-06", "month")],
    ["l'an dernier", relative("2021", "year")],
    ["lundi", null],
    ["hier", null],
    ["la semaine dernière", null],
  ])("%s", (phrase, expected) => {
    expect(datesOf(phrase, "2022-07").map((found) => found.date)).toEqual([expected]);
  });
});
