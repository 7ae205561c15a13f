import { describe, expect, it } from "vitest";
import { expectedFields, money } from "./expected.ts";
import type { Expected } from "./expected.ts";
import { quantitiesOf } from "./phrase.ts";

const check = (phrase: string, ...expected: Expected[]): void => {
  expect(quantitiesOf(phrase).map(expectedFields)).toEqual(expected);
};

describe("sums of dirhams in short forms", () => {
  it.each([
    ["7,5 MDH", 7.5e6],
    ["7,5MDH", 7.5e6],
    ["277 MDH", 277e6],
    ["277\u00a0MDH", 277e6],
    ["412,375 MDH", 412_375_000],
    ["12,5 MDHS", 12.5e6],
    ["5 MDhs", 5e6],
    ["5 M DH", 5e6],
    ["100 M.DH", 100e6],
    ["3,2 MMAD", 3.2e6],
    ["1,3 MMDH", 1.3e9],
    ["1,3 MMDHS", 1.3e9],
    ["4 Mds DH", 4e9],
    ["4 Mds de DH", 4e9],
    ["4 Mds. DH", 4e9],
    ["5 Mds. Dhs", 5e9],
    ["4 Md DH", 4e9],
    ["4 Mrd DH", 4e9],
    ["4 Mrds DH", 4e9],
    ["130 Mrds de dirhams", 130e9],
    ["4 MdDH", 4e9],
    ["4 MdsDH", 4e9],
    ["850 KDH", 850e3],
    ["850 kDH", 850e3],
    ["100 Mio DH", 100e6],
    ["MAD 3,2 milliards", 3.2e9],
    ["MAD 450 millions", 450e6],
    ["250 MAD", 250],
    ["3.200 DH", 3200],
    ["3 200 Dh", 3200],
    ["3\u202f200\u00a0dhs", 3200],
    ["200 000 DH", 200_000],
    ["12.500.000 DH", 12_500_000],
    ["12 500 000,50 DH", 12_500_000.5],
    ["1.250,75 DH", 1250.75],
    ["14,50 DH", 14.5],
    ["1,250 MMDH", 1.25e9],
  ])("%s", (phrase, value) => {
    check(phrase, money(value));
  });
});

describe("sums of dirhams in words", () => {
  it.each([
    ["20 milliards de dirhams", 20e9],
    ["20\u00a0milliards de\u00a0dirhams", 20e9],
    ["1,4 milliard de dirhams", 1.4e9],
    ["1,5 million de dirhams", 1.5e6],
    ["900 millions DH", 900e6],
    ["2 milliards 690 millions DH", 2.69e9],
    ["2 milliards 690 millions de dirhams", 2.69e9],
    ["1 milliard et 200 millions de dirhams", 1.2e9],
    ["3 millions 500 mille dirhams", 3.5e6],
    ["7 milliards et demi de dirhams", 7.5e9],
    ["un milliard et demi de dirhams", 1.5e9],
    ["deux millions et demi de dirhams", 2.5e6],
    ["un milliard de dirhams", 1e9],
    ["un million de dirhams", 1e6],
    ["un demi-million de dirhams", 5e5],
    ["un demi-milliard de dirhams", 5e8],
    ["un demi milliard de DH", 5e8],
    ["deux milliards de dirhams", 2e9],
    ["trois cents millions de dirhams", 300e6],
    ["cent vingt mille dirhams", 120e3],
    ["quatre-vingts millions de dirhams", 80e6],
    ["mille milliards de dirhams", 1e12],
    ["un billion de dirhams", 1e12],
    ["1.240 millions de dirhams", 1.24e9],
    ["1 240 millions de DH", 1.24e9],
    ["500 000 dirhams", 5e5],
    ["200 mille dirhams", 200e3],
    ["50 centimes", 0.5],
    ["30 milliards de centimes", 300e6],
    ["3 millions de centimes", 30e3],
    ["20 milliards de dirhams (MMDH)", 20e9],
    ["5 millions de dirhams marocains", 5e6],
    ["4 milliards de nos dirhams", 4e9],
  ])("%s", (phrase, value) => {
    check(phrase, money(value));
  });
});

