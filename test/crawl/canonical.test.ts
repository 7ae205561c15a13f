import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { identityOf, isArticleAddress, ownAddress } from "../../src/crawl/canonical.ts";
import { readFeedDay } from "../../src/crawl/feed-date.ts";
import { retryAfterSeconds } from "../../src/crawl/retry-after.ts";

const base = "https://www.press.ma/economie/";
const source = { hosts: ["www.press.ma", "ar.press.ma"] };

describe("the address that is fetched", () => {
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
    ["/?p=123", "https://www.press.ma/?p=123"],
    ["https://press.ma/a", "https://press.ma/a"],
    ["https://m.press.ma/a/amp/", "https://m.press.ma/a/amp/"],
    ["https://amp.ar.press.ma/a", "https://amp.ar.press.ma/a"],
    ["www.press.ma/a", "https://www.press.ma/a"],
    ["//www.press.ma/a", "https://www.press.ma/a"],
    ["/اقتصاد", "https://www.press.ma/%D8%A7%D9%82%D8%AA%D8%B5%D8%A7%D8%AF"],
    ["https://user:word@www.press.ma/a", "https://www.press.ma/a"],
  ])("of %s is %s", (link, address) => {
    expect(ownAddress(link, base, source)).toBe(address);
  });

  test.each([
    "https://other.ma/a",
    "https://press.ma.other.ma/a",
    "mailto:redaction@press.ma",
    "javascript:void(0)",
    "https://",
    "ftp://www.press.ma/a",
    `/${"a".repeat(3_000)}`,
  ])("of %s is none of the source's", (link) => {
    expect(ownAddress(link, base, source)).toBeNull();
  });
});

