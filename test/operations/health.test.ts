import { assert, constantFrom, integer, property, subarray } from "fast-check";
import { describe, expect, it } from "vitest";
import { leastShare, longestUsual, mostShare } from "../../src/operations/habit.ts";
import { healthOf, thresholds, windowsAt } from "../../src/operations/health.ts";
import type { SourceHistory } from "../../src/store/register.ts";

const hour = 3_600_000;
const day = 24 * hour;
/** A Monday, midnight. */
const start = Date.parse("2026-03-02T00:00:00Z");
const at = (milliseconds: number) => new Date(milliseconds).toISOString();
const fullHour = (milliseconds: number) => at(Math.floor(milliseconds / hour) * hour);

interface Told {
  /** When it showed something new, in milliseconds since 1970, in their order. */
  readonly shown?: readonly number[];
  readonly begun?: number;
  /** When its feed answered last. */
  readonly answered?: number | null;
  readonly lastError?: string | null;
}

function historyOf(
  { shown = [], begun = start, answered = null, lastError = null }: Told,
  changes: Partial<SourceHistory> = {},
): SourceHistory {
  const last = shown.at(-1) ?? null;
  const lately = shown.filter((moment) => last !== null && moment >= last - 60 * day);
  const answeredAt = answered === null ? null : at(answered);
  return {
    sourceId: "harbour",
    documents: [{ address: "https://harbour.example/feed", foundAt: at(begun), answeredAt, lastError }],
    lastShown: last === null ? null : at(last),
    shownHours: [...new Set(lately.map(fullHour))],
    lastArticle: last === null ? null : at(last),
    recent: { kinds: {}, failures: {} },
    usual: { kinds: {}, failures: {} },
    ...changes,
  };
}

const stateAt = (told: Told, now: number) => healthOf(historyOf({ answered: now, ...told }), now).state;

/** So many days after the last time it showed something. */
const after = (shown: readonly number[], days: number) => stateAt({ shown }, (shown.at(-1) ?? 0) + days * day);

/** Every so many hours, over so many days. */
const every = (hours: number, days: number) =>
  Array.from({ length: Math.floor((days * 24) / hours) }, (_, index) => start + index * hours * hour);

describe("silence", () => {
  it("is a matter of habit: two days are much for one source and nothing for another", () => {
    const [hourly, weekly] = [every(1, 60), every(168, 60)];
    expect([after(hourly, 1), after(hourly, 2)]).toEqual(["ok", "silent"]);
    expect([after(weekly, 2), after(weekly, 13), after(weekly, 16)]).toEqual(["ok", "ok", "silent"]);
  });

  it("is told with how long it lasts and how long is usual", () => {
    const shown = every(24, 60);
    const now = (shown.at(-1) ?? 0) + 9 * day;
    expect(healthOf(historyOf({ shown, answered: now }), now)).toEqual({
      state: "silent",
      reason: "nothing new for 9 days, longer than 2 days",
    });
  });

  it("is not said of who keeps his hours, at any hour of any week", () => {
    const days = subarray([0, 1, 2, 3, 4, 5, 6], { minLength: 1 });
    const hours = subarray([6, 7, 8, 9, 10, 11, 12, 14, 16, 18, 20, 22], { minLength: 1 });
    assert(
      property(days, hours, integer({ min: 0, max: 7 * 24 - 1 }), (weekdays, clock, later) => {
        const week = weekdays.flatMap((one) => clock.map((two) => one * day + two * hour));
        const shown = Array.from({ length: 12 }, (_, index) => week.map((moment) => start + index * 7 * day + moment));
        const now = start + 11 * 7 * day + later * hour;
        const until = shown.flat().filter((moment) => moment <= now);
        expect(stateAt({ shown: until }, now)).toBe("ok");
      }),
    );
  });

  it("comes to everybody who falls silent for good, and stays", () => {
    assert(
      property(integer({ min: 1, max: 400 }), integer({ min: 0, max: 60 }), (hours, later) => {
        const shown = every(hours, 90);
        const now = (shown.at(-1) ?? 0) + 2 * 61 * day + later * day;
        expect(stateAt({ shown }, now)).toBe("silent");
      }),
    );
    const shown = every(5, 90);
    const states = Array.from({ length: 200 }, (_, hours) => stateAt({ shown }, (shown.at(-1) ?? 0) + hours * hour));
    expect(states.lastIndexOf("ok")).toBe(states.indexOf("silent") - 1);
  });

  it("is rarely said of news that come at random", () => {
    let seed = 1;
    // Park and Miller's generator: the same numbers on every machine.
    const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
    let moments = 0;
    let alarms = 0;
    for (let source = 0; source < 60; source += 1) {
      const mean = (2 + random() * 60) * hour;
      const shown: number[] = [];
      for (let now = start; now < start + 90 * day; now -= Math.log(random()) * mean) shown.push(now);
      for (let now = start + 60 * day; now < start + 90 * day; now += 7 * hour) {
        moments += 1;
        alarms += Number(stateAt({ shown: shown.filter((moment) => moment <= now) }, now) === "silent");
      }
    }
    expect(alarms / moments).toBeLessThan(0.01);
  });

  it("is not said for a backfill, which shows much in an hour", () => {
    const weekly = every(168, 60);
    const backfill = Array.from({ length: 30 }, (_, index) => start + 50 * day + index * hour);
    const shown = [...weekly, ...backfill].toSorted((one, other) => one - other);
    expect(stateAt({ shown }, (shown.at(-1) ?? 0) + 6 * day)).toBe("ok");
  });

  it("is not said while nobody asks", () => {
    const shown = every(1, 60);
    const last = shown.at(-1) ?? 0;
    expect(stateAt({ shown, answered: last + hour }, last + 30 * day)).toBe("ok");
  });

  it("is said of who never showed anything, but not in the first two weeks", () => {
    expect(stateAt({}, start + 13 * day)).toBe("new");
    expect(stateAt({}, start + 15 * day)).toBe("silent");
  });
});