describe("sums of other currencies", () => {
  it.each([
    ["30 M€", "EUR", 30e6],
    ["30 millions d'euros", "EUR", 30e6],
    ["30 millions d’euros", "EUR", 30e6],
    ["1,2 Md€", "EUR", 1.2e9],
    ["1,2 Mds €", "EUR", 1.2e9],
    ["1,2 Md d'euros", "EUR", 1.2e9],
    ["200 000 €", "EUR", 200e3],
    ["450 K€", "EUR", 450e3],
    ["5 MEUR", "EUR", 5e6],
    ["5 millions de dollars", "USD", 5e6],
    ["5 millions de dollars américains", "USD", 5e6],
    ["5 millions USD", "USD", 5e6],
    ["5 M USD", "USD", 5e6],
    ["5 M$", "USD", 5e6],
    ["5 millions $", "USD", 5e6],
    ["5 millions de $", "USD", 5e6],
    ["$5 millions", "USD", 5e6],
    ["un demi-milliard de dollars", "USD", 5e8],
    ["2 millions de livres sterling", "GBP", 2e6],
    ["500 millions de yuans", "CNY", 500e6],
    ["10 milliards de yens", "JPY", 10e9],
    ["15 milliards de francs CFA", "XOF", 15e9],
    ["300 milliards de FCFA", "XOF", 300e9],
    ["70 millions de dirhams émiratis", "AED", 70e6],
    ["100 millions de riyals saoudiens", "SAR", 100e6],
    ["8 millions de francs suisses", "CHF", 8e6],
    ["100 millions de dinars tunisiens", "TND", 100e6],
    ["20 millions de dinars koweïtiens", "KWD", 20e6],
  ])("%s", (phrase, unit, value) => {
    check(phrase, money(value, { unit }));
  });

  it("leave the currency open where the words name none", () => {
    check("3 milliards", money(3e9, { unit: null }));
    check("3 milliards et 300 millions", money(3.3e9, { unit: null }));
  });
});

describe("hedges", () => {
  it.each([
    ["près de 40 MDH", money(40e6, { qualifier: "about" })],
    ["environ 5 millions de DH", money(5e6, { qualifier: "about" })],
    ["quelque 1,4 MMDH", money(1.4e9, { qualifier: "about" })],
    ["quelques 40 MDH", money(40e6, { qualifier: "about" })],
    ["de l'ordre de 60 MDH", money(60e6, { qualifier: "about" })],
    ["estimé à 44 MDH", money(44e6, { qualifier: "about" })],
    ["un coût estimé à environ 44 MDH", money(44e6, { qualifier: "about" })],
    ["évaluée à 44 MDH", money(44e6, { qualifier: "about" })],
    ["estimées à 44 MDH", money(44e6, { qualifier: "about" })],
    ["aux alentours de 44 MDH", money(44e6, { qualifier: "about" })],
    ["avoisinant les 44 MDH", money(44e6, { qualifier: "about" })],
    ["presque 44 MDH", money(44e6, { qualifier: "about" })],
    ["44 MDH environ", money(44e6, { qualifier: "about" })],
    ["une centaine de millions de dirhams", money(100e6, { qualifier: "about" })],
    ["une dizaine de milliards de dirhams", money(10e9, { qualifier: "about" })],
    ["plus de 300 MDH", money(300e6, { qualifier: "at_least" })],
    ["plus d'un milliard de dirhams", money(1e9, { qualifier: "at_least" })],
    ["près d'un million de dirhams", money(1e6, { qualifier: "about" })],
    ["au moins 300 MDH", money(300e6, { qualifier: "at_least" })],
    ["pas moins de 300 MDH", money(300e6, { qualifier: "at_least" })],
    ["au minimum 300 MDH", money(300e6, { qualifier: "at_least" })],
    ["dépassant les 300 MDH", money(300e6, { qualifier: "at_least" })],
    ["supérieur à 300 MDH", money(300e6, { qualifier: "at_least" })],
    ["300 MDH au moins", money(300e6, { qualifier: "at_least" })],
    ["jusqu'à 10 MDH", money(10e6, { qualifier: "at_most" })],
    ["jusqu’à 10 MDH", money(10e6, { qualifier: "at_most" })],
    ["pouvant atteindre 10 MDH", money(10e6, { qualifier: "at_most" })],
    ["pouvant aller jusqu'à 10 MDH", money(10e6, { qualifier: "at_most" })],
    ["au maximum 10 MDH", money(10e6, { qualifier: "at_most" })],
    ["moins de 10 MDH", money(10e6, { qualifier: "at_most" })],
    ["une enveloppe de 10 MDH", money(10e6)],
    ["en moyenne 10 MDH", money(10e6)],
  ])("%s", (phrase, expected) => {
    check(phrase, expected);
  });

  it("govern coordinated numbers", () => {
    check("près de 40 MDH et 50 MDH", money(40e6, { qualifier: "about" }), money(50e6, { qualifier: "about" }));
    check("40 MDH et 50 MDH", money(40e6), money(50e6));
  });
});

