/** Titles and days as they tell twins apart. */
import { isFigure, wordsOf } from "./words.ts";

/** Shorter titles stand over many articles. */
const leastTitleWords = 4;

/** Whether two titles that say something are the same but for figures, which a correction changes in both title and text. */
export function haveOneTitle(one: string, other: string): boolean {
  const words = withoutFigures(one);
  return words.length >= leastTitleWords && words.join(" ") === withoutFigures(other).join(" ");
}

function withoutFigures(title: string): string[] {
  return wordsOf(title).map((word) => (isFigure(word) ? "#" : word));
}

const day = 86_400_000;

/**
 * Days between two moments as pages write them, whole or in part; null where one is not known to the day.
 * Different hours of one day are no distance.
 */
export function daysApart(one: string | null, other: string | null): number | null {
  const [first, second] = [dayNumber(one), dayNumber(other)];
  return first === null || second === null ? null : Math.abs(first - second);
}

function dayNumber(moment: string | null): number | null {
  const milliseconds = /^\d{4}-\d{2}-\d{2}/u.test(moment ?? "") ? Date.parse(moment?.slice(0, 10) ?? "") : Number.NaN;
  return Number.isNaN(milliseconds) ? null : milliseconds / day;
}
