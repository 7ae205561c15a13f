/** Whether two facts state one figure: the same, rounded, converted, or read a little differently. */
import type { Fact, Qualifier } from "../model.ts";
import { currencies, inDirhams } from "./exchange.ts";
import { ofDigits, weights } from "./weights.ts";

/** One way in which a fact states its figure. */
export interface Reading {
  /** Null for an unnumbered plural of agreements. */
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: string;
  readonly qualifier: Qualifier;
  /** Year for conversions. */
  readonly year: number | null;
}

/** How two figures are the same, with its points. */
export interface SameValue {
  readonly points: number;
  readonly reason: string;
  /** True where both state the very same value. */
  readonly isExact: boolean;
  /** True where they differ although neither is the other rounded: only for articles of one occasion. */
  readonly isDisagreement: boolean;
  /** Significant digits that both have. */
  readonly digits: number;
}

/** All readings of a fact, its own first. */
export function readingsOf(fact: Fact, publishedAt: string | null): Reading[] {
  const year = Number((fact.date?.value ?? publishedAt ?? "").slice(0, 4)) || null;
  const own = { low: fact.value, high: fact.max ?? fact.value, unit: fact.unit, qualifier: fact.qualifier, year };
  const others = fact.alternatives.map(({ value, unit, qualifier }) => ({
    low: value,
    high: value,
    unit,
    qualifier,
    year,
  }));
  return [own, ...others];
}

/** The best way in which two facts state one figure; null where they state two. */
export function compareValues(ones: readonly Reading[], others: readonly Reading[]): SameValue | null {
  const ways = ones.flatMap((one) => others.flatMap((other) => compareReadings(one, other) ?? []));
  return ways.toSorted((one, other) => other.points - one.points)[0] ?? null;
}

function compareReadings(one: Reading, other: Reading): SameValue | null {
  if (one.low === null || other.low === null)
    return one.low === other.low && one.unit === other.unit ? unnumbered : null;
  if (one.unit !== other.unit) return converted(one, other);
  const scale = one.unit === "agreement" ? weights.agreements : weights.digits;
  const digits = Math.min(digitsOf(one.low), digitsOf(other.low));
  const points = ofDigits(scale, digits);
  if (one.low === other.low && one.high === other.high)
    return way(points, `the same figure, ${digitsTold(digits)}`, digits, true);
  if (one.unit === "agreement" && Math.max(one.low, other.low) < fewest) return null;
  if (isRange(one) || isRange(other))
    return overlap(one, other) ? way(points * weights.rounded.share, "the range of one holds the other", digits) : null;
  if (isRounding(one, other) || isRounding(other, one))
    return way(points * weights.rounded.share, "one figure is the other rounded", digits);
  const apart = Math.abs(one.low - other.low) / Math.max(one.low, other.low);
  if (one.unit === "agreement" || apart > weights.unlikeValue.within) return null;
  return {
    ...way(points * weights.disagreeing.share, "the figures differ by very little", digits),
    isDisagreement: true,
  };
}

/** Fewer agreements than this are counted, never rounded. */
const fewest = 20;

const unnumbered: SameValue = {
  points: 0,
  reason: "both leave the number open",
  isExact: true,
  isDisagreement: false,
  digits: 0,
};

function way(points: number, reason: string, digits: number, isExact = false): SameValue {
  return { points, reason, isExact, isDisagreement: false, digits };
}

function digitsTold(digits: number): string {
  return digits === 1 ? "of one digit" : `of ${digits} digits`;
}

function isRange({ low, high }: Reading): boolean {
  return low !== high;
}

function overlap(one: Reading, other: Reading): boolean {
  return (one.low ?? 0) <= (other.high ?? 0) && (other.low ?? 0) <= (one.high ?? 0);
}

/** "13.000" for 13.340, "plus de 13.000" for it, "près de 3 milliards" for 2,95: never further off than half a step, or a step with such words. */
function isRounding(round: Reading, exact: Reading): boolean {
  const [rounded, value] = [round.low ?? 0, exact.low ?? 0];
  const step = stepOf(rounded);
  if (stepOf(value) >= step || Math.abs(rounded - value) > weights.roundest.within * value) return false;
  const hedged = round.qualifier !== "exact";
  if (!hedged && digitsOf(rounded) === 1 && Math.abs(rounded - value) > weights.roundestPlain.within * value)
    return false;
  if (round.qualifier === "at_least") return value >= rounded && value - rounded < step;
  if (round.qualifier === "at_most") return value <= rounded && rounded - value < step;
  return Math.abs(rounded - value) <= step / 2 || (round.qualifier === "about" && Math.abs(rounded - value) < step);
}

/** Whether a figure is another one rounded. */
export function isRoundingOf(round: StatedFigure, exact: StatedFigure): boolean {
  return round.unit === exact.unit && round.value !== exact.value && isRounding(readingOf(round), readingOf(exact));
}

type StatedFigure = Pick<Fact, "value" | "max" | "unit" | "qualifier">;

function readingOf({ value, max, unit, qualifier }: StatedFigure): Reading {
  return { low: value, high: max ?? value, unit, qualifier, year: null };
}

/** What the last digit that is not zero stands for: 1000 of 13.000. */
function stepOf(value: number): number {
  let step = 1;
  for (; value >= step * 10 && value % (step * 10) === 0; step *= 10);
  return step;
}

/** Significant digits: 2 of 13.000, 4 of 13.340. Tiny fractions of a unit count none. */
export function digitsOf(value: number): number {
  const whole = Math.round(value);
  return whole <= 0 ? 0 : String(whole).replace(/0+$/u, "").length;
}

function converted(one: Reading, other: Reading): SameValue | null {
  if (!currencies.has(one.unit) || !currencies.has(other.unit)) return null;
  const year = one.year ?? other.year;
  const [first, second] = [inDirhams(one.low ?? 0, one.unit, year), inDirhams(other.low ?? 0, other.unit, year)];
  if (first === null || second === null) return null;
  if (Math.abs(first - second) > weights.offRate.within * Math.max(first, second)) return null;
  const digits = Math.min(digitsOf(one.low ?? 0), digitsOf(other.low ?? 0));
  const units = [one.unit, other.unit].toSorted().join(" and ");
  return way(ofDigits(weights.digits, digits) * weights.converted.share, `the same amount in ${units}`, digits);
}
