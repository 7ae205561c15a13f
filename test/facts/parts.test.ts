import { describe, expect, it } from "vitest";
import type { Fact } from "../../src/model.ts";
import { extract } from "./passage.ts";

/** Value and status of each fact of a type, and the value of the whole it is a part of. */
const told = (text: string, type: Fact["type"]) => {
  const { facts } = extract(text);
  const valueOf = (id: string | null) => facts.find((fact) => fact.id === id)?.value ?? null;
  return facts
    .filter((fact) => fact.type === type)
    .map(({ value, status, partOf }) => [value, status, valueOf(partOf)] as const);
};

describe("agreements told by their rank or as some of several", () => {
  it("reads an article and a rank for one of the agreements told before", () => {
    const text = "Deux conventions ont été signées. La première porte sur le port sec, la seconde concerne la criée.";
    expect(told(text, "convention")).toEqual([
      [2, "committed", null],
      [1, "committed", 2],
      [1, "committed", 2],
    ]);
  });

  it("lets the verb of a part say how far it has got", () => {
    expect(told("Quatre conventions ont été conclues. La dernière a été résiliée.", "convention")).toEqual([
      [4, "committed", null],
      [1, "lost", 4],
    ]);
  });

  it("takes a rank of another gender for something else", () => {
    expect(told("Deux conventions ont été signées. Le premier concerne un abattoir.", "convention")).toHaveLength(1);
  });

  it("takes a rank for nothing where no agreements were told", () => {
    expect(told("Deux courses ont été annulées. La première concerne les juniors.", "convention")).toEqual([]);
  });

  it("takes the number before the whole", () => {
    expect(told("La ville a signé six conventions. Deux des six conventions portent sur l'eau.", "convention")).toEqual(
      [
        [6, "committed", null],
        [2, "committed", 6],
      ],
    );
    expect(told("Trois des sept conventions signées en 2015 ont été résiliées.", "convention")).toEqual([
      [3, "lost", null],
    ]);
  });

  it("takes an agreement that is only pointed to for a fact where nothing told of it", () => {
    const text = "La banque prête 30 MDH à la régie. Ce contrat de prêt a été signé à Oujda.";
    expect(told(text, "convention")).toEqual([[1, "committed", null]]);
    expect(told(`Un contrat de prêt a été signé. ${text}`, "convention")).toHaveLength(1);
  });
});

describe("sums told as parts", () => {
  it("gives a part the status of the whole unless its own words tell", () => {
    const text =
      "La banque a accordé deux prêts de 80 millions d'euros.\nLe premier prêt, de 50 millions d'euros, équipera la gare.\nLe second, d'un montant de 30 millions d'euros, ira aux pistes.";
    expect(told(text, "funds")).toEqual([
      [80_000_000, "committed", null],
      [50_000_000, "committed", 80_000_000],
      [30_000_000, "committed", 80_000_000],
    ]);
  });

  it('reads "un autre" for another sum of the same kind', () => {
    const text = "Un prêt de 20 MDH a été accordé à la coopérative, un autre de 15 MDH à l'abattoir.";
    expect(extract(text).facts.map(({ value, kind }) => [value, kind])).toEqual([
      [20_000_000, "financing"],
      [15_000_000, "financing"],
    ]);
  });

  it("carries a sum over to the next one that says whom it goes to", () => {
    const text =
      "The fund is providing a €50 million loan to the Water Office of the South, €10 million to the Society of Mountain Roads, and a €15 million to the airport.";
    expect(extract(text, null, "en").facts.map(({ value, kind }) => [value, kind])).toEqual([
      [50_000_000, "financing"],
      [10_000_000, "financing"],
      [15_000_000, "financing"],
    ]);
  });

  it.each([
    [
      "en",
      "The economy lost 43,000 jobs in 2020, against 16,000 created in 2019.\nThis loss hit the hills (29,000) and the coast (14,000).",
      "en",
    ],
    [
      "es",
      "La economía perdió 43.000 empleos en 2020, frente a 16.000 creados en 2019.\nEsta pérdida afecta a los pueblos (29.000) y a las ciudades (14.000).",
      "es",
    ],
    [
      "fr",
      "L'économie a perdu 43.000 postes en 2020, contre 16.000 créés en 2019.\nCette perte touche les villages (29.000) et les villes (14.000).",
      "fr",
    ],
  ] as const)("breaks down what the sentence before told: %s", (_, text, language) => {
    const { facts } = extract(text, null, language);
    const whole = facts.find(({ value }) => value === 43_000);
    const parts = facts.filter(({ partOf }) => partOf !== null && partOf === whole?.id);
    expect(parts.map(({ value, status }) => [value, status])).toEqual([
      [29_000, "lost"],
      [14_000, "lost"],
    ]);
  });
});

describe("the kind of a sum", () => {
  it.each([
    ["Le groupe consacre une enveloppe de 40 MDH à sa nouvelle usine.", "investment"],
    ["La région consacre une enveloppe de 40 MDH à ce projet.", "public_funding"],
    ["L'enveloppe allouée par la commune à ce projet est de 40 MDH.", "public_funding"],
    ["La KfW a débloqué une enveloppe de 40 millions d'euros.", "financing"],
    ["Le conseil communal a voté un crédit de 40 MDH.", "public_funding"],
    ["L'usine a reçu une subvention de 40 MDH.", "public_funding"],
    ["L'usine a reçu une subvention de 4 millions d'euros de la BERD.", "financing"],
    ["La part du conseil régional dans le financement est de 40 MDH.", "public_funding"],
  ])("%s", (text, kind) => {
    expect(extract(text).facts.map((fact) => fact.kind)).toEqual([kind]);
  });
});

describe("who is to hold some of the posts", () => {
  it.each([
    ["fr", "La ville va créer 80 postes, dont 12 infirmiers."],
    ["en", "The town will create 80 posts, including 12 nurses."],
    ["es", "La ciudad creará 80 puestos, entre ellos 12 enfermeros."],
    ["ar", "ستحدث المدينة 80 منصبا، منها 12 ممرضا."],
  ] as const)("%s: %s", (language, text) => {
    const { facts } = extract(text, null, language);
    expect(facts.map(({ value, unit }) => [value, unit])).toEqual([
      [80, "job"],
      [12, "job"],
    ]);
    expect(facts[1]?.partOf).toBe(facts[0]?.id);
  });
});

describe("a number that ends a name", () => {
  it.each([
    ["fr", "La ville va créer 80 postes, a dit le maire à Radio 12."],
    ["en", "The town will create 80 posts, the mayor told Channel 12."],
    ["ar", 'ستحدث المدينة 80 منصبا، حسب ما جاء في "القناة 12".'],
  ] as const)("%s: counts no posts", (language, text) => {
    expect(extract(text, null, language).facts.map(({ value }) => value)).toEqual([80]);
  });
});
