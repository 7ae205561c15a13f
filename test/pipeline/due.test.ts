import { expect, test } from "vitest";
import { AskedToWait } from "../../src/crawl/failures.ts";
import { type ErrorCode, SijillError } from "../../src/errors.ts";
import { dueAfterAnswer, dueAfterFailure } from "../../src/pipeline/due.ts";

const now = Date.UTC(2026, 0, 15, 12);
const hour = 3_600_000;
const day = 24 * hour;
const ago = (milliseconds: number) => new Date(now - milliseconds).toISOString();
const inHours = (due: string | null) => (due === null ? null : (Date.parse(due) - now) / hour);

test.each([
  ["just found", 0, 24],
  ["a day old", day, 24],
  ["four days old", 4 * day, 4 * 24],
  ["half a year old", 180 * day, 60 * 24],
  ["two years old", 730 * day, null],
])("a page whose address is %s is due again in proportion", (_, age, hours) => {
  expect(inHours(dueAfterAnswer(now, ago(age)))).toBe(hours);
});

test.each<[ErrorCode, number, number | null]>([
  ["connection-failed", 0, 1 / 6],
  ["connection-failed", 3, 8 / 6],
  ["connection-failed", 7, null],
  ["server-error", 0, 1],
  ["unknown-host", 0, 24],
  ["http-refused", 0, null],
  ["not-a-page", 0, null],
  ["robots-disallow", 20, 7 * 24],
  ["robots-unreadable", 20, 1],
  ["tls-failed", 0, 1],
])("after %s with %i failures before, a page is due as its remedy says", (code, failures, hours) => {
  const due = dueAfterFailure(now, new SijillError(code, "x"), { failures, role: "page", depth: 1 });
  expect(inHours(due)).toBeCloseTo(hours ?? 0, 6);
  expect(due === null).toBe(hours === null);
});

test.each<[ErrorCode, number, number]>([
  ["connection-failed", 0, 1 / 6],
  ["not-a-feed", 0, 24],
  ["http-refused", 50, 48],
])("after %s with %i failures before, what a source itself names is asked again", (code, failures, hours) => {
  const due = dueAfterFailure(now, new SijillError(code, "x"), { failures, role: "feed", depth: 0 });
  expect(inHours(due)).toBeCloseTo(hours, 6);
});

test("an error of the program costs a page a day", () => {
  expect(inHours(dueAfterFailure(now, new TypeError("x"), { failures: 0, role: "page", depth: 1 }))).toBe(24);
});

const page = (failures: number) => ({ failures, role: "page", depth: 1 }) as const;
const asked = (seconds: number | null) => new AskedToWait("too-many-requests", "x", seconds);

test("a host that asks for patience gets what it asks for, and is never given up", () => {
  expect(inHours(dueAfterFailure(now, asked(5 * 3_600), page(0)))).toBe(5);
  expect(inHours(dueAfterFailure(now, asked(10), page(0)))).toBe(1 / 60);
  expect(inHours(dueAfterFailure(now, asked(null), page(30)))).toBe(1 / 60);
});
