import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readDocument, rootDocuments } from "../../src/crawl/documents.ts";
import type { DayRange, DocumentRole, Shown } from "../../src/crawl/find.ts";
import type { Page } from "../../src/model.ts";
import { sourceSchema, type Source } from "../../src/sources/schema.ts";

const at = (path: string) => `https://www.press.ma${path}`;

function sourceOf(data: Partial<Source> = {}): Source {
  return sourceSchema.parse({
    id: "press",
    name: "Press",
    hosts: ["www.press.ma"],
    languages: ["fr"],
    outlet: "press",
    markup: "unproven",
    ...data,
  });
}

interface Reading {
  readonly source?: Partial<Source>;
  readonly address?: string;
  readonly depth?: number;
  readonly range?: DayRange | null;
  readonly headers?: Page["headers"];
  readonly maxBytes?: number;
}

/** What a document shows on 15 January 2026. */
function read(role: DocumentRole, body: string | Uint8Array, reading: Reading = {}): Shown {
  const {
    source = {},
    address = at("/document"),
    depth = 0,
    range = null,
    headers = {},
    maxBytes = 1_000_000,
  } = reading;
  const bytes = typeof body === "string" ? Buffer.from(body) : body;
  const fetchedAt = "2026-01-15T12:00:00.000Z";
  const page = { address, finalAddress: address, status: 200, headers, fetchedAt, body: bytes };
  return readDocument(page, { address, role, depth }, sourceOf(source), { maxBytes, today: "2026-01-15", range });
}

const found = ({ articles }: Shown) => articles.map(({ address }) => address);
const following = ({ documents }: Shown) => documents.map(({ address }) => address);
const code = (value: string) => expect.objectContaining({ code: value });

