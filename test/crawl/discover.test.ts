import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { discover, type Discovery } from "../../src/crawl/discover.ts";
import { throughMirror } from "../../src/crawl/mirror.ts";
import { sourceSchema, type Source } from "../../src/sources/schema.ts";
import { openTestFetcher, type Reply, serveTable, type TestServer } from "./server.ts";

function typed(type: string, body: string | Buffer): Reply {
  return (_, response) => response.writeHead(200, { "content-type": type }).end(body);
}

/** Discovers a source whose host is served by a local server. */
async function discoverAt(server: TestServer, data: Partial<Source>): Promise<Discovery> {
  const source = sourceSchema.parse({
    id: "press",
    name: "Press",
    hosts: ["www.press.ma"],
    languages: ["fr"],
    outlet: "press",
    markup: "unproven",
    ...data,
  });
  const local = openTestFetcher([server.host]);
  const fetcher = throughMirror(local, (address) => address.replace("https://www.press.ma", server.origin));
  return discover(source, { fetcher, maxBytes: 1_000_000 });
}

const at = (path: string) => `https://www.press.ma${path}`;
const addresses = ({ finds }: Discovery) => finds.map(({ address }) => address);
const codes = ({ failures }: Discovery) => failures.map(({ address, error }) => [address, error.code]);

test("an RSS feed with bare ampersands, Windows letters and foreign links", async () => {
  const rss = `<?xml version="1.0" encoding="ISO-8859-1"?><rss version="2.0"><channel><title>R&D & économie</title>
    <item><title>A & B</title><link> https://press.ma/a?id=1&x=2&utm_source=rss </link><pubDate>Wed, 01 May 2024 10:00:00 +0100</pubDate></item>
    <item><title>guid only</title><guid isPermaLink="true">https://www.press.ma/b</guid><pubDate>not a date</pubDate></item>
    <item><title>no address</title><guid isPermaLink="false">https://www.press.ma/?p=9</guid></item>
    <item><title>elsewhere</title><link>https://elsewhere.ma/c</link></item>
  </channel></rss>`;
  const server = await serveTable({ "/feed": typed("text/html", Buffer.from(rss, "latin1")) });
  const found = await discoverAt(server, { feeds: [at("/feed")] });
  expect(found).toEqual({
    finds: [
      { address: at("/a?id=1&x=2"), foundBy: "feed", publishedAt: "2024-05-01T09:00:00Z" },
      { address: at("/b"), foundBy: "feed", publishedAt: null },
    ],
    failures: [],
  });
});

test("Atom, RDF and JSON feeds", async () => {
  const server = await serveTable({
    "/atom": typed(
      "application/atom+xml",
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><id>1</id><updated>2024-05-02T10:00:00Z</updated>
       <entry><id>x</id><title>t</title><link rel="self" href="/self"/><link href="/atom-article"/>
       <published>2024-05-01T10:00:00+01:00</published><updated>2024-05-02T10:00:00Z</updated></entry></feed>`,
    ),
    "/rdf": typed(
      "application/rdf+xml",
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
       <channel><title>t</title><link>l</link></channel><item><title>t</title><link>https://www.press.ma/rdf-article</link><dc:date>2024-05-01</dc:date></item></rdf:RDF>`,
    ),
    "/json": typed(
      "application/feed+json",
      `{"version":"https://jsonfeed.org/version/1.1","title":"t","items":[{"id":"1","url":"https://www.press.ma/json-article","date_published":"2024-05-01T10:00:00Z"}]}`,
    ),
  });
  const { finds } = await discoverAt(server, { feeds: [at("/atom"), at("/rdf"), at("/json")] });
  expect(finds.map(({ address, publishedAt }) => [address, publishedAt])).toEqual([
    [at("/atom-article"), "2024-05-01T10:00:00+01:00"],
    [at("/rdf-article"), "2024-05-01"],
    [at("/json-article"), "2024-05-01T10:00:00Z"],
  ]);
});

test("what only pretends to be a feed fails with its code, and the others go on", async () => {
  const server = await serveTable({
    "/page": "<!doctype html><title>rss</title><p>The feed has moved",
    "/empty": typed("application/rss+xml", ""),
    "/good": typed("application/rss+xml", `<rss version="2.0"><channel><item><link>/a</link></item></channel></rss>`),
  });
  const found = await discoverAt(server, {
    feeds: [at("/page"), at("/gone"), at("/empty"), at("/good")],
    sitemaps: [at("/page")],
  });
  expect(addresses(found)).toEqual([at("/a")]);
  expect(codes(found)).toEqual([
    [at("/page"), "not-a-feed"],
    [at("/gone"), "http-refused"],
    [at("/empty"), "empty-input"],
    [at("/page"), "not-a-feed"],
  ]);
});

const sitemap = (loc: string, lastmod: string) => `<sitemap><loc>${loc}</loc><lastmod>${lastmod}</lastmod></sitemap>`;
const urls = (path: string) => `<urlset><url><loc>https://www.press.ma${path}</loc></url></urlset>`;