describe("a source", () => {
  it("is new until its habits are known", () => {
    expect(healthOf(historyOf({ shown: every(1, 3), answered: start + 5 * day }), start + 5 * day)).toEqual({
      state: "new",
      reason: "watched for 5 days",
    });
  });

  it("fails when nothing it names has answered for a day", () => {
    const shown = every(1, 30);
    const answered = shown.at(-1) ?? 0;
    const told = { shown, answered, lastError: "http-refused" };
    expect(stateAt(told, answered + 20 * hour)).toBe("ok");
    expect(healthOf(historyOf(told), answered + 50 * hour)).toEqual({
      state: "failing",
      reason: "nothing it names has answered for 2 days (http-refused)",
    });
    const [one] = historyOf(told).documents;
    const documents = one === undefined ? [] : [one, { ...one, lastError: null, answeredAt: at(answered) }];
    expect(healthOf({ ...historyOf(told), documents }, answered + 2 * day).state).not.toBe("failing");
    expect(stateAt({ lastError: "not-a-feed", answered: null }, start + 2 * day)).toBe("failing");
  });

  it("fails when most of its pages do", () => {
    const shown = every(1, 30);
    const now = shown.at(-1) ?? 0;
    const failures = { "timed-out": 2, "http-refused": 10 };
    const recent = { kinds: { article: 2 }, failures };
    expect(healthOf(historyOf({ shown, answered: now }, { recent }), now)).toEqual({
      state: "failing",
      reason: "12 of 14 recent pages failed (http-refused 10, timed-out 2)",
    });
    const few = { kinds: { article: 2 }, failures: { "http-refused": 4 } };
    expect(healthOf(historyOf({ shown, answered: now }, { recent: few }), now).state).toBe("ok");
  });

  it("is unreadable when its pages give articles no more", () => {
    const shown = every(1, 90);
    const now = shown.at(-1) ?? 0;
    const usual = { kinds: { article: 93, listing: 5, gallery: 2 }, failures: {} };
    const health = (kinds: SourceHistory["recent"]["kinds"]) =>
      healthOf(historyOf({ shown, answered: now }, { usual, recent: { kinds, failures: {} } }), now);
    expect(health({ article: 2, empty: 30, listing: 8 })).toEqual({
      state: "unreadable",
      reason: "2 of 40 recent pages gave an article; of 100 before them 93 did (empty 30, listing 8, article 2)",
    });
    expect(health({ article: 30, listing: 10 }).state).toBe("ok");
    expect(health({ empty: 3 }).state).toBe("ok");
    expect(health({ partial: 40 }).state).toBe("ok");
  });

  it("of which few pages ever were articles is not unreadable for that", () => {
    const shown = every(1, 90);
    const now = shown.at(-1) ?? 0;
    const share = { kinds: { article: 30, listing: 70 }, failures: {} };
    const recent = { kinds: { article: 6, listing: 14 }, failures: {} };
    expect(healthOf(historyOf({ shown, answered: now }, { usual: share, recent }), now).state).toBe("ok");
  });

  it("that shows little is unreadable once nothing of it was an article for longer than usual", () => {
    const shown = every(168, 90);
    const now = shown.at(-1) ?? 0;
    const lost = (weeks: number) =>
      healthOf(
        historyOf(
          { shown, answered: now },
          { lastArticle: at(now - weeks * 7 * day), recent: { kinds: { empty: 2 }, failures: {} } },
        ),
        now,
      ).state;
    expect([lost(1), lost(3)]).toEqual(["ok", "unreadable"]);
  });

  it("is asked about in windows that end now", () => {
    expect(windowsAt(start)).toEqual({
      recentFrom: at(start - 14 * day),
      usualFrom: at(start - 74 * day),
      rhythmDays: 60,
    });
    expect(thresholds.shortestSilence).toBeGreaterThan(day);
  });
});

describe("shares of few", () => {
  it("lie between the least and the most that chance allows, which close in as numbers grow", () => {
    assert(
      property(integer({ min: 0, max: 500 }), constantFrom(1, 3, 20, 500), (some, more) => {
        const all = some + more;
        expect(leastShare(some, all)).toBeLessThanOrEqual(some / all);
        expect(mostShare(some, all)).toBeGreaterThanOrEqual(some / all);
        const width = mostShare(some, all) - leastShare(some, all);
        expect(mostShare(10 * some, 10 * all) - leastShare(10 * some, 10 * all)).toBeLessThan(width);
      }),
    );
    expect([leastShare(0, 0), mostShare(0, 0)]).toEqual([0, 1]);
  });

  it("of time are taken by the long gaps, not by the many", () => {
    expect(longestUsual([1, 1, 1, 1, 100])).toBe(100);
    expect(longestUsual([10, 10, 10, 10, 10, 10, 10, 10])).toBe(10);
    expect(longestUsual([0])).toBe(0);
  });
});
