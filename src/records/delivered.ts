/** How much of a promise has been delivered. */
import type { Status } from "../model.ts";
import type { Figure } from "./record.ts";

interface Stated extends Pick<Figure, "value" | "unit"> {
  readonly per: string | null;
  readonly status: Status;
}

/**
 * The share of a promise that its results tell as realised: the largest single figure over the promised one. Results are balances of
 * one undertaking, told one after the other, so that they are never added up. A range counts its lower end.
 * @returns null where no result is realised, or none is in the unit and rate of the promise
 */
export function deliveredOf(promise: Stated, results: readonly Stated[]): number | null {
  const { value: promised, unit, per } = promise;
  if (promised === null || promised === 0) return null;
  const figures = results
    .filter((result) => result.status === "realised" && result.unit === unit && result.per === per)
    .flatMap(({ value }) => value ?? []);
  return figures.length === 0 ? null : Math.max(...figures) / promised;
}
