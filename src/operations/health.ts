/** Whether a source is well, judged by its own habits. */
import type { HistoryWindows, PageTally, SourceHistory } from "../store/register.ts";
import { leastShare, longestUsual, mostShare } from "./habit.ts";

/**
 * - `ok`: it does what it usually does.
 * - `new`: it has not been watched for long enough to know its habits.
 * - `silent`: it answers and has shown nothing new for longer than its own habit.
 * - `unreadable`: what it shows gives articles no more.
 * - `failing`: what it names does not answer as it should, or most of its pages fail.
 */
export const healthStates = ["ok", "new", "silent", "unreadable", "failing"] as const;
export type HealthState = (typeof healthStates)[number];

/** States that somebody has to look at, the worst first. */
export const troubles: readonly HealthState[] = ["failing", "unreadable", "silent"];

export interface Health {
  readonly state: HealthState;
  /** Why, for people. */
  readonly reason: string;
}

const hour = 3_600_000;
const day = 24 * hour;

/** All that health is judged by. Times are in milliseconds. */
export const thresholds = {
  /** Recent pages show whether reading works now; two weeks hold some of nearly every source. */
  recent: 14 * day,
  /** So far back before them goes what is usual. */
  usual: 60 * day,
  /** A rhythm needs so many gaps, seen over so long that nights and weekends are among them. */
  gaps: 5,
  watched: 14 * day,
  /** Nobody is called silent sooner: who writes once a day is not punctual to the hour. */
  shortestSilence: 30 * hour,
  /** After that a source without a rhythm is silent. */
  longestSilence: 60 * day,
  /** Times the longest usual gap. News that come at random keep silent for so long once in some 800 gaps, and regular ones never. */
  patience: 2,
  /** Documents may fail for so long before they count: most outages are shorter. */
  outage: day,
  /** Fewer articles among recent pages than this share of what is usual are too few. */
  lostShare: 0.5,
  /** What share of pages gives articles where nothing is known of it, and at least where little always did. */
  expectedShare: 0.5,
  leastUsualShare: 0.2,
  /** Pages that tell what is usual. */
  usualPages: 20,
  /** More failures among recent pages than this are too many. */
  failingShare: 0.5,
} as const;

/** The windows that a history must be asked for with, to be judged at `now` (milliseconds since 1970). */
export function windowsAt(now: number): HistoryWindows {
  return {
    recentFrom: instant(now - thresholds.recent),
    usualFrom: instant(now - thresholds.recent - thresholds.usual),
    rhythmDays: thresholds.longestSilence / day,
  };
}

/**
 * Judges a source. What explains more comes first: who does not answer is not called silent. Silence is counted up to the last
 * answer, so that nobody is blamed while the crawl itself stands still.
 * @param now milliseconds since 1970
 */
export function healthOf(history: SourceHistory, now: number): Health {
  const begun = begunAt(history);
  return failing(history, now) ?? unreadable(history) ?? silent(history, begun, now) ?? well(history, begun, now);
}

/** When one of the documents that a source names answered last, in milliseconds since 1970; null where none ever did. */
export function lastAnswerOf({ documents }: Pick<SourceHistory, "documents">): number | null {
  const answers = documents.flatMap(({ answeredAt }) => (answeredAt === null ? [] : [Date.parse(answeredAt)]));
  return answers.length === 0 ? null : Math.max(...answers);
}

function failing(history: SourceHistory, now: number): Health | null {
  const { documents, recent } = history;
  const codes = new Set(documents.map(({ lastError }) => lastError));
  const since = lastAnswerOf(history) ?? begunAt(history);
  if (!codes.has(null) && now - since > thresholds.outage) {
    return {
      state: "failing",
      reason: `nothing it names has answered for ${lasting(now - since)} (${[...codes].join(", ")})`,
    };
  }
  const failed = sum(recent.failures);
  const all = failed + sum(recent.kinds);
  if (leastShare(failed, all) <= thresholds.failingShare) return null;
  return { state: "failing", reason: `${failed} of ${all} recent pages failed (${told(recent.failures)})` };
}

