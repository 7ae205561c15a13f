import * as fc from "fast-check";
import { expect, test } from "vitest";
import { AskedToWait } from "../../src/crawl/failures.ts";
import { askRobots, type KeptRobots, robotsRules } from "../../src/crawl/robots.ts";
import { robotsBytes } from "../../src/crawl/robots-text.ts";
import { SijillError } from "../../src/errors.ts";
import type { Page } from "../../src/model.ts";

const now = Date.UTC(2026, 0, 15, 12);
const tomorrow = "2026-01-16T12:00:00.000Z";
const inTenMinutes = "2026-01-15T12:10:00.000Z";

const kept = (text: string): KeptRobots => ({ state: "rules", text, reason: null, until: tomorrow });

function page(body: string | Uint8Array): Page {
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  const address = "https://press.example/robots.txt";
  return { address, finalAddress: address, status: 200, headers: {}, fetchedAt: tomorrow, body: bytes };
}

const ask = (answer: Page | Error) =>
  askRobots(
    "https://press.example",
    (address) => {
      expect(address).toBe("https://press.example/robots.txt");
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
    now,
  );

function allows(text: string, path: string, agent = "Sijill"): boolean {
  try {
    robotsRules(kept(text), agent).check(new URL(path, "https://press.example"));
    return true;
  } catch (error) {
    expect(error).toMatchObject({ code: "robots-disallow" });
    return false;
  }
}

test("what a host answers is a value that JSON holds", async () => {
  const answer = await ask(page("\uFEFFUser-agent: *\nDisallow: /private\0"));
  expect(answer).toEqual({
    state: "rules",
    text: "User-agent: *\nDisallow: /private",
    reason: null,
    until: tomorrow,
  });
  expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
});

test.each([
  ["is empty", page("")],
  ["is a page of HTML", page("<!doctype html><title>Not here</title><p>Nothing: here")],
  ["is an image", page(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 255))],
  ["is refused", new SijillError("http-refused", "404")],
  ["redirects for ever", new SijillError("too-many-redirects", "…")],
])("a robots.txt that %s allows everything for a day", async (_, answer) => {
  const robots = await ask(answer);
  expect(robots).toEqual({ state: "none", text: "", reason: null, until: tomorrow });
  expect(() => robotsRules(robots, "Sijill").check(new URL("https://press.example/any"))).not.toThrow();
});

test.each([
  ["fails", new SijillError("server-error", "trouble (500)"), inTenMinutes],
  ["never comes", new SijillError("timed-out", "too long"), inTenMinutes],
  ["asks for patience", new AskedToWait("server-error", "trouble (503)", 3600), "2026-01-15T13:00:00.000Z"],
  ["asks for a year", new AskedToWait("server-error", "trouble (503)", 31_536_000), tomorrow],
  ["asks for a moment", new AskedToWait("server-error", "trouble (503)", 1), inTenMinutes],
])("a robots.txt that %s closes the host for now, and says why", async (_, error, until) => {
  const robots = await ask(error);
  expect(robots).toMatchObject({ state: "closed", text: "", until });
  expect(() => robotsRules(robots, "Sijill").check(new URL("https://press.example/any"))).toThrow(
    expect.objectContaining({
      code: "robots-unreadable",
      message: `https://press.example/any is not fetched: its robots.txt cannot be read for now: ${error.message}`,
    }),
  );
});

test.each(["unknown-host", "connection-failed", "tls-failed", "address-forbidden", "too-many-requests"] as const)(
  "a host that cannot be spoken to (%s) is reported as that",
  async (code) => {
    await expect(ask(new SijillError(code, "…"))).rejects.toThrow(expect.objectContaining({ code }));
  },
);

test("of a long file the first 500 KiB are kept, without the line that is cut in two", async () => {
  const line = "Disallow: /archive/of/a/year\n";
  const { text } = await ask(page(`User-agent: *\n${line.repeat(40_000)}`));
  expect(text.length).toBeLessThanOrEqual(robotsBytes);
  expect(text.length).toBeGreaterThan(robotsBytes - 2 * line.length);
  expect(text.endsWith(line)).toBe(true);
});