const rss = (...items: string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><channel><title>R&D & usines</title>${items.join("")}</channel></rss>`;

describe("a feed", () => {
  test("in RSS with bare ampersands, links with spaces, tracking and other sites' links", () => {
    const shown = read(
      "feed",
      rss(
        `<item><title>A & B</title><link>
          https://press.ma/a?id=1&x=2&utm_source=rss </link><pubDate>Wed, 01 May 2024 10:00:00 +0100</pubDate></item>`,
        `<item><guid isPermaLink="true">https://www.press.ma/b</guid><pubDate>not a date</pubDate></item>`,
        `<item><guid isPermaLink="false">https://www.press.ma/?p=9</guid></item>`,
        `<item><link>https://elsewhere.ma/c</link></item>`,
        `<item><link>/d#comments</link><dc:date>2024-05-03</dc:date></item>`,
        `<item><link>https://www.press.ma/?p=10</link></item>`,
      ),
    );
    expect(shown).toEqual({
      articles: [
        { address: "https://press.ma/a?id=1&x=2", foundBy: "feed", publishedAt: "2024-05-01" },
        { address: at("/b"), foundBy: "feed", publishedAt: null },
        { address: at("/d"), foundBy: "feed", publishedAt: "2024-05-03" },
        { address: at("/?p=10"), foundBy: "feed", publishedAt: null },
      ],
      documents: [],
    });
  });

  test("in Atom, RDF and JSON", () => {
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><id>1</id><updated>2024-05-02T10:00:00Z</updated>
      <entry><id>tag:press.ma,2024:1</id><title>t</title><link rel="self" href="/self"/><link href="/atom"/>
      <published>2024-05-01T23:30:00Z</published><updated>2024-05-09T10:00:00Z</updated></entry></feed>`;
    const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel><title>t</title><link>l</link></channel><item rdf:about="https://www.press.ma/about"><title>t</title><link>https://www.press.ma/rdf</link><dc:date>2024-05-01</dc:date></item></rdf:RDF>`;
    const json = `{"version":"https://jsonfeed.org/version/1.1","title":"t","items":[
      {"id":"1","url":"https://www.press.ma/json","date_published":"2024-05-01T10:00:00Z"},{"id":"https://www.press.ma/by-id"}]}`;
    expect(
      [atom, rdf, json].flatMap((body) => read("feed", body).articles.map((one) => [one.address, one.publishedAt])),
    ).toEqual([
      [at("/atom"), "2024-05-02"],
      [at("/rdf"), "2024-05-01"],
      [at("/json"), "2024-05-01"],
      [at("/by-id"), null],
    ]);
  });

  test("that a service stands before gives the site's own addresses", () => {
    const shown = read(
      "feed",
      rss(
        `<item><link>https://service.example/~r/1</link><feedburner:origLink>https://www.press.ma/a?b=1&amp;c=2</feedburner:origLink></item>`,
        `<item><link>https://service.example/~r/2</link><guid>https://www.press.ma/b</guid></item>`,
        `<item><link>https://service.example/~r/3</link><feedburner:origLink><![CDATA[https://www.press.ma/c]]></feedburner:origLink></item>`,
      ),
    );
    expect(found(shown)).toEqual([at("/a?b=1&c=2"), at("/b"), at("/c")]);
  });

  test("broken in the usual ways is read", () => {
    const feed = rss(`<item><title>مصنع جديد</title><link>https://www.press.ma/مصنع</link></item>`);
    const arabic = [at("/%D9%85%D8%B5%D9%86%D8%B9")];
    expect(found(read("feed", `\n\n  ${feed}`))).toEqual(arabic);
    expect(found(read("feed", `\uFEFF${feed}`))).toEqual(arabic);
    expect(found(read("feed", feed, { headers: { "content-type": "text/xml; charset=iso-8859-1" } }))).toEqual(arabic);
    expect(found(read("feed", gzipSync(feed)))).toEqual(arabic);
    const latin = Buffer.from(rss(`<item><title>Été</title><link>/a</link></item>`), "latin1");
    expect(found(read("feed", latin))).toEqual([at("/a")]);
    expect(found(read("feed", rss("<item><link>/a</link></item><item><li")))).toEqual([at("/a")]);
  });

  test("shows each article once, with the day that one entry tells, and with https where any has it", () => {
    const { articles } = read(
      "feed",
      rss(
        "<item><link>http://press.ma/a</link></item>",
        "<item><link>https://m.press.ma/a?utm_medium=x</link><pubDate>2024-05-01</pubDate></item>",
        "<item><link>http://www.press.ma/a/amp</link></item>",
      ),
    );
    expect(articles).toEqual([{ address: "https://m.press.ma/a", foundBy: "feed", publishedAt: "2024-05-01" }]);
  });

  test("shows articles of any age, unless the source says how old they may be", () => {
    const feed = rss(
      "<item><link>/old</link><pubDate>2019-05-01</pubDate></item>",
      "<item><link>/new</link><pubDate>2026-01-10</pubDate></item>",
      "<item><link>/undated</link></item>",
    );
    expect(found(read("feed", feed))).toEqual([at("/old"), at("/new"), at("/undated")]);
    expect(found(read("feed", feed, { source: { maxAge: 5 } }))).toEqual([at("/new"), at("/undated")]);
    expect(found(read("feed", feed, { source: { maxAge: 4 } }))).toEqual([at("/undated")]);
  });

  test.each([
    ["a page", "<!doctype html><html><title>rss</title><p>The feed has moved"],
    ["a text", "Too many connections"],
    ["other JSON", `{"error":"not found"}`],
    ["other XML", "<urlset></urlset>"],
  ])("that is %s is none", (_, body) => {
    expect(() => read("feed", body)).toThrow(code("not-a-feed"));
  });
});

const url = (path: string, more = "") => `<url><loc>${at(path)}</loc>${more}</url>`;
const urlset = (...items: string[]) => `<?xml version="1.0"?><urlset xmlns="x">${items.join("")}</urlset>`;
const lastmod = (day: string) => `<lastmod>${day}</lastmod>`;
const child = (path: string, more = "") => `<sitemap><loc>${at(path)}</loc>${more}</sitemap>`;
const index = (...items: string[]) => `<sitemapindex xmlns="x">${items.join("")}</sitemapindex>`;

