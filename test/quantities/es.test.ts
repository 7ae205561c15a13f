import { describe, expect, it } from "vitest";
import { agreements, expectedFields, jobs, money, people } from "./expected.ts";
import type { Expected } from "./expected.ts";
import { quantitiesOf } from "./phrase.ts";

const read = (phrase: string): Expected[] => quantitiesOf(phrase, "es").map(expectedFields);

describe("Spanish sums of money", () => {
  it.each<[string, Expected]>([
    ["8.700 millones de dirhams", money(8.7e9)],
    ["28,5 mil millones de dírhams", money(28.5e9)],
    ["9,4 mil millones de euros", money(9.4e9, { unit: "EUR" })],
    ["mil millones de dólares", money(1e9, { unit: "USD" })],
    ["27,5 MMDH", money(27.5e9)],
    ["30 M€", money(30e6, { unit: "EUR" })],
    ["$300 millones", money(300e6, { unit: "USD" })],
    ["medio millón de euros", money(500_000, { unit: "EUR" })],
    ["un millón y medio de euros", money(1.5e6, { unit: "EUR" })],
    ["45.000 dirhams marroquíes", money(45_000)],
    ["unos 1.660 millones de euros", money(1.66e9, { unit: "EUR", qualifier: "about" })],
    ["más de 300 millones de dirhams", money(300e6, { qualifier: "at_least" })],
    ["hasta 65 millones de dirhams", money(65e6, { qualifier: "at_most" })],
    ["entre 200 y 300 millones de euros", money(200e6, { max: 300e6, unit: "EUR", qualifier: "range" })],
    ["40 millones de dirhams al año", money(40e6, { per: "year" })],
  ])("%s", (phrase, expected) => {
    expect(read(phrase)).toEqual([expected]);
  });
});

describe("Spanish posts and people", () => {
  it.each<[string, Expected]>([
    ["27.000 puestos de trabajo", jobs(27_000)],
    ["alrededor de 700 empleos directos", jobs(700, { kind: "direct", qualifier: "about" })],
    ["300 empleos directos e indirectos", jobs(300, { kind: "total" })],
    ["un centenar de empleos", jobs(100, { qualifier: "about" })],
    ["medio millón de empleos", jobs(500_000)],
    ["doscientos cincuenta puestos", jobs(250)],
    ["1.200 nuevos empleos", jobs(1200)],
    ["al menos 50 oportunidades de empleo", jobs(50, { qualifier: "at_least" })],
    ["300 ingenieros", people(300)],
  ])("%s", (phrase, expected) => {
    expect(read(phrase)).toEqual([expected]);
  });

  it.each(["cientos de empleos", "miles de puestos de trabajo", "decenas de empleos"])(
    "has no number in: %s",
    (phrase) => {
      expect(read(phrase)).toEqual([]);
    },
  );
});

describe("Spanish agreements", () => {
  it.each<[string, Expected]>([
    ["trece proyectos de convenio", agreements(13)],
    ["cuatro protocolos de acuerdo", agreements(4)],
    ["dos acuerdos de préstamo", agreements(2)],
    ["treinta y cinco convenios", agreements(35)],
    ["varios memorandos de entendimiento", agreements(null)],
    ["un memorándum de entendimiento", agreements(1)],
    ["un convenio marco", agreements(1)],
  ])("%s", (phrase, expected) => {
    expect(read(phrase)).toEqual([expected]);
  });

  it("are not in idioms that hold their word", () => {
    expect(read("de acuerdo con el ministro")).toEqual([]);
  });

  it("takes what is denied for none", () => {
    expect(quantitiesOf("ningún acuerdo", "es").map(({ introduction }) => introduction)).toEqual(["denied"]);
  });
});