test.each([
  ["lines end with CR and LF", "User-agent: *\r\nDisallow: /a\r\n", "/a", false],
  ["lines end with CR alone", "User-agent: *\rDisallow: /a\r", "/a", false],
  ["there is no rule for a path", "User-agent: *\nDisallow: /a", "/b", true],
  ["a value is empty", "User-agent: *\nDisallow:", "/a", true],
  ["a rule stands before any group", "Disallow: /\nUser-agent: *\nDisallow: /a", "/b", true],
  ["names are in capitals", "USER-AGENT: SIJILL\nDISALLOW: /a", "/a", false],
  ["a version follows the name", "User-agent: Sijill/2.0\nDisallow: /a", "/a", false],
  ["a star follows the name", "User-agent: Sijill*\nDisallow: /a", "/a", false],
  ["another name begins like ours", "User-agent: Sijillbot\nDisallow: /a", "/a", true],
  ["ours begins like another name", "User-agent: Sij\nDisallow: /a", "/a", true],
  ["our group goes first", "User-agent: *\nDisallow: /\nUser-agent: sijill\nAllow: /a", "/a", true],
  ["our group is empty", "User-agent: *\nDisallow: /\nUser-agent: sijill\nDisallow:", "/a", true],
  [
    "our groups count together",
    "User-agent: sijill\nDisallow: /a\nUser-agent: x\nDisallow: /c\nUser-agent: sijill\nDisallow: /b",
    "/b",
    false,
  ],
  ["one group is for several", "User-agent: x\nUser-agent: sijill\nUser-agent: y\nDisallow: /a", "/a", false],
  [
    "a sitemap stands in the head of a group",
    "User-agent: sijill\nSitemap: https://press.example/s.xml\nUser-agent: x\nDisallow: /a",
    "/a",
    false,
  ],
  ["a comment follows", "User-agent: * # all\nDisallow: /a # please", "/a", false],
  ["lines are nonsense", "Welcome!\n:::\nUser-agent: *\n????\nDisallow: /a", "/a", false],
  ["a star stands for anything", "User-agent: *\nDisallow: /*/print", "/2024/05/print?x=1", false],
  ["a path ends with its pattern", "User-agent: *\nDisallow: /*.php$", "/index.php", false],
  ["a path goes on", "User-agent: *\nDisallow: /*.php$", "/index.php?id=1", true],
  ["the longest rule wins", "User-agent: *\nDisallow: /news\nAllow: /news/open", "/news/open/1", true],
  ["allowing wins among equals", "User-agent: *\nDisallow: /news\nAllow: /news", "/news/1", true],
  ["Arabic stands unencoded", "User-agent: *\nDisallow: /أخبار", "/أخبار/1", false],
  ["a letter is encoded for nothing", "User-agent: *\nDisallow: /%6eews", "/news", false],
  ["an address encodes for nothing", "User-agent: *\nDisallow: /~staff", "/%7Estaff", false],
  ["a slash is encoded", "User-agent: *\nDisallow: /a%2Fb", "/a/b", true],
])("where %s", (_, text, path, expected) => {
  expect(allows(text, path)).toBe(expected);
});

test("a group for a kind of agent is for all of its kind that have none of their own", () => {
  const text = "User-agent: Sijill\nDisallow: /a\nUser-agent: Sijill-Jobs\nDisallow: /b";
  expect(allows(text, "/a", "Sijill-News")).toBe(false);
  expect(allows(text, "/a", "Sijill-Jobs")).toBe(true);
  expect(allows(text, "/b", "Sijill-Jobs")).toBe(false);
});

test.each([
  ["5", 5],
  ["0.5", 0.5],
  ["1,5", 1.5],
  ["10 seconds", 10],
  ["-3", 0],
  ["soon", 0],
  ["Infinity", 0],
  ["", 0],
])("Crawl-delay: %s is %d seconds", (value, seconds) => {
  expect(robotsRules(kept(`User-agent: *\nCrawl-delay: ${value}`), "Sijill").crawlDelay).toBe(seconds);
});

test("a delay that no crawl waits closes the host", () => {
  expect(allows("User-agent: *\nCrawl-delay: 86401", "/a")).toBe(false);
  expect(allows("User-agent: *\nCrawl-delay: 99999999999999999999", "/a")).toBe(false);
  expect(allows("User-agent: other\nCrawl-delay: 86401", "/a")).toBe(true);
});

test("sitemaps are those that have an address on the web, each once, and not without end", () => {
  const text = [
    "Sitemap: https://press.example/sitemap.xml",
    "sitemap: https://www.press.example/news.xml",
    "User-agent: *",
    "Sitemap: https://press.example/sitemap.xml",
    "Sitemap: https://elsewhere.example/sitemap.xml",
    "Sitemap: /relative.xml",
    "Sitemap: file:///etc/passwd",
    "Sitemap: ftp://press.example/sitemap.xml",
  ].join("\n");
  expect(robotsRules(kept(text), "Sijill").sitemaps).toEqual([
    "https://press.example/sitemap.xml",
    "https://www.press.example/news.xml",
    "https://elsewhere.example/sitemap.xml",
  ]);
  const many = Array.from({ length: 5_000 }, (_, index) => `Sitemap: https://press.example/${index}.xml`).join("\n");
  expect(robotsRules(kept(many), "Sijill").sitemaps).toHaveLength(1_000);
});

test("a file with more wildcards than can be obeyed closes the host", () => {
  expect(allows(`User-agent: *\n${"Disallow: /*/x\n".repeat(900)}`, "/a")).toBe(true);
  expect(allows(`User-agent: *\n${"Disallow: /*/x\n".repeat(1_100)}`, "/a")).toBe(false);
});

const file = (line: string) => line.repeat(Math.floor(robotsBytes / line.length));

test.each([
  ["agents and rules without number", `${file("user-agent:sijill\n").slice(0, 250_000)}\n${file("allow:/\n")}`],
  ["one endless pattern of stars", `User-agent: *\nDisallow: /${"*".repeat(robotsBytes - 50)}x$`],
  ["one endless pattern of stars and letters", `User-agent: *\nDisallow: /${file("*a")}$`],
  ["patterns without number", `User-agent: *\n${file("Disallow: *a*a*a*b\n")}`],
  ["the most stars that are read", `User-agent: *\n${"Disallow: *a*a*a*b\n".repeat(240)}`],
])("%s are read in bounded time", (_, text) => {
  const began = performance.now();
  allows(text.slice(0, robotsBytes), `/${"a".repeat(2_000)}`);
  expect(performance.now() - began).toBeLessThan(10_000);
});

test("any text gives rules", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), fc.webPath(), (text, path) => {
      expect(typeof allows(`User-agent: *\n${text}`, `/${path.replace(/^[/]+/, "")}`)).toBe("boolean");
    }),
  );
});