describe("a sitemap", () => {
  test("shows the addresses that look like articles, with the day of a news sitemap", () => {
    const shown = read(
      "sitemap",
      `<?xml version="1.0"?><urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="i">
       <url><loc> ${at("/2026/01/14/slug?a=1&amp;b=2")} </loc><lastmod>2026-01-15</lastmod><image:image><image:loc>/x.png</image:loc></image:image>
         <news:news><news:publication_date>2026-01-14T10:00:00Z</news:publication_date><news:title>t</news:title></news:news></url>
       <url><loc><![CDATA[${at("/2026/01/02/cdata")}]]></loc></url>
       <url><loc>${at("/2026/01/03/&#1605;&#x635;")}</loc></url>
       <url><loc>${at("/contact")}</loc></url>
       <url><lastmod>2026-01-01</lastmod></url>
       <url><loc>https://elsewhere.ma/2026/01/01/slug</loc></url></urlset>`,
      { source: { articlePatterns: ["/{year}/{month}/{day}/{slug}"] } },
    );
    expect(shown.articles).toEqual([
      { address: at("/2026/01/14/slug?a=1&b=2"), foundBy: "sitemap", publishedAt: "2026-01-14" },
      { address: at("/2026/01/02/cdata"), foundBy: "sitemap", publishedAt: null },
      { address: at("/2026/01/03/%D9%85%D8%B5"), foundBy: "sitemap", publishedAt: null },
    ]);
  });

  const dated = urlset(
    url("/undated"),
    url("/changed-lately", lastmod("2026-01-14T08:00:00+01:00")),
    url("/changed-long-ago", lastmod("2019-06-01")),
    url("/2019/06/01/by-address", lastmod("2026-01-14")),
    url("/2019/06/by-month"),
    url("/2026/01/by-month"),
    url("/the-year/2019/is-over"),
  );

  test("shows nothing older than thirty days, unless the source says so", () => {
    expect(found(read("sitemap", dated))).toEqual([
      at("/undated"),
      at("/changed-lately"),
      at("/2026/01/by-month"),
      at("/the-year/2019/is-over"),
    ]);
    expect(found(read("sitemap", dated, { source: { maxAge: 10_000 } }))).toHaveLength(7);
  });

  test("shows for a backfill what may have been published within its days", () => {
    const range = { from: "2019-06-01", to: "2019-06-30" };
    expect(found(read("sitemap", dated, { range, source: { maxAge: 1 } }))).toEqual([
      at("/undated"),
      at("/changed-lately"),
      at("/changed-long-ago"),
      at("/2019/06/01/by-address"),
      at("/2019/06/by-month"),
      at("/the-year/2019/is-over"),
    ]);
    expect(found(read("sitemap", dated, { range: { from: "2019-06-02", to: "2019-06-02" } }))).not.toContain(
      at("/changed-long-ago"),
    );
    expect(found(read("sitemap", dated, { range: { from: "2019-06-02", to: "2019-06-02" } }))).not.toContain(
      at("/2019/06/01/by-address"),
    );
  });

  test("is read compressed, and with nothing in it", () => {
    expect(found(read("sitemap", gzipSync(urlset(url("/a")))))).toEqual([at("/a")]);
    expect(read("sitemap", "<urlset></urlset>")).toEqual({ articles: [], documents: [] });
    expect(read("sitemap", `<sitemapindex xmlns="x"/>`)).toEqual({ articles: [], documents: [] });
  });

  test("index is followed newest first, those without articles last, on the source's own hosts, each once", () => {
    const shown = read(
      "sitemap",
      index(
        child("/post_tag-sitemap.xml", lastmod("2026-01-15")),
        child("/old.xml", lastmod("2026-01-02")),
        child("/undated.xml"),
        child("/new.xml.gz", lastmod("2026-01-14T10:00:00Z")),
        child("/news.xml?page=2&amp;all=1", lastmod("2026-01-10")),
        child("/new.xml.gz", lastmod("2026-01-14T10:00:00Z")),
        child("/index.xml", lastmod("2026-01-14")),
        "<sitemap><loc>https://elsewhere.ma/sitemap.xml</loc></sitemap>",
      ),
      { address: at("/index.xml") },
    );
    expect(shown).toEqual({
      articles: [],
      documents: ["/new.xml.gz", "/news.xml?page=2&all=1", "/old.xml", "/undated.xml", "/post_tag-sitemap.xml"].map(
        (path) => ({
          address: at(path),
          role: "sitemap",
          depth: 1,
        }),
      ),
    });
  });

  const children = index(
    child("/sitemap-pt-post-2019-05.xml", lastmod("2026-01-14")),
    child("/sitemap-pt-post-2019-06.xml", lastmod("2019-07-02")),
    child("/2019/sitemap.xml"),
    child("/sitemap?yyyy=2019&amp;mm=06&amp;dd=30"),
    child("/sitemap?yyyy=2019&amp;mm=07"),
    child("/sitemap?date=2019-06"),
    child("/sitemap?from=2000"),
    child("/post-sitemap12.xml", lastmod("2026-01-13")),
    child("/post-sitemap1.xml", lastmod("2018-01-13")),
    child("/sitemap_20260110.xml"),
  );

  test("index is followed to the children of the days asked for", () => {
    expect(following(read("sitemap", children))).toEqual([
      at("/post-sitemap12.xml"),
      at("/sitemap_20260110.xml"),
      at("/sitemap?from=2000"),
    ]);
    expect(following(read("sitemap", children, { range: { from: "2019-06-01", to: "2019-06-30" } }))).toEqual([
      at("/post-sitemap12.xml"),
      at("/2019/sitemap.xml"),
      at("/sitemap-pt-post-2019-06.xml"),
      at("/sitemap?yyyy=2019&mm=06&dd=30"),
      at("/sitemap?date=2019-06"),
      at("/sitemap?from=2000"),
    ]);
  });

  test("index is followed as deep as three, or as the source says", () => {
    const one = index(child("/a.xml"));
    expect(read("sitemap", one, { depth: 2 }).documents).toEqual([
      { address: at("/a.xml"), role: "sitemap", depth: 3 },
    ]);
    expect(read("sitemap", one, { depth: 3 }).documents).toEqual([]);
    expect(read("sitemap", one, { source: { maxDepth: 0 } }).documents).toEqual([]);
  });

  test("index and sitemap with more than a crawl can bear are cut, and say so", () => {
    const many = Array.from({ length: 60 }, (_, number) => child(`/${number}.xml`));
    const shown = read("sitemap", index(...many));
    expect(shown.documents).toHaveLength(50);
    expect(shown.problems).toEqual([expect.stringMatching(/\b10 sitemaps\b/)]);
    const flood = read("sitemap", urlset(...Array.from({ length: 20_005 }, (_, number) => url(`/${number}`))), {
      maxBytes: 10_000_000,
    });
    expect(flood.articles).toHaveLength(20_000);
    expect(flood.problems).toEqual([expect.stringMatching(/\b5 articles\b/)]);
  });

  test.each([
    ["a page", "<!doctype html><title>404</title>", "not-a-feed"],
    ["a feed", rss(), "not-a-feed"],
    ["an endless nest", "<urlset>".repeat(50_000), "not-a-feed"],
    [
      "entities of files",
      `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>${urlset(url("/&e;"))}`,
      "not-a-feed",
    ],
    ["a bomb of gzip", gzipSync(Buffer.alloc(20_000_000, 32)), "too-large"],
    ["too large", urlset(url(`/${"a".repeat(5_000_000)}`)), "too-large"],
    ["damaged", gzipSync(urlset(url("/a"))).subarray(0, 30), "connection-failed"],
    ["nothing", "", "empty-input"],
    ["a flood of tags", gzipSync(urlset("<a/>".repeat(1_000_000))), "too-large"],
  ])("that is %s fails with its code", (_, body, expected) => {
    const maxBytes = expected === "too-large" ? 5_000_000 : 1_000_000;
    expect(() => read("sitemap", body, { maxBytes })).toThrow(code(expected));
  });
});

