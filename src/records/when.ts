/** When facts say that something happened, and whether two can speak of one time. */
import type { Fact } from "../model.ts";
import type { Points } from "./points.ts";
import { weights } from "./weights.ts";

/** Days since 1970, first to last. */
export interface Days {
  readonly first: number;
  readonly last: number;
}

export interface When {
  /** The time that the text states; null where it states none. */
  readonly stated: Days | null;
  /** The day of the article; null where it is not known. */
  readonly said: Days | null;
  /** The deadline; null where there is none. */
  readonly horizon: Days | null;
}

const dayLength = 86_400_000;

/** The days of an ISO 8601 year, month, day or instant; null where it is none. */
export function daysOf(value: string | null): Days | null {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/u.exec(value ?? "") ?? [];
  if (year === undefined) return null;
  const first = Date.UTC(Number(year), Number(month ?? "1") - 1, Number(day ?? "1")) / dayLength;
  if (day !== undefined) return { first, last: first };
  const end = month === undefined ? Date.UTC(Number(year) + 1, 0, 0) : Date.UTC(Number(year), Number(month), 0);
  return { first, last: end / dayLength };
}

/** Months of a period that is written by its last month. */
const monthsOf = { quarter: 3, half: 6 } as const;

/** When a fact is stated to have happened, when it was said, and by when it is due. */
export function whenOf({ date, horizon }: Pick<Fact, "date" | "horizon">, publishedAt: string | null): When {
  const said = daysOf(publishedAt);
  if (date === null || date.basis === "publication")
    return { stated: null, said: said ?? daysOf(date?.value ?? null), horizon: daysOf(horizon) };
  const days = daysOf(date.value);
  const end = date.end === null ? days : daysOf(date.end);
  const months = date.precision === "quarter" || date.precision === "half" ? monthsOf[date.precision] : 1;
  const earlier = days === null ? 0 : days.first - (months - 1) * 30;
  return {
    stated: days === null ? null : { first: earlier, last: end?.last ?? days.last },
    said,
    horizon: daysOf(horizon),
  };
}

/** Days between two times; 0 where they meet. */
export function gapOf(one: Days, other: Days): number {
  return Math.max(0, one.first - other.last, other.first - one.last);
}

function isDay({ first, last }: Days): boolean {
  return last - first <= 1;
}

/** Days between the articles; null where one has no day. */
export function daysBetweenArticles(one: When, other: When): number | null {
  return one.said === null || other.said === null ? null : gapOf(one.said, other.said);
}

/** Whether two facts may be of one occasion, at which outlets word the same thing differently. */
export function isOneOccasion(one: When, other: When): boolean {
  const apart = daysBetweenArticles(one, other);
  return apart !== null && apart <= weights.occasion.within;
}

/** What the dates of two facts say for and against one claim; null where they cannot be of one time. */
export function compareTimes(one: When, other: When, isTellingValue: boolean): Points[] | null {
  const points: Points[] = [];
  const apart = daysBetweenArticles(one, other);
  const isSameNews = apart !== null && apart <= weights.sameNews.within;
  if (isSameNews) points.push({ points: weights.sameNews.points, reason: "told in the same days" });
  const horizon = compareHorizons(one, other);
  if (horizon !== null) points.push(horizon);
  if (one.stated === null || other.stated === null) {
    points.push(...statedAndSaid(one, other, horizon === null && !isSameNews));
    return points;
  }
  const gap = gapOf(one.stated, other.stated);
  const days = isDay(one.stated) && isDay(other.stated);
  if (gap === 0)
    points.push(
      days
        ? { points: weights.sameDay.points, reason: "of the same day" }
        : { points: weights.samePeriod.points, reason: "of the same period" },
    );
  else if (days && gap <= weights.nearDay.within)
    points.push({ points: weights.nearDay.points, reason: "dated a day apart" });
  else if (days && gap <= weights.nearDays.within)
    points.push({ points: weights.nearDays.points, reason: `dated ${gap} days apart` });
  else if (days && isSameNews && gap <= weights.otherDay.within)
    points.push({ points: weights.otherDay.points, reason: `dated ${gap} days apart` });
  else if (days || !(isSameNews && isTellingValue)) return null;
  else points.push({ points: weights.otherPeriod.points, reason: "dated differently, in the same news" });
  return points;
}

/** One states a time and the other does not, or neither does: then the days of the articles must do. */
function statedAndSaid(one: When, other: When, isOpen: boolean): Points[] {
  const [first, second] = [one.stated ?? one.said, other.stated ?? other.said];
  if (first === null || second === null) return [];
  const gap = gapOf(first, second);
  const neither = one.stated === null && other.stated === null;
  if (gap === 0 && !neither && isDay(first) && isDay(second))
    return [{ points: weights.newsOfDay.points, reason: "of the same day" }];
  if (gap <= weights.nearDays.within)
    return neither ? [] : [{ points: weights.nearDay.points, reason: "of the same days" }];
  return isOpen && gap > weights.oldNews.after
    ? [{ points: weights.oldNews.points, reason: `told ${Math.round(gap)} days apart` }]
    : [];
}

function compareHorizons({ horizon: one }: When, { horizon: other }: When): Points | null {
  if (one === null || other === null) return null;
  return gapOf(one, other) === 0
    ? { points: weights.sameHorizon.points, reason: "due by the same time" }
    : { points: weights.otherHorizon.points, reason: "due by another time" };
}