function unreadable(history: SourceHistory): Health | null {
  const [now, before] = [yieldOf(history.recent), yieldOf(history.usual)];
  const isKnown = before.pages >= thresholds.usualPages;
  const usual = Math.max(
    isKnown ? before.articles / before.pages : thresholds.expectedShare,
    thresholds.leastUsualShare,
  );
  const isTooLittle = mostShare(now.articles, now.pages) < thresholds.lostShare * usual;
  if (!isTooLittle && !hasLostArticles(history)) return null;
  const usually = isKnown ? `; of ${before.pages} before them ${before.articles} did` : "";
  const kinds = told(history.recent.kinds);
  return {
    state: "unreadable",
    reason: `${now.articles} of ${now.pages} recent pages gave an article${usually} (${kinds})`,
  };
}

/** Too few pages to reckon with, but new ones have come for longer than usual and not one of them gave an article. */
function hasLostArticles({ recent, lastShown, lastArticle, shownHours }: SourceHistory): boolean {
  const { pages, articles } = yieldOf(recent);
  if (pages < 2 || articles > 0 || lastShown === null || lastArticle === null) return false;
  return Date.parse(lastShown) - Date.parse(lastArticle) > patienceWith(shownHours);
}

function silent({ documents, lastShown, shownHours }: SourceHistory, begun: number, now: number): Health | null {
  const answer = lastAnswerOf({ documents });
  if (answer === null || now - begun < thresholds.watched) return null;
  const silence = answer - (lastShown === null ? begun : Date.parse(lastShown));
  const limit = lastShown === null ? thresholds.watched : patienceWith(shownHours);
  if (silence <= limit) return null;
  const usual = lastShown === null ? "" : `, longer than ${lasting(limit)}`;
  return { state: "silent", reason: `nothing new for ${lasting(silence)}${usual}` };
}

function well({ lastShown }: SourceHistory, begun: number, now: number): Health {
  if (now - begun < thresholds.watched) return { state: "new", reason: `watched for ${lasting(now - begun)}` };
  if (lastShown === null) return { state: "ok", reason: "nothing shown yet" };
  return { state: "ok", reason: `something new ${lasting(now - Date.parse(lastShown))} ago` };
}

/** When the first of its documents was known, in milliseconds since 1970. */
function begunAt({ documents }: Pick<SourceHistory, "documents">): number {
  return Math.min(...documents.map(({ foundAt }) => Date.parse(foundAt)));
}

/** How long a source may keep silent, in milliseconds. @param hours in which it showed something new, in their order */
function patienceWith(hours: readonly string[]): number {
  const moments = hours.map((one) => Date.parse(one));
  const gaps = moments.slice(1).map((moment, at) => moment - (moments[at] ?? moment));
  if (gaps.length < thresholds.gaps) return thresholds.longestSilence;
  // The hours are full ones: two events of neighbouring hours may be two hours apart.
  return Math.max(thresholds.shortestSilence, thresholds.patience * (longestUsual(gaps) + hour));
}

/** Pages that were read, and how many of them gave an article. */
function yieldOf({ kinds }: PageTally): { readonly pages: number; readonly articles: number } {
  const { article = 0, page = 0, partial = 0 } = kinds;
  return { pages: sum(kinds), articles: article + page + partial };
}

function sum(counts: { readonly [name: string]: number }): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

/** `http-refused 10, timed-out 2`: what there is most of comes first. */
function told(counts: { readonly [name: string]: number }): string {
  const sorted = Object.entries(counts).toSorted(([, one], [, other]) => other - one);
  return sorted.map(([name, count]) => `${name} ${count}`).join(", ");
}

/** A time for people: `3 days`, `5 hours`. */
function lasting(milliseconds: number): string {
  const [size, unit] = milliseconds < 2 * day ? [hour, "hour"] : [day, "day"];
  const count = Math.max(0, Math.floor(milliseconds / size));
  return count === 1 ? `1 ${unit}` : `${count} ${unit}s`;
}

function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
