/** What amounts in other currencies come to in dirhams, roughly. */
import { z } from "zod";
import { readData } from "../data.ts";

const schema = z.record(z.string().regex(/^[A-Z]{3}$/), z.record(z.string().regex(/^\d{4}$/), z.number().positive()));
const rates = readData(new URL("exchange.yaml", import.meta.url), schema);

/** Rates by currency, in the order of their years. */
const byUnit = new Map(
  Object.entries(rates).map(([unit, years]) => [
    unit,
    Object.entries(years)
      .map(([year, rate]) => ({ year: Number(year), rate }))
      .toSorted((one, other) => one.year - other.year),
  ]),
);

/** Currencies that can be compared with dirhams. */
export const currencies: ReadonlySet<string> = new Set(["MAD", ...byUnit.keys()]);

/**
 * An amount in dirhams at the average rate of a year, or of the last year before it that is known, or of the first.
 * Null for a unit that is no known currency.
 * @param year null for the latest
 */
export function inDirhams(value: number, unit: string, year: number | null): number | null {
  if (unit === "MAD") return value;
  const years = byUnit.get(unit) ?? [];
  const rate = (year === null ? years.at(-1) : years.findLast((each) => each.year <= year)) ?? years[0];
  return rate === undefined ? null : value * rate.rate;
}
