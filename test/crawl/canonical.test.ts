import * as fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalise } from "../../src/crawl/canonical.ts";
import { readFeedDate } from "../../src/crawl/feed-date.ts";
import { retryAfterSeconds } from "../../src/crawl/retry-after.ts";

const base = "https://www.press.ma/economie/";
const hosts = ["www.press.ma", "ar.press.ma"];

test.each([
  ["/a/b.html#comments", "https://www.press.ma/a/b.html"],
  ["b.html", "https://www.press.ma/economie/b.html"],
  ["https://www.press.ma:443/a", "https://www.press.ma/a"],
  ["http://www.press.ma:80/a", "http://www.press.ma/a"],
  ["HTTPS://WWW.Press.MA/A", "https://www.press.ma/A"],
  ["/a?utm_source=x&id=7&fbclid=1&page=2", "https://www.press.ma/a?id=7&page=2"],
  ["/a?z=1&a=2&Z=%C3%A9+x", "https://www.press.ma/a?z=1&a=2&Z=%C3%A9+x"],
  ["/a?utm_medium=rss", "https://www.press.ma/a"],
  ["/a?", "https://www.press.ma/a"],
  ["/a??b=1&&c", "https://www.press.ma/a??b=1&c"],
  ["https://press.ma/a", "https://www.press.ma/a"],
  ["https://m.press.ma/a", "https://www.press.ma/a"],
  ["https://ar.press.ma/a", "https://ar.press.ma/a"],
  ["//www.press.ma/a", "https://www.press.ma/a"],
  ["/اقتصاد", "https://www.press.ma/%D8%A7%D9%82%D8%AA%D8%B5%D8%A7%D8%AF"],
  ["https://user:word@www.press.ma/a", "https://www.press.ma/a"],
])("%s is kept as %s", (link, address) => {
  expect(canonicalise(link, base, hosts)).toBe(address);
});

test.each([
  "https://other.ma/a",
  "mailto:redaction@press.ma",
  "javascript:void(0)",
  "https://",
  "ftp://www.press.ma/a",
  `/${"a".repeat(3_000)}`,
])("%s is no address of the source", (link) => {
  expect(canonicalise(link, base, hosts)).toBeNull();
});

test("what is canonical stays as it is", () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (link) => {
      const own = [new URL(link).hostname];
      const once = canonicalise(link, base, own);
      expect(once === null ? null : canonicalise(once, base, own)).toBe(once);
    }),
  );
});

test.each([
  ["Wed, 01 May 2024 23:30:00 +0100", "2024-05-01T22:30:00Z"],
  ["Wed, 01 May 2024 23:30:00 GMT", "2024-05-01T23:30:00Z"],
  ["1 May 2024 08:05 +0000", "2024-05-01T08:05:00Z"],
  ["2024-05-01T10:00:00+01:00", "2024-05-01T10:00:00+01:00"],
  ["2024-05-01", "2024-05-01"],
  ["01/05/2024", "2024-05-01"],
  ["Wed, 01 May 2054 23:30:00 GMT", null],
  ["yesterday", null],
  ["", null],
  [undefined, null],
])("a feed's date %s is read as %s", (text, value) => {
  expect(readFeedDate(text, "2024-06-01T00:00:00.000Z")).toBe(value);
});

test.each([
  ["120", 120],
  [" 0 ", 0],
  ["Thu, 15 Jan 2026 12:00:30 GMT", 30],
  ["Thu, 15 Jan 2026 11:00:00 GMT", 0],
  ["-5", null],
  ["soon", null],
  ["1e9", null],
  [undefined, null],
])("Retry-After %s asks for %s seconds", (header, seconds) => {
  expect(retryAfterSeconds(header, Date.UTC(2026, 0, 15, 12))).toBe(seconds);
});
