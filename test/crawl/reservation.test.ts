import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readMeta } from "../../src/crawl/head-meta.ts";
import { reservationOf } from "../../src/crawl/reservation.ts";
import { askTdmRules, parseTdmRep, reservedBy } from "../../src/crawl/tdmrep.ts";
import { SijillError } from "../../src/errors.ts";
import type { Page } from "../../src/model.ts";

function page(html: string | Uint8Array, headers: Page["headers"] = {}, path = "/2026/article?id=1"): Page {
  const address = `https://press.example${path}`;
  const body = typeof html === "string" ? new TextEncoder().encode(html) : html;
  return { address, finalAddress: address, status: 200, headers, fetchedAt: "2026-01-15T12:00:00.000Z", body };
}

const plain = "<!doctype html><title>Port</title><p>The port grows.";
const reserving = '<meta name="tdm-reservation" content="1">';
const everywhere = parseTdmRep('[{ "location": "/", "tdm-reservation": 1 }]');

test("a page that nobody reserves is not reserved", () => {
  expect(reservationOf(page(plain, { "content-type": "text/html" }), "Sijill", [])).toBeNull();
});

test.each([
  ["1", "its host reserves text and data mining (tdm-reservation)"],
  ["1, 1", "its host reserves text and data mining (tdm-reservation)"],
  ["0", null],
  ["2", null],
  ["yes", null],
  ["", null],
])("the header tdm-reservation: %s gives %s", (value, reason) => {
  expect(reservationOf(page(plain, { "tdm-reservation": value }), "Sijill", [])).toBe(reason);
});

test("where a licence is had is told, if it is an address", () => {
  const policy = "https://press.example/licence.json";
  const reason = `its host reserves text and data mining (tdm-reservation) (for a licence see ${policy})`;
  expect(reservationOf(page(plain, { "tdm-reservation": "1", "tdm-policy": policy }), "Sijill", [])).toBe(reason);
  for (const nonsense of ["javascript:alert(1)", "/relative", `https://press.example/${"x".repeat(999)}`])
    expect(reservationOf(page(plain, { "tdm-reservation": "1", "tdm-policy": nonsense }), "Sijill", [])).toBe(
      "its host reserves text and data mining (tdm-reservation)",
    );
  const html = `${reserving}<meta name="tdm-policy" content="${policy}">`;
  expect(reservationOf(page(html), "Sijill", [])).toBe(reason.replace("its host", "its page"));
});

const header = (value: string) => ({ "tdm-reservation": value });

test("the page goes before its headers, and they before the rules of the host", () => {
  const open = '<meta name="tdm-reservation" content="0">';
  expect(reservationOf(page(open, header("1")), "Sijill", everywhere)).toBeNull();
  expect(reservationOf(page(reserving, header("0")), "Sijill", [])).toMatch(/^its page reserves/);
  expect(reservationOf(page(plain, header("0")), "Sijill", everywhere)).toBeNull();
  expect(reservationOf(page(plain), "Sijill", everywhere)).toBe("its tdmrep.json reserves text and data mining of /");
});

test.each([
  ["noai", true],
  ["noindex, NoAI", true],
  ["sijill: noai", true],
  ["Sijill: noindex, noai", true],
  ["otherbot: noindex, sijill: noai", true],
  ["max-snippet: 20, noai", true],
  ["unavailable_after: 25 Jun 2030 15:00:00 GMT, noai", true],
  ["robots: noai", true],
  ["otherbot: noai", false],
  ["otherbot: noindex, noai", false],
  ["noimageai", false],
  ["noaim", false],
  ["noindex, nofollow, noarchive", false],
  ["", false],
])("X-Robots-Tag: %s reserves: %s", (value, expected) => {
  const reason = reservationOf(page(plain, { "x-robots-tag": value, "tdm-reservation": "0" }), "Sijill", []);
  expect(reason).toBe(expected ? 'its X-Robots-Tag says "noai"' : null);
});

test.each([
  ['<meta name="robots" content="noindex, noai">', true],
  ["<META CONTENT=noai NAME=Robots>", true],
  ["<meta name='sijill' content='noai'/>", true],
  ['<meta\n  name = "robots"\n  content = "noai"\n>', true],
  ['<meta charset=utf-8><title><b></title><script>if (a < b) "<meta"</script><meta name=robots content=noai>', true],
  ['<noscript><meta name="robots" content="noai"></noscript>', true],
  ['<!-- <meta name="robots" content="noai"> -->', false],
  ["<script>document.write('<meta name=robots content=noai>')</script>", false],
  ['<title><meta name="robots" content="noai"></title>', false],
  ['<meta name="otherbot" content="noai">', false],
  ['<meta property="robots" content="noai">', false],
  ['<meta data-name="robots" content="noai">', false],
  ['<meta name="description" name="robots" content="noai">', false],
  ['<metadata name="robots" content="noai">', false],
  ['</head><body><meta name="robots" content="noai">', false],
])("%s reserves: %s", (html, expected) => {
  expect(reservationOf(page(html), "Sijill", [])).toBe(expected ? 'its page tells robots "noai"' : null);
});

