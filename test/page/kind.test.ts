import { describe, expect, test } from "vitest";
import { first, pageOf, read, second, sources, third } from "./pages.ts";
import { readPage } from "../../src/page/read.ts";

const paragraphs = `<p>${first}</p><p>${second}</p><p>${third}</p>`;
const titled = (body: string, head = ""): string =>
  `<html><head><title>Un titre</title>${head}</head><body><h1>Un titre</h1>${body}</body></html>`;
const cards = Array.from(
  { length: 14 },
  (_, at) => `<div><h3><a href="/${at}">Le titre numéro ${at} d'une autre histoire</a></h3></div>`,
).join("");
const teasers = Array.from(
  { length: 9 },
  (_, at) => `<h3><a href="/${at}">Le titre numéro ${at} d'une autre histoire</a></h3><p>Histoire ${at}. ${first}</p>`,
).join("");

describe("the kind of a page", () => {
  test.each([
    ["article", titled(paragraphs, '<meta property="og:type" content="article">'), {}],
    ["article", titled(`<p>Publié le 6 mai 2024</p>${paragraphs}`), {}],
    ["article", titled(paragraphs), { address: "https://medias24.com/2023/05/29/un-titre/" }],
    ["page", titled(paragraphs), { address: "https://www.mcinet.gov.ma/fr/content/industrie" }],
    ["home", titled(paragraphs), { address: "https://news.example.org/fr/" }],
    ["listing", titled(cards), {}],
    ["listing", titled(teasers), {}],
    ["listing", titled(paragraphs), { address: "https://news.example.org/tag/zone-industrielle" }],
    ["partial", titled("<p>Publié le 6 mai 2024</p><p>Une seule phrase, puis un mur.</p>"), {}],
    ["partial", titled(`${paragraphs}<p>Cet article est réservé aux abonnés. Déjà abonné ? Se connecter</p>`), {}],
    [
      "blocked",
      "<html><head><title>Just a moment...</title></head><body><p>Checking your browser</p></body></html>",
      {},
    ],
    ["blocked", titled(paragraphs), { status: 403 }],
    [
      "video",
      titled("<video></video><p>Le ministre s'exprime.</p>", '<meta property="og:type" content="video.other">'),
      {},
    ],
    ["gallery", titled("<p>© DR</p>").replaceAll("Un titre", "En images. Le salon de Meknès"), {}],
    ["empty", titled(""), {}],
  ])("is %s", (kind, html, overrides) => {
    const article = read(html, overrides);
    expect(`${article.kind}: ${article.kindReason}`).toMatch(new RegExp(`^${kind}: .{5,}`));
  });

  test("does not exist for feeds and data", () => {
    expect(() => readPage(pageOf('<?xml version="1.0"?><rss version="2.0"></rss>'), sources)).toThrow(/not a page/);
  });

  test("is told for a page sent as plain text too", () => {
    const article = read(`Un titre assez long pour un article\n\n${first}\n${second}`, {
      headers: { "content-type": "text/plain" },
    });
    expect(article).toMatchObject({
      title: "Un titre assez long pour un article",
      text: `${first}\n${second}`,
      url: "https://news.example.org/economie/un-titre",
    });
  });
});
