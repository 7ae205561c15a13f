/** What amounts in other currencies come to in dirhams, roughly. */
import { z } from "zod";
import { readData } from "../data.ts";

const schema = z.record(z.string().regex(/^[A-Z]{3}$/), z.record(z.string().regex(/^\d{4}$/), z.number().positive()));
const rates = readData(new URL("exchange.yaml", import.meta.url), schema);

/** Currencies that can be compared with dirhams. */
export const currencies: ReadonlySet<string> = new Set(["MAD", ...Object.keys(rates)]);

/**
 * An amount in dirhams at the average rate of a year, or of the nearest year that is known.
 * Null for a unit that is no known currency.
 * @param year null for the latest
 */
export function inDirhams(value: number, unit: string, year: number | null): number | null {
  if (unit === "MAD") return value;
  const years = Object.entries(rates[unit] ?? {}).map(([name, rate]) => ({ year: Number(name), rate }));
  const wanted = year ?? Infinity;
  const [nearest] = years.toSorted((one, other) => distance(one.year, wanted) - distance(other.year, wanted));
  return nearest === undefined ? null : value * nearest.rate;
}

/** Any year is nearer to "now" the later it is. */
function distance(year: number, wanted: number): number {
  return wanted === Infinity ? -year : Math.abs(year - wanted);
}