const listed = {
  listings: [at("/economie")],
  articlePatterns: ["/{slug}/{id}-{slug}.html", "/{year}/{month}/{day}/{slug}"],
};
const article = `<a href="/economie/12-usine.html">Usine</a>`;

describe("a listing", () => {
  test("shows the links that look like articles, each once", () => {
    const shown = read(
      "listing",
      `<base href="/economie/"><nav><a href="/contact">Contact</a><a>no link</a></nav>
      <a href="12-usine.html">Un</a><a href="/economie/12-usine.html#comments">12</a><a href="/economie/13-مصنع.html">Deux</a>
      <a href="https://press.ma/economie/14-port.html?utm_source=home">Trois</a><a href="https://elsewhere.ma/economie/15-x.html">Quatre</a>
      <a href="javascript:void(0)">x</a><a href="/economie/16-quai.html/amp">AMP</a>`,
      { source: listed, address: at("/economie") },
    );
    expect(shown.articles).toEqual(
      [
        at("/economie/12-usine.html"),
        at("/economie/13-%D9%85%D8%B5%D9%86%D8%B9.html"),
        "https://press.ma/economie/14-port.html",
        at("/economie/16-quai.html/amp"),
      ].map((address) => ({ address, foundBy: "listing", publishedAt: null })),
    );
  });

  test.each([
    ["{listing}/page/{n}/", "/economie/", "/economie/page/2/", "/economie/page/3/"],
    ["?page={n}", "/economie", "/economie?page=2", "/economie?page=3"],
    ["?page={n-1}", "/economie", "/economie?page=1", "/economie?page=2"],
    ["index.{n}.html", "/economie/index.1.html", "/economie/index.2.html", "/economie/index.3.html"],
    ["/articles/page/{n}", "/articles", "/articles/page/2", "/articles/page/3"],
  ])("pages on by the source's form %s", (paging, listing, second, third) => {
    const source = { ...listed, listings: [at("/other"), at(listing)], paging, maxDepth: 2 };
    const next = (address: string, depth: number) =>
      read("listing", article, { source, address: at(address), depth }).documents;
    expect(next(listing, 0)).toEqual([{ address: at(second), role: "listing", depth: 1 }]);
    expect(next(second, 1)).toEqual([{ address: at(third), role: "listing", depth: 2 }]);
    expect(next(third, 2)).toEqual([]);
  });

  test("without a form pages on by what the page calls the next, one page deep", () => {
    const next = (markup: string, depth = 0) =>
      following(read("listing", `${markup}${article}`, { source: listed, address: at("/economie"), depth }));
    expect(next(`<link rel="next" href="/economie?p=2">`)).toEqual([at("/economie?p=2")]);
    expect(next(`<a rel="nofollow next" href="?p=3">»</a>`)).toEqual([at("/economie?p=3")]);
    expect(next(`<a rel="next" href="/economie#top">»</a>`)).toEqual([]);
    expect(next(`<a rel="next" href="https://elsewhere.ma/">»</a>`)).toEqual([]);
    expect(next(`<a href="/economie?p=2">»</a>`)).toEqual([]);
    expect(next(`<link rel="next" href="/economie?p=3">`, 1)).toEqual([]);
  });

  test("that shows no article of the source ends the paging", () => {
    const source = { ...listed, paging: "?page={n}" };
    expect(following(read("listing", `<a href="/contact">x</a>`, { source, address: at("/economie") }))).toEqual([]);
  });

  test("is paged for a backfill until its articles are too old", () => {
    const source = { ...listed, paging: "?page={n}", maxDepth: 0 };
    const range = { from: "2019-06-01", to: "2019-06-30" };
    const page = (...days: string[]) =>
      read("listing", days.map((day) => `<a href="/${day}/usine">x</a>`).join(""), {
        source,
        range,
        address: at("/economie?page=8"),
        depth: 7,
      });
    expect(page("2019/07/02", "2019/07/01")).toEqual({
      articles: [],
      documents: [{ address: at("/economie?page=9"), role: "listing", depth: 8 }],
    });
    expect(found(page("2019/06/01", "2019/05/31"))).toEqual([at("/2019/06/01/usine")]);
    expect(following(page("2019/06/01", "2019/05/31"))).toEqual([at("/economie?page=9")]);
    expect(page("2019/05/31", "2019/05/30")).toEqual({ articles: [], documents: [] });
  });
});