describe("the identity of an address", () => {
  test.each([
    ["https and http", "http://press.ma/a", "https://press.ma/a"],
    ["a port and its default", "http://press.ma:80/a", "https://press.ma:443/a"],
    ["a host and its www twin", "https://www.press.ma/a", "https://press.ma/a"],
    ["a host and its m twin", "https://m.press.ma/a", "https://press.ma/a"],
    ["a host and its amp twin", "https://amp.press.ma/a", "https://www.press.ma/a"],
    ["a host and its mobile twin", "https://mobile.press.ma/a", "https://www.press.ma/a"],
    ["a host that ends in a dot", "https://press.ma./a", "https://press.ma/a"],
    ["a fragment and none", "https://press.ma/a#b", "https://press.ma/a"],
    ["tracking and none", "https://press.ma/a?id=1&utm_source=x&FBCLID=2", "https://press.ma/a?id=1"],
    ["tracking in escapes and none", "https://press.ma/a?%75tm_source=x", "https://press.ma/a"],
    ["an AMP page and its page", "https://press.ma/a/b/amp/", "https://press.ma/a/b/"],
    ["an AMP page without slash", "https://press.ma/a/b.html/amp", "https://press.ma/a/b.html"],
    ["an AMP page before .html", "https://press.ma/b_a7.amp.html", "https://press.ma/b_a7.html"],
    ["an AMP page at the beginning", "https://press.ma/amp/2024/09/25/b", "https://press.ma/2024/09/25/b"],
    ["an AMP page by parameter", "https://press.ma/a?amp=1&id=2", "https://press.ma/a?id=2"],
    ["an AMP page by empty parameter", "https://press.ma/a?amp", "https://press.ma/a"],
    ["Arabic as it is and in escapes", "https://press.ma/مصنع", "https://press.ma/%d9%85%d8%b5%D9%86%D8%B9"],
    ["needless escapes and none", "https://press.ma/%61-l%27%41%7e?q=%41", "https://press.ma/a-l'A~?q=A"],
  ])("is the same for %s", (_, one, other) => {
    expect(identityOf(one, null)).toBe(identityOf(other, null));
  });

  test.each([
    ["a trailing slash and none", "https://press.ma/a/", "https://press.ma/a"],
    ["the order of parameters", "https://press.ma/a?b=1&c=2", "https://press.ma/a?c=2&b=1"],
    ["posts by number", "https://press.ma/?p=1", "https://press.ma/?p=2"],
    ["a post by number and the home page", "https://press.ma/?p=1", "https://press.ma/"],
    ["capitals in a path", "https://press.ma/A", "https://press.ma/a"],
    ["languages", "https://ar.press.ma/a", "https://press.ma/a"],
    ["ports", "https://press.ma:8443/a", "https://press.ma/a"],
    ["an escaped slash and a slash", "https://press.ma/a%2Fb", "https://press.ma/a/b"],
    ["an escaped percent sign", "https://press.ma/%2541", "https://press.ma/A"],
    ["a short host and what it begins with", "https://m.ma/a", "https://ma/a"],
    ["a home page and its AMP page", "https://press.ma/amp/", "https://press.ma/"],
  ])("tells apart %s", (_, one, other) => {
    expect(identityOf(one, null)).not.toBe(identityOf(other, null));
  });

  test("takes for an AMP page of a source only that of what may be an article", () => {
    const patterns = { articlePatterns: ["/{slug}/{title}"] };
    const amp = "https://press.ma/economie/une-usine-de-plus/amp/";
    expect(identityOf(amp, patterns)).toBe("https://press.ma/economie/une-usine-de-plus/");
    expect(isArticleAddress(amp, patterns)).toBe(true);
    expect(identityOf("https://press.ma/tag/amp", patterns)).toBe("https://press.ma/tag/amp");
    expect(isArticleAddress("https://press.ma/tag/amp", patterns)).toBe(false);
  });

  test("of what is no web address is what was given", () => {
    for (const text of ["", "a b", "mailto:redaction@press.ma", `https://press.ma/${"a".repeat(3_000)}`]) {
      expect(identityOf(text, null)).toBe(text);
    }
  });

  const part = fc.constantFrom(
    "/",
    "amp",
    ".amp.html",
    ".amp",
    ".html",
    "%",
    "%25",
    "%2e",
    "%41",
    "?",
    "&",
    "utm_x=1",
    "م",
    "..",
    "a|b'",
    "=",
  );
  const address = fc.oneof(
    fc.webUrl({ withQueryParameters: true, withFragments: true, validSchemes: ["http", "https"] }),
    fc
      .tuple(fc.constantFrom("http://www.m.press.ma", "https://amp.ma:8080"), fc.array(part))
      .map(([host, parts]) => `${host}/${parts.join("")}`),
    fc.string({ unit: "binary" }),
  );

  test("is its own identity, whatever the address", () => {
    fc.assert(
      fc.property(address, fc.constantFrom([], ["/{slug}", "/**/{title}"]), (link, articlePatterns) => {
        const once = identityOf(link, { articlePatterns });
        expect(identityOf(once, { articlePatterns })).toBe(once);
        expect(identityOf(identityOf(link, null), null)).toBe(identityOf(link, null));
      }),
      { numRuns: 2_000 },
    );
  });

  test("is that of the address which is fetched", () => {
    fc.assert(
      fc.property(address, (link) => {
        const host = URL.canParse(link) ? new URL(link).hostname : "press.ma";
        const own = ownAddress(link, base, { hosts: [host] });
        if (own === null || !URL.canParse(link)) return;
        expect(identityOf(own, null)).toBe(identityOf(link, null));
        expect(ownAddress(own, base, { hosts: [host] })).toBe(own);
      }),
      { numRuns: 2_000 },
    );
  });
});

test.each([
  ["Wed, 01 May 2024 22:30:00 +0100", "2024-05-01"],
  ["Wed, 01 May 2024 23:30:00 GMT", "2024-05-02"],
  ["1 May 2024 08:05 +0000", "2024-05-01"],
  ["2024-05-01T10:00:00+01:00", "2024-05-01"],
  ["2024-05-01", "2024-05-01"],
  ["01/05/2024", "2024-05-01"],
  ["Sat, 01 Jun 2024 10:00:00 GMT", "2024-06-01"],
  ["Wed, 01 May 2054 23:30:00 GMT", null],
  ["2024-05", null],
  ["yesterday", null],
  ["", null],
])("a feed's date %s is the day %s", (text, day) => {
  expect(readFeedDay(text, "2024-06-01")).toBe(day);
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
