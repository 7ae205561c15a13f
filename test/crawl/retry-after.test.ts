import { expect, test } from "vitest";
import { retryAfterSeconds } from "../../src/crawl/retry-after.ts";

const now = Date.UTC(2026, 0, 15, 12);
const day = 24 * 3600;

test.each([
  ["120", 120],
  [" 5 ", 5],
  ["0", 0],
  ["Thu, 15 Jan 2026 12:00:30 GMT", 30],
  ["Thursday, 15-Jan-26 12:00:30 GMT", 30],
  ["Thu, 15 Jan 2026 11:00:00 GMT", 0],
  // A server that wants a year has made a mistake.
  ["31536000", day],
  ["9".repeat(50), day],
  ["Fri, 31 Dec 9999 23:59:59 GMT", day],
  // What says neither seconds nor a moment
  ["-5", null],
  ["1.5", null],
  ["soon", null],
  ["", null],
  [undefined, null],
  ["120, 60", null],
  ["x".repeat(10_000), null],
])("Retry-After: %s is %s seconds", (header, seconds) => {
  expect(retryAfterSeconds(header, now)).toBe(seconds);
});