const posts = (length: number) =>
  JSON.stringify(
    Array.from({ length }, (_, number) => ({ link: at(`/usine-${number}/`), date: "2024-03-31T23:59:59" })),
  );

describe("the posts of a WordPress site", () => {
  const range = { from: "2024-03-01", to: "2024-03-31" };
  const [root] = rootDocuments(sourceOf({ wordpress: true }), range);
  const address = root?.address ?? "";

  test("are asked for by their days, newest first, a hundred at a time", () => {
    const { origin, pathname, searchParams } = new URL(address);
    expect([origin, pathname]).toEqual(["https://www.press.ma", "/wp-json/wp/v2/posts"]);
    expect(Object.fromEntries(searchParams)).toEqual({
      after: "2024-02-29T23:59:59",
      before: "2024-04-01T00:00:00",
      per_page: "100",
      page: "1",
      _fields: "link,date",
    });
  });

  test("are shown with their days, and paged until a page is not full", () => {
    const first = read("posts", posts(100), { address, range });
    expect(first.articles[99]).toEqual({ address: at("/usine-99/"), foundBy: "posts", publishedAt: "2024-03-31" });
    const [next] = first.documents;
    expect(next).toEqual({ address: address.replace("&page=1", "&page=2"), role: "posts", depth: 1 });
    expect(read("posts", posts(99), { address: next?.address ?? "", depth: 1, range }).documents).toEqual([]);
  });

  test("are paged as far as the site says there are pages", () => {
    for (const [count, total, further] of [
      [20, "2", 1],
      [100, "1", 0],
      [0, "9", 0],
      [100, "many", 1],
    ] as const) {
      const shown = read("posts", posts(count), { address, range, headers: { "x-wp-totalpages": total } });
      expect([total, shown.documents.length]).toEqual([total, further]);
    }
  });

  test.each([
    ["an error", `{"code":"rest_no_route","message":"No route"}`],
    ["a page", "<!doctype html><p>Sign in"],
  ])("that are %s are none", (_, body) => {
    expect(() => read("posts", body, { address, range })).toThrow(code("not-a-feed"));
  });

  test("without a link or a day do not stop the others", () => {
    const body = JSON.stringify([null, { link: 7 }, { link: at("/a"), date: null }]);
    expect(read("posts", body, { address, range }).articles).toEqual([
      { address: at("/a"), foundBy: "posts", publishedAt: null },
    ]);
  });
});

