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
