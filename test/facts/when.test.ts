import { describe, expect, it } from "vitest";
import type { FactDate } from "../../src/model.ts";
import { extract } from "./passage.ts";

/** The date of the only fact of a text. */
function dateOf(text: string, published: string | null): FactDate | null {
  const { facts } = extract(text, published);
  expect(facts).toHaveLength(1);
  return facts[0]?.date ?? null;
}

const month = (value: string, basis: FactDate["basis"]): FactDate => ({ value, end: null, precision: "month", basis });

describe("an article of which only the month of publication is known", () => {
  it("dates what it tells without a date by that month", () => {
    expect(dateOf("La tannerie a créé 90 emplois.", "2022-07")).toEqual(month("2022-07", "publication"));
  });

  it("leaves a weekday to that month", () => {
    expect(dateOf("La tannerie a créé lundi 90 emplois.", "2022-07")).toEqual(month("2022-07", "publication"));
  });

  it("resolves a day without a year", () => {
    const found = dateOf("Le 5 juillet, la tannerie a investi 90 MDH.", "2022-07");
    expect(found).toEqual({ value: "2022-07-05", end: null, precision: "day", basis: "relative" });
  });

  it("counts a deadline from that month", () => {
    const { facts } = extract("La tannerie créera 90 emplois dans un délai de 24 mois.", "2022-07");
    expect(facts.map(({ horizon }) => horizon)).toEqual(["2024-07"]);
  });

  it("takes no month that the calendar does not have", () => {
    expect(dateOf("La tannerie a créé 90 emplois.", "2022-13")).toBeNull();
  });
});

describe("dates of what is done and of what is due", () => {
  it.each([
    ["fr", "La région a affecté 24 millions de dirhams aux digues, dont les travaux commenceront en octobre."],
    ["en", "The council has allocated 24 million dirhams to the dykes, and works will begin in October."],
    ["es", "El consejo ha asignado 24 millones de dirhams a los diques, cuyas obras comenzarán en octubre."],
    ["ar", "خصص المجلس 24 مليون درهم للسدود التي ستنطلق أشغالها في أكتوبر."],
  ] as const)("%s: leaves the month in which works will begin to the works", (language, text) => {
    const { facts } = extract(text, "2024-06", language);
    expect(facts.map(({ date }) => date)).toEqual([month("2024-06", "publication")]);
  });

  it("takes a month without a year that would lie ahead for the one that lies behind", () => {
    const text = "En février, la banque avait accordé un prêt de 12 MDH à la régie.";
    expect(dateOf(text, "2015-12-03")).toEqual({ ...month("2015-02", "relative") });
  });

  it("does not date money by the day on which works end", () => {
    const text = "Le complexe, d'un coût de 40 MDH, sera opérationnel fin 2027.";
    expect(dateOf(text, "2025-10-15")?.value).toBe("2025-10-15");
  });

  it("does not date an agreement by a period that goes on", () => {
    const text = "Les deux régies ont signé une convention de gestion (2025-2029).";
    expect(dateOf(text, "2025-10-15")?.value).toBe("2025-10-15");
  });

  it("dates a figure of the year before by the balance beside it", () => {
    const text =
      "Au troisième trimestre de 2021, la pêche a créé 23.000 emplois, contre une perte de 31.000 une année auparavant.";
    expect(extract(text, "2021-11-05").facts.map(({ value, status, date }) => [value, status, date?.value])).toEqual([
      [23_000, "realised", "2021-09"],
      [31_000, "lost", "2020-09"],
    ]);
  });

  it.each([
    [
      "en",
      "WASHINGTON, June 20, 2023 – The bank's board met.\nIt approved a loan of 40 million euros for the dam.",
      "2023-06-20",
    ],
    ["en", "RABAT (June 20, 2023) - The tannery has created 90 jobs.", "2023-06-20"],
    [
      "fr",
      "Rabat, le 12 mars 2020 – Le conseil s'est réuni.\nLa banque a accordé un prêt de 40 MDH à la régie.",
      "2020-03-12",
    ],
    [
      "es",
      "Washington, 20 de junio de 2023 – El consejo se reunió.\nEl banco aprobó un préstamo de 40 millones de euros.",
      "2023-06-20",
    ],
    ["ar", "واشنطن، 20 يونيو 2023 - اجتمع المجلس.\nوافق البنك على قرض بقيمة 40 مليون يورو.", "2023-06-20"],
  ] as const)("dates a release by its dateline: %s", (language, text, day) => {
    expect(extract(text, null, language).facts.map(({ date }) => date?.value)).toEqual([day]);
  });

  it("takes a day told in passing for no dateline", () => {
    const text = "After the flood of June 20, 2023, the city rebuilt.\nThe tannery has created 90 jobs.";
    expect(extract(text, null, "en").facts.map(({ date }) => date)).toEqual([null]);
  });
});

describe("the day since which something lasts", () => {
  it.each([
    ["fr", "Le marché a créé 90 emplois depuis son ouverture en 2009."],
    ["en", "The market has created 90 jobs since it opened in 2009."],
    ["es", "El mercado ha creado 90 empleos desde su apertura en 2009."],
    ["ar", "أحدث السوق 90 منصب شغل منذ افتتاحه سنة 2009."],
  ] as const)("%s: dates nothing that came of it", (language, text) => {
    expect(extract(text, "2022-07", language).facts.map(({ date }) => date)).toEqual([month("2022-07", "publication")]);
  });
});