describe("a source begins", () => {
  const source = sourceOf({
    hosts: ["www.press.ma", "ar.press.ma"],
    feeds: [at("/feed"), "https://press.ma/economie/feed", "https://ar.press.ma/feed", "https://service.example/press"],
    sitemaps: [at("/sitemap.xml")],
    listings: [at("/economie")],
    articlePatterns: ["/{slug}"],
    wordpress: true,
  });
  const roots = (range: DayRange | null, of = source) =>
    rootDocuments(of, range).map(({ role, address, depth }) => `${depth} ${role} ${address.split("?", 1)[0]}`);

  test("with its feeds, sitemaps and listings for what is new", () => {
    expect(roots(null)).toEqual([
      `0 feed ${at("/feed")}`,
      "0 feed https://press.ma/economie/feed",
      "0 feed https://ar.press.ma/feed",
      "0 feed https://service.example/press",
      `0 sitemap ${at("/sitemap.xml")}`,
      `0 listing ${at("/economie")}`,
    ]);
  });

  test("with what reaches back for a backfill: the posts of each of its sites, where it is known to give them", () => {
    const range = { from: "2024-03-01", to: "2024-03-31" };
    expect(roots(range)).toEqual([
      `0 sitemap ${at("/sitemap.xml")}`,
      `0 posts ${at("/wp-json/wp/v2/posts")}`,
      "0 posts https://ar.press.ma/wp-json/wp/v2/posts",
      `0 listing ${at("/economie")}`,
    ]);
    expect(roots(range, { ...source, wordpress: false })).not.toContain(`0 posts ${at("/wp-json/wp/v2/posts")}`);
  });
});
