import { expect, test } from "vitest";
import { discover, type Discovery } from "../../src/crawl/discover.ts";
import { throughMirror } from "../../src/crawl/mirror.ts";
import { sourceSchema, type Source } from "../../src/sources/schema.ts";
import { openTestFetcher, type Reply, serveTable, type TestServer } from "./server.ts";

function typed(type: string, body: string): Reply {
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

const urlset = (...paths: string[]) =>
  `<urlset>${paths.map((path) => `<url><loc>${at(path)}</loc></url>`).join("")}</urlset>`;
const index = (...paths: string[]) =>
  `<sitemapindex>${paths.map((path) => `<sitemap><loc>${at(path)}</loc></sitemap>`).join("")}</sitemapindex>`;

test("sitemap indexes and the next pages of listings are followed", async () => {
  const server = await serveTable({
    "/sitemap.xml": typed("text/xml", index("/1.xml", "/2.xml")),
    "/1.xml": typed("text/xml", index("/3.xml")),
    "/2.xml": typed("text/xml", urlset("/usine-2")),
    "/3.xml": typed("text/xml", urlset("/usine-3")),
    "/economie": `<a href="/usine-4">x</a><link rel="next" href="/economie/2">`,
    "/economie/2": `<a href="/usine-5">x</a><link rel="next" href="/economie/3">`,
  });
  const found = await discoverAt(server, {
    sitemaps: [at("/sitemap.xml")],
    listings: [at("/economie")],
    articlePatterns: ["/usine-{id}"],
  });
  expect(found.failures).toEqual([]);
  expect(addresses(found).toSorted()).toEqual([2, 3, 4, 5].map((number) => at(`/usine-${number}`)));
  expect(server.paths()).toEqual(["/sitemap.xml", "/economie", "/1.xml", "/2.xml", "/economie/2", "/3.xml"]);
});

test("no more further documents are fetched than a crawl can bear", async () => {
  const server = await serveTable({
    "/sitemap.xml": typed("text/xml", index(...Array.from({ length: 100 }, (_, name) => `/${name}.xml`))),
  });
  await discoverAt(server, { sitemaps: [at("/sitemap.xml")] });
  expect(server.paths()).toHaveLength(21);
});

test("an address that several places show in several forms is found once, with the day that one of them tells", async () => {
  const rss = (link: string, date: string) =>
    typed("text/xml", `<rss version="2.0"><channel><item><link>${link}</link>${date}</item></channel></rss>`);
  const server = await serveTable({
    "/one": rss("/a", ""),
    "/two": rss("http://press.ma/a/amp?utm_source=x", "<pubDate>2024-05-01</pubDate>"),
    "/sitemap.xml": typed("text/xml", urlset("/a")),
  });
  const { finds } = await discoverAt(server, { feeds: [at("/one"), at("/two")], sitemaps: [at("/sitemap.xml")] });
  expect(finds).toEqual([{ address: at("/a"), foundBy: "feed", publishedAt: "2024-05-01" }]);
});