describe("ranges", () => {
  it.each([
    ["entre 200 et 300 MDH", 200e6, 300e6],
    ["de 200 à 300 MDH", 200e6, 300e6],
    ["200 à 300 MDH", 200e6, 300e6],
    ["200-300 MDH", 200e6, 300e6],
    ["200 – 300 MDH", 200e6, 300e6],
    ["200 ou 300 MDH", 200e6, 300e6],
    ["entre 200 et 300 millions de dirhams", 200e6, 300e6],
    ["de 200 à 300 millions de dirhams", 200e6, 300e6],
    ["entre 1,5 et 2 milliards de dirhams", 1.5e9, 2e9],
    ["entre 800 millions et 1 milliard de dirhams", 800e6, 1e9],
    ["entre 200 MDH et 300 MDH", 200e6, 300e6],
    ["entre 200 millions de dirhams et 300 millions de dirhams", 200e6, 300e6],
    ["entre deux et trois milliards de dirhams", 2e9, 3e9],
  ])("%s", (phrase, value, max) => {
    check(phrase, money(value, { max, qualifier: "range" }));
  });
});

describe("rates", () => {
  it.each([
    ["250 MDH par an", 250e6, "year"],
    ["250 MDH/an", 250e6, "year"],
    ["12 millions de dirhams annuels", 12e6, "year"],
    ["40 MDH chaque année", 40e6, "year"],
    ["40 MDH annuellement", 40e6, "year"],
    ["40 MDH l'an", 40e6, "year"],
    ["3.000 DH par mois", 3000, "month"],
    ["3.000 DH mensuels", 3000, "month"],
    ["70 DH par jour", 70, "day"],
  ] as const)("%s", (phrase, value, per) => {
    check(phrase, money(value, { per }));
  });
});

describe("conversions", () => {
  it.each([
    ["240 millions d'euros (2,52 milliards de dirhams)", [money(240e6, { unit: "EUR" }), money(2.52e9)]],
    ["22,96 milliards de dirhams (2.296 milliards de centimes)", [money(22.96e9), money(22.96e9)]],
    ["277 MDH, soit environ 25,5 millions d'euros", [money(277e6), money(25.5e6, { unit: "EUR", qualifier: "about" })]],
    ["100 millions de dollars (1 MMDH)", [money(100e6, { unit: "USD" }), money(1e9)]],
  ])("%s", (phrase, expected) => {
    check(phrase, ...expected);
  });
});

describe("the words of a sum", () => {
  it.each([
    ["Un budget de 277 MDH est prévu.", "277 MDH"],
    ["Un budget de près de 2\u202f690\u00a0millions de dirhams est prévu.", "2\u202f690\u00a0millions de dirhams"],
    ["Un budget de 7 milliards et demi de dirhams.", "7 milliards et demi de dirhams"],
    ["Un prêt de 30 M€.", "30 M€"],
    ["Entre 200 et 300 MDH en 2018.", "200 et 300 MDH"],
  ])("%s", (phrase, quote) => {
    expect(quantitiesOf(phrase).map((quantity) => quantity.quote)).toEqual([quote]);
  });
});