test("a head is read in any encoding and behind long scripts, but not without end", () => {
  expect(reservationOf(page(Buffer.from(`\uFEFF${reserving}`, "utf16le")), "Sijill", [])).toMatch(/^its page reserves/);
  expect(reservationOf(page(`<script>${"x".repeat(200_000)}</script>${reserving}`), "Sijill", [])).not.toBeNull();
  expect(reservationOf(page(`<script>${"x".repeat(300_000)}</script>${reserving}`), "Sijill", [])).toBeNull();
});

test.each([
  ["tags that never end", "<meta "],
  ["names without values", `<meta ${"a ".repeat(1_900)}>`],
  ["one endless name", `<meta ${"a".repeat(3_900)}>`],
  ["quotes that never end", `<meta a="b c='d `],
  ["comments that never end", "<!--"],
  ["scripts that never end", "<script><meta"],
  ["signs of equality", "<meta a = = = = "],
  ["spaces", `<meta a${" ".repeat(3_000)}`],
  ["angle brackets", "<"],
])("%s are read in bounded time", (_, part) => {
  const body = new TextEncoder().encode(part.repeat(Math.ceil(1_000_000 / part.length)));
  const began = performance.now();
  expect(readMeta(body).length).toBeLessThanOrEqual(500);
  expect(performance.now() - began).toBeLessThan(2_000);
});

test("any bytes have a head, or none", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom("<meta", " name", "=", '"', "'", ">", "robots", "<!--", "-->", "<script", "</script", " ", "é"),
      ),
      (parts) => {
        for (const { name, content } of readMeta(new TextEncoder().encode(parts.join("")))) {
          expect(typeof name).toBe("string");
          expect(typeof content).toBe("string");
        }
      },
    ),
  );
});

test("the first rule that fits a path decides", () => {
  const rules = parseTdmRep(
    JSON.stringify([
      { location: "/open/", "tdm-reservation": 0 },
      { location: "/a/*.html$", "tdm-reservation": 1, "tdm-policy": "https://press.example/licence" },
      { location: "/a/", "tdm-reservation": 0 },
      { location: "/", "tdm-reservation": "1" },
    ]),
  );
  expect(JSON.parse(JSON.stringify(rules))).toEqual(rules);
  expect(reservedBy(rules, "/open/1")).toBeNull();
  expect(reservedBy(rules, "/a/b.html")).toBe(
    "its tdmrep.json reserves text and data mining of /a/*.html$ (for a licence see https://press.example/licence)",
  );
  expect(reservedBy(rules, "/a/b.html?x=1")).toBeNull();
  expect(reservedBy(rules, "/other")).toMatch(/ of \/$/);
  expect(reservedBy(parseTdmRep('[{ "location": "/a", "tdm-reservation": 1 }]'), "/b")).toBeNull();
});

test.each([
  ["nothing", ""],
  ["no JSON", "User-agent: *"],
  ["HTML", "<!doctype html><p>Not found"],
  ["no rules", '{ "error": 404 }'],
  ["null", "null"],
  ["a rule without a path", '[{ "tdm-reservation": 1 }]'],
  ["a rule without a value", '[{ "location": "/" }]'],
  ["a rule of another value", '[{ "location": "/", "tdm-reservation": 2 }]'],
  ["a path of two lines", '[{ "location": "/\\nAllow: /", "tdm-reservation": 1 }]'],
  ["a path of stars", `[{ "location": "/${"*a".repeat(20)}", "tdm-reservation": 1 }]`],
  ["brackets without end", "[".repeat(400_000)],
  ["more than is read", `[${'{ "location": "/", "tdm-reservation": 1 },'.repeat(20_000)}null]`],
])("a file with %s has no rules", (_, text) => {
  expect(parseTdmRep(text)).toEqual([]);
});

test("a file is read with its mark of byte order, without its brackets, and of its rules a number", () => {
  const rule = '{ "location": "/", "tdm-reservation": 1, "tdm-policy": 5 }';
  expect(parseTdmRep(`\uFEFF[${rule}]`)).toEqual([{ location: "/", isReserved: true, policy: null }]);
  expect(parseTdmRep(rule)).toHaveLength(1);
  expect(parseTdmRep(`[${`${rule},`.repeat(3_000)}${rule}]`)).toHaveLength(500);
});

test("asking a host gives rules that can be kept, and none where it has no file", async () => {
  const now = Date.UTC(2026, 0, 15, 12);
  const asked: string[] = [];
  const file = page('[{ "location": "/", "tdm-reservation": 1 }]', {}, "/.well-known/tdmrep.json");
  const given = await askTdmRules(
    "https://press.example",
    (address) => {
      asked.push(address);
      return Promise.resolve(file);
    },
    now,
  );
  expect(asked).toEqual(["https://press.example/.well-known/tdmrep.json"]);
  expect(given).toEqual({ rules: everywhere, until: "2026-01-16T12:00:00.000Z" });
  const failing = (failure: Error) => askTdmRules("https://press.example", () => Promise.reject(failure), now);
  expect(await failing(new SijillError("http-refused", "404"))).toEqual({
    rules: [],
    until: "2026-01-16T12:00:00.000Z",
  });
  expect(await failing(new SijillError("server-error", "503"))).toEqual({
    rules: [],
    until: "2026-01-15T12:10:00.000Z",
  });
  await expect(failing(new TypeError("a defect"))).rejects.toThrow(TypeError);
});
