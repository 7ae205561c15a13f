import { describe, expect, test } from "vitest";
import { readMachineDay } from "../../src/page/machine-day.ts";
import { first, read, second, third } from "./pages.ts";

const title = "Un titre assez long pour un article";
const heading = `<h1>${title}</h1>`;
const text = `<div class="entry-content"><p>${first}</p><p>${second}</p><p>${third}</p></div>`;
const day = "2019-05-06";

function article(head: string, line = "", around = ""): ReturnType<typeof read> {
  return read(
    `<html><head><title>${title}</title>${head}</head><body><div>Mardi 20 janvier 2026</div>
     <article><header>${heading}${line}</header>${text}</article>${around}</body></html>`,
  );
}

const dayOf = (head: string, line = "", around = ""): string | null =>
  article(head, line, around).publishedAt?.slice(0, 10) ?? null;

const state = (json: string): string => `<script id="state" type="application/json">${json}</script>`;
const jsonLd = (json: string): string => `<script type="application/ld+json">${json}</script>`;

describe("a day written for programs", () => {
  test.each([
    ["1557136800", "2019-05-06T10:00:00Z"],
    ["1557136800000", "2019-05-06T10:00:00Z"],
    ["20190506", "2019-05-06"],
    ["20190506T103000Z", "2019-05-06T10:30:00Z"],
    ["2019-05-06T10:30:00+01:00", "2019-05-06T10:30:00+01:00"],
    ["Mon, 06 May 2019 10:30:00 +0000", "2019-05-06T10:30:00+00:00"],
    ["20191306", null],
    ["4212345678", null],
    ["06 12 34 56 78", null],
  ])("%s is %s", (written, value) => {
    expect(readMachineDay(written)).toBe(value);
  });
});

describe("the head of a page tells the day", () => {
  test.each([
    ["published_date", day],
    ["DC:date.issued", day],
    ["dcterms.issued", day],
    ["og:article:published_time", `${day}T10:00`],
    ["citation_publication_date", "2019/05/06"],
    ["bt:pubDate", day],
    ["created", day],
  ])("by meta %s", (name, content) => {
    expect(dayOf(`<meta name="${name}" content="${content}">`)).toBe(day);
  });

  test.each([
    ["a number", '{"@type":"NewsArticle","datePublished":1557136800}'],
    ["a value with its type", '{"@type":"NewsArticle","datePublished":{"@value":"2019-05-06"}}'],
    ["a type by its address", '{"@type":"https://schema.org/Article","datePublished":"2019-05-06"}'],
    ["the day of its making alone", '{"@type":"NewsArticle","dateCreated":"2019-05-06"}'],
    ["the page around the article", '[{"@type":"NewsArticle"},{"@type":"WebPage","datePublished":"2019-05-06"}]'],
    ["a comma too many", '{"@type":"NewsArticle","datePublished":"2019-05-06",}'],
    ["a comment around it", '<!--{"@type":"NewsArticle","datePublished":"2019-05-06"}-->'],
    ["CDATA around it", '//<![CDATA[\n{"@type":"NewsArticle","datePublished":"2019-05-06"}\n//]]>'],
    [
      "quotation marks in the headline",
      '{"@type":"NewsArticle","headline":"Un "grand" jour","datePublished":"2019-05-06"}',
    ],
  ])("by JSON-LD with %s", (_what, json) => {
    expect(dayOf(jsonLd(json))).toBe(day);
  });

  test("in one way only: broken JSON-LD of two stories says nothing", () => {
    const json =
      '{"@type":"NewsArticle","headline":"Un "grand" jour","datePublished":"2019-05-06"},{"datePublished":"2019-05-09"}';
    expect(dayOf(jsonLd(json))).toBeNull();
  });

  test("by the making of the article only where nothing tells its publication", () => {
    const head = `<meta name="created" content="2019-05-02">${jsonLd('{"@type":"NewsArticle","datePublished":"2019-05-06"}')}`;
    expect(dayOf(head)).toBe(day);
  });
});

describe("elements by the title tell the day", () => {
  test.each([
    [
      "two times glued together, of which one is of a change",
      '<span>Posted on <time class="entry-date published" datetime="2019-05-06">6 mai 2019</time><time class="updated" datetime="2020-02-02">2 février 2020</time></span>',
    ],
    [
      "a change before the publication",
      '<p><time class="updated" datetime="2020-02-02">2 février 2020</time> <time class="published" datetime="2019-05-06">6 mai 2019</time></p>',
    ],
    [
      "the only time, though it is called updated",
      '<p><time class="post updated" datetime="2019-05-06">6 mai</time></p>',
    ],
    ["RDFa", '<span property="dc:date dc:created" content="2019-05-06T10:00:00+00:00">lundi</span>'],
    ["two names of microdata in one", '<span itemprop="datePublished dateModified" content="2019-05-06">lundi</span>'],
    ["an abbreviation", '<abbr class="published" title="2019-05-06T10:00:00Z">il y a six ans</abbr>'],
    ["a title", '<span class="date" title="lundi 6 mai 2019, 10:00">il y a six ans</span>'],
    ["data of an attribute", '<span class="ago" data-date="2019-05-06T10:00:00Z">il y a six ans</span>'],
    ["the seconds of a clock", '<span class="ago" data-timestamp="1557136800">il y a six ans</span>'],
    ["a weekday where digits tell two days", "<p>Monday, 05/06/2019 - 10:00</p>"],
  ])("by %s", (_what, line) => {
    expect(dayOf("", line)).toBe(day);
  });

  test("never by a time that the words before it call a change", () => {
    const line = '<p>Mis à jour le <time datetime="2020-02-02">2 février 2020</time></p>';
    expect(article("", line)).toMatchObject({ publishedAt: null, modifiedAt: "2020-02-02" });
  });

  test("and that of a change apart", () => {
    const line =
      '<p><time class="published" datetime="2019-05-06">x</time> <time class="updated" datetime="2020-02-02">y</time></p>';
    expect(article("", line)).toMatchObject({ publishedAt: "2019-05-06", modifiedAt: "2020-02-02" });
  });
});

describe("what a page carries for its scripts", () => {
  test.each([
    ["data", state('{"story":{"publishedAt":"2019-05-06T10:00:00Z","updatedAt":"2020-01-01"}}')],
    ["data in a text", `<script>window.state = "{\\"publishedDate\\":\\"2019-05-06\\"}"</script>`],
    ["a list for measuring", "<script>layer=[{'kind':'story','publish_date':'2019-05-06'}]</script>"],
  ])("tells the day by %s where nothing else does", (_what, script) => {
    expect(article("", "", script)).toMatchObject({
      publishedAt: expect.stringContaining(day),
      publishedFrom: "page data",
    });
  });

  test("tells nothing where it is of several stories", () => {
    expect(dayOf("", "", state('[{"publishedAt":"2019-05-06"},{"publishedAt":"2019-05-09"}]'))).toBeNull();
  });

  test("gives way to what readers see", () => {
    expect(dayOf("", "<p>Publié le 6 mai 2019</p>", state('{"publishedAt":"2019-05-09"}'))).toBe(day);
  });
});
