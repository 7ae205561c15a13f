import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Language } from "../../src/model.ts";
import { findNames } from "../../src/names/find.ts";
import { gazetteer } from "../../src/names/gazetteer.ts";
import { tokenise } from "../../src/text/tokens.ts";
import type { Token } from "../../src/text/tokens.ts";
import { normalise } from "../../src/text/view.ts";

const tokensOf = (text: string, language: Language): Token[] => tokenise(normalise(text).text, language);

/** The names of a text as "id = words". */
function named(text: string, language: Language, year: number | null = null): string[] {
  const view = normalise(text).text;
  const tokens = tokenise(view, language);
  return findNames(tokens, language, year).map(
    ({ id, first, last }) => `${id} = ${view.slice(tokens[first]?.start, tokens[last]?.end)}`,
  );
}

describe("names in French", () => {
  it("are the longest that fit, without regard to accents and plurals", () => {
    expect(named("Les ministères de l'Economie et des Finances et l’office national des aeroports", "fr")).toEqual([
      "mef = ministères de l'Economie et des Finances",
      "onda = office national des aeroports",
    ]);
  });

  it("are those of ministers, too", () => {
    expect(named("le ministre de l'Agriculture et le département du Tourisme", "fr")).toEqual([
      "agriculture = ministre de l'Agriculture",
      "tourisme = département du Tourisme",
    ]);
  });

  it("are acronyms only as they are written", () => {
    expect(named("La BAD prête à l'ONEE, mais bad et onee ne sont personne.", "fr")).toEqual([
      "bad = BAD",
      "onee = ONEE",
    ]);
  });

  it("are no acronyms in a headline that is written in capitals", () => {
    expect(named("LA RAM REFAIT SURFACE DANS LE MARCHE", "fr")).toEqual([]);
  });

  it("need their capital where they are common words", () => {
    expect(
      named("Du pain salé à Salé, vu de l'Oriental et d'un bazar oriental, avec Forsa et sans forsa", "fr"),
    ).toEqual(["sale = Salé", "oriental = l'Oriental", "forsa = Forsa"]);
  });

  it("may be parted by hyphens and quotation marks", () => {
    expect(named("Le Haut Commissariat au plan et le programme « Tatwir – Croissance verte »", "fr")).toEqual([
      "hcp = Haut Commissariat au plan",
      "tatwir_cv = Tatwir - Croissance verte",
    ]);
  });

  it("that two bear are those of the one that lived in the year, and nobody's without a year", () => {
    expect(named("le Plan Émergence", "fr", 2006)).toEqual(["emergence = Plan Émergence"]);
    expect(named("le Plan Émergence", "fr", 2012)).toEqual(["pnei = Plan Émergence"]);
    expect(named("le Plan Émergence", "fr")).toEqual([]);
  });
});

describe("names in Arabic", () => {
  it("are found behind what is glued to them", () => {
    expect(named("بالناظور وبجهة الشرق ولوزارة الصناعة وللبنك الدولي", "ar")).toEqual([
      "nador = الناظور",
      "oriental = بجهة الشرق",
      "mcinet = لوزارة الصناعة",
      "bm = لبنك الدولي",
    ]);
  });

  it("are told without it", () => {
    expect(named("والبنك الدولي", "ar")).toEqual(["bm = البنك الدولي"]);
  });

  it("are not the common words that some of them also are", () => {
    expect(named("فرصة جديدة أمام المقاولات الداخلة في المنافسة", "ar")).toEqual([]);
    expect(named("برنامج «فرصة» بمدينة الداخلة", "ar")).toEqual([
      'forsa = برنامج "فرصة',
      "oued_ed_dahab = بمدينة الداخلة",
    ]);
  });
});

describe("names in English and Spanish", () => {
  it("are found like the French ones", () => {
    expect(named("The Minister of Health met the EBRD in Tangier", "en")).toEqual([
      "sante = Minister of Health",
      "berd = EBRD",
      "tanger_assilah = Tangier",
    ]);
    expect(named("El Banco Mundial y el ministro de Industria, en Alhucemas", "es")).toEqual([
      "bm = Banco Mundial",
      "mcinet = ministro de Industria",
      "al_hoceima = Alhucemas",
    ]);
  });
});

describe("the gazetteer", () => {
  const all = gazetteer().all.flatMap((one) =>
    (["fr", "ar", "en", "es"] as const).flatMap((language) =>
      (one.bearer[language] ?? []).map((name) => ({ one, language, name })),
    ),
  );

  it("finds every name that stands in it", () => {
    const lost = all.filter(({ one, language, name }) => {
      const tokens = tokensOf(name, language);
      const year = one.years?.from ?? one.years?.to ?? null;
      return !findNames(tokens, language, year).some(({ id, first }) => id === one.bearer.id && first === 0);
    });
    expect(lost.map(({ one, name }) => `${one.bearer.id}: ${name}`)).toEqual([]);
  });

  it("has twelve regions and seventy-five provinces", () => {
    const { regionOf } = gazetteer();
    expect(regionOf.size).toBe(75);
    expect(new Set(regionOf.values()).size).toBe(12);
  });

  it("never finds names over one another, and each within the text", () => {
    const words = fc.constantFrom(
      "Banque", "mondiale", "BAD", "l'", "État", "Fès", "-", "Meknès", "ministère", "de", "Industrie", ",", "du", "Plan", "Maroc", "Vert", "et",
      "والبنك", "الدولي", "بفاس", "textile", "(", ")",
    ); // prettier-ignore
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 40 }),
        fc.constantFrom<Language>("fr", "ar", "en", "es"),
        (text, language) => {
          const tokens = tokensOf(text.join(" "), language);
          let end = -1;
          for (const { first, last } of findNames(tokens, language, 2015)) {
            expect(first).toBeGreaterThan(end);
            expect(last).toBeGreaterThanOrEqual(first);
            expect(last).toBeLessThan(tokens.length);
            end = last;
          }
        },
      ),
    );
  });
});
