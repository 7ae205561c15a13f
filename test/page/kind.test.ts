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

/** Stories of a section, each an element of its own, with a day and a sentence. */
const stories = Array.from(
  { length: 7 },
  (_, at) =>
    `<article><h2><a href="/${at}">Le titre numéro ${at} d'une autre histoire</a></h2><time>6 mai 2024</time><p>${at} : ${first}</p></article>`,
).join("");
const documents = Array.from({ length: 8 }, (_, at) => `<li><a href="/${at}.pdf">Annexe ${at}</a></li>`).join("");

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
    ["home", titled(paragraphs), { address: "https://news.example.org/ar/accueil.html" }],
    ["home", titled(paragraphs), { address: "https://news.example.org/?lang=fr" }],
    ["article", titled(`<p>Publié le 6 mai 2024</p>${paragraphs}`), { address: "https://news.example.org/?p=1234" }],
    ["listing", titled(paragraphs), { address: "https://news.example.org/?s=convention" }],
    ["listing", titled(paragraphs), { address: "https://news.example.org/étiquette/port" }],
    ["listing", titled(paragraphs, '<script type="application/ld+json">{"@type":"CollectionPage"}</script>'), {}],
    ["listing", titled(stories), {}],
    ["article", titled(`<article><h3>Un titre</h3>${paragraphs}<p>Publié le 6 mai 2024</p></article>${stories}`), {}],
    [
      "article",
      titled(`<p>Publié le 6 mai 2024</p>${paragraphs}`),
      { address: "https://news.example.org/category/economie/une-convention-signee-a-fes" },
    ],
    ["article", titled(`<p>Publié le 6 mai 2024</p>${paragraphs}<ul>${documents}</ul>`), {}],
    ["partial", titled(`<p>Publié le 6 mai 2024</p>${paragraphs}<p>Suscríbete para seguir leyendo</p>`), {}],
    ["partial", titled(`<p>Publié le 6 mai 2024</p><p>هذا المحتوى خاص بالمشتركين</p>${paragraphs}`), {}],
    [
      "partial",
      titled(
        `<p>${first}</p>`,
        '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script>',
      ),
      {},
    ],
    [
      "article",
      titled(
        `<p>Publié le 6 mai 2024</p><p>Un tarif réservé aux abonnés de la régie entre en vigueur en juin dans trois villes du pays.</p>${paragraphs}`,
      ),
      {},
    ],
    [
      "article",
      titled(`<div class="subscribe">Déjà abonné ? Se connecter</div><p>Publié le 6 mai 2024</p>${paragraphs}`),
      {},
    ],
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