test("a sitemap index is followed, newest first, compressed or not, as deep as two levels", async () => {
  const index = (...items: string[]) => typed("text/xml", `<sitemapindex xmlns="x">${items.join("")}</sitemapindex>`);
  const server = await serveTable({
    "/sitemap.xml": index(
      sitemap(at("/old.xml"), "2020-01-01"),
      sitemap(at("/new.xml.gz"), "2026-01-01"),
      sitemap(at("/1.xml"), "2019-01-01"),
    ),
    "/new.xml.gz": typed("application/gzip", gzipSync(urls("/new"))),
    "/old.xml": typed("application/xml", urls("/old")),
    "/1.xml": index(sitemap(at("/2.xml"), "2019-01-01")),
    "/2.xml": index(sitemap(at("/3.xml"), "2019-01-01")),
    "/3.xml": typed("application/xml", urls("/too-deep")),
  });
  const found = await discoverAt(server, { sitemaps: [at("/sitemap.xml")] });
  expect(addresses(found)).toEqual([at("/new"), at("/old")]);
  expect(server.paths()).toEqual(["/sitemap.xml", "/new.xml.gz", "/old.xml", "/1.xml", "/2.xml"]);
});

test("no more sitemaps are fetched than a crawl can bear", async () => {
  const items = Array.from({ length: 100 }, (_, name) => `<sitemap><loc>${at(`/${name}.xml`)}</loc></sitemap>`);
  const server = await serveTable({
    "/sitemap.xml": typed("text/xml", `<sitemapindex>${items.join("")}</sitemapindex>`),
  });
  await discoverAt(server, { sitemaps: [at("/sitemap.xml")] });
  expect(server.paths()).toHaveLength(20);
});

test("a sitemap's articles are those that the source's patterns match, with the day of a news sitemap", async () => {
  const server = await serveTable({
    "/sitemap.xml": typed(
      "text/xml",
      `<?xml version="1.0"?><urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
       <url><loc>https://www.press.ma/2024/05/01/slug?a=1&amp;b=2</loc><lastmod>2026-01-01</lastmod>
         <news:news><news:publication_date>2024-05-01T10:00:00Z</news:publication_date></news:news></url>
       <url><loc><![CDATA[https://www.press.ma/2024/05/02/cdata]]></loc></url>
       <url><loc>https://www.press.ma/contact</loc></url>
       <url><lastmod>2024-05-01</lastmod></url>
       <url><loc>https://elsewhere.ma/2024/05/01/slug</loc></url></urlset>`,
    ),
  });
  const { finds } = await discoverAt(server, {
    sitemaps: [at("/sitemap.xml")],
    articlePatterns: ["/{year}/{month}/{day}/{slug}"],
  });
  expect(finds).toEqual([
    { address: at("/2024/05/01/slug?a=1&b=2"), foundBy: "sitemap", publishedAt: "2024-05-01T10:00:00Z" },
    { address: at("/2024/05/02/cdata"), foundBy: "sitemap", publishedAt: null },
  ]);
});

test("entities that a sitemap or feed declares are not expanded, and bombs are small", async () => {
  const entities = Array.from({ length: 9 }, (_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`);
  const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "lol">${entities.join("")}]>`;
  const external = `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>`;
  const server = await serveTable({
    "/bomb.xml": typed("text/xml", `${bomb}<urlset><url><loc>https://www.press.ma/&e9;</loc></url></urlset>`),
    "/external.xml": typed("text/xml", `${external}<urlset><url><loc>https://www.press.ma/&e;</loc></url></urlset>`),
    "/deep.xml": typed("text/xml", "<urlset>".repeat(50_000)),
    "/gzip.xml": typed("application/gzip", gzipSync(Buffer.alloc(20_000_000, 32))),
    "/feed": typed(
      "text/xml",
      `${bomb}<rss version="2.0"><channel><item><link>https://www.press.ma/&e9;</link></item></channel></rss>`,
    ),
  });
  const found = await discoverAt(server, {
    feeds: [at("/feed")],
    sitemaps: ["/bomb.xml", "/external.xml", "/deep.xml", "/gzip.xml"].map(at),
  });
  for (const address of addresses(found)) expect(address.length).toBeLessThan(60);
  expect(codes(found)).toEqual([
    [at("/external.xml"), "not-a-feed"],
    [at("/deep.xml"), "not-a-feed"],
    [at("/gzip.xml"), "too-large"],
  ]);
});

test("a listing gives the links that look like articles, each once", async () => {
  const server = await serveTable({
    "/economie": `<base href="/economie/"><nav><a href="/contact">Contact</a><a>no link</a></nav>
      <a href="12-premier.html">Un</a><a href="/economie/12-premier.html#comments">12</a><a href="/economie/13-مصنع.html">Deux</a>
      <a href="https://press.ma/economie/14-trois.html?utm_source=home">Trois</a><a href="https://elsewhere.ma/economie/15-quatre.html">Quatre</a>
      <a href="javascript:void(0)">x</a>`,
  });
  const found = await discoverAt(server, { listings: [at("/economie")], articlePatterns: ["/*/{id}-{slug}.html"] });
  expect(addresses(found)).toEqual([
    at("/economie/12-premier.html"),
    at("/economie/13-%D9%85%D8%B5%D9%86%D8%B9.html"),
    at("/economie/14-trois.html"),
  ]);
  expect(found.finds[0]).toMatchObject({ foundBy: "listing", publishedAt: null });
});

test("an address that several places show is found once, with the day that one of them tells", async () => {
  const rss = (date: string) =>
    typed("text/xml", `<rss version="2.0"><channel><item><link>/a</link>${date}</item></channel></rss>`);
  const server = await serveTable({
    "/one": rss(""),
    "/two": rss("<pubDate>2024-05-01</pubDate>"),
    "/sitemap.xml": typed("text/xml", "<urlset><url><loc>https://www.press.ma/a</loc></url></urlset>"),
  });
  const { finds } = await discoverAt(server, { feeds: [at("/one"), at("/two")], sitemaps: [at("/sitemap.xml")] });
  expect(finds).toEqual([{ address: at("/a"), foundBy: "feed", publishedAt: "2024-05-01" }]);
});
