import { describe, expect, test } from "vitest";
import { first, lines, read, second, third } from "./pages.ts";

/** A page of a site that nobody described. */
function page(body: string, head = ""): string {
  return `<html><head><title>Un titre assez long pour un article - Exemple</title><meta property="og:site_name" content="Exemple">${head}</head><body>
    <nav><a href="/">Accueil</a><a href="/e">Économie</a></nav>${body}<footer>© 2026 Exemple. Tous droits réservés</footer></body></html>`;
}

const title = "<h1>Un titre assez long pour un article</h1>";
const paragraphs = `<p>${first}</p><p>${second}</p><p>${third}</p>`;

/** Another story as a site announces it. */
const teaser = (words: string): string =>
  `<h3><a href="/x">${words} dans une autre ville</a></h3><p>${second.replace("450", "999")} ${words}.</p>`;

/** A piece of a body that advertisements cut into several. */
const part = (text: string): string =>
  `<div><div class="ad">x</div><section itemprop="articleBody"><p>${text}</p></section></div>`;

/** The lines between the first and the last paragraph of an article. */
function textOf(html: string): string[] {
  return lines(read(page(`<article>${title}<p>${first}</p>${html}<p>${third}</p></article>`))).slice(1, -1);
}

describe("blocks of text", () => {
  test("are neither glued nor split by the markup inside a line", () => {
    expect(
      textOf("<p>Il y aura 13<b>.340</b> emplois<sup>1</sup>, <em>dit</em>-il<a href='/x'>,</a> ici.</p>"),
    ).toEqual(["Il y aura 13.340 emplois1, dit-il, ici."]);
  });

  test("keep apart what a line break parts, and end at two", () => {
    expect(textOf("<p>Premier point.<br>Second point.<br><br>Autre alinéa.</p>")).toEqual([
      "Premier point. Second point.",
      "Autre alinéa.",
    ]);
  });

  test("keep the spaces inside numbers and drop what nobody sees", () => {
    expect(textOf("<p>500\u00A0000 emplois\u00A0: 1\u202F200\u00A0DH, indus\u00ADtrie,\u200B zone.</p>")).toEqual([
      "500\u00A0000 emplois : 1\u202F200\u00A0DH, industrie, zone.",
    ]);
  });

  test("hold lists item by item and tables row by row", () => {
    const html = `<ul><li>Convention de partenariat</li><li>Protocole d'accord</li></ul>
      <table><tr><th>Secteur</th><th>Emplois</th></tr><tr><td><p>Textile</p></td><td>1 200</td></tr></table>`;
    expect(textOf(html)).toEqual([
      "Convention de partenariat",
      "Protocole d'accord",
      "Secteur | Emplois",
      "Textile | 1 200",
    ]);
  });

  test("are read through tables that only lay out the page", () => {
    const html = `<table><tr><td><a href="/">Accueil</a></td><td><h1>Un titre assez long pour un article</h1>${paragraphs}</td></tr></table>`;
    expect(lines(read(page(html)))).toEqual([first, second, third]);
  });
});

describe("what is no part of the article", () => {
  test.each([
    ["a related list", `<div class="related-posts"><h3>À lire aussi</h3><p>${second.replace("450", "999")}</p></div>`],
    ["a labelled link", "<p><strong>À lire aussi : </strong><a href='/x'>Une autre convention signée à Fès</a></p>"],
    ["a share bar", "<div class='share'>Partager <a href='#'>Facebook</a></div>"],
    ["a newsletter box", "<p>Inscrivez-vous à notre newsletter pour recevoir l'essentiel chaque matin.</p>"],
    [
      "a cookie bar",
      "<div id='cookie-consent'><p>Ce site utilise des cookies afin d'améliorer votre visite sur nos pages.</p></div>",
    ],
    ["a picture's credit", "<figcaption>Ph. DR</figcaption>"],
    ["a byline and a day", "<p>Par Karim Tazi</p><p>12 mars 2024</p>"],
    ["a caption that is a label", "<figure><img src='a.jpg'><figcaption>Le port vu du ciel</figcaption></figure>"],
    ["the credit of a picture", "<p>Crédit photo : Agence du port</p>"],
    ["a label of the day in a block of its own", "<div>Publié le :</div><div>12 mars 2024</div>"],
    ["a call to follow", "<p>Pour ne rien manquer, rejoignez la rédaction sur WhatsApp et Telegram.</p>"],
    ["a call in Arabic", "<p>تابعوا آخر أخبار الاقتصاد عبر صفحتنا على فيسبوك</p>"],
    ["what is hidden", `<p style="display: none">${second.replace("450", "999")}</p>`],
  ])("%s", (_what, html) => {
    expect(
      lines(read(page(`<article>${title}<p>${first}</p>${html}<p>${second}</p><p>${third}</p></article>`))),
    ).toEqual([first, second, third]);
  });

  test("stories announced below the text by a linked headline and a sentence", () => {
    const html = `<article>${title}${paragraphs}${teaser("Un port")}${teaser("Une usine")}</article>`;
    expect(lines(read(page(html)))).toEqual([first, second, third]);
  });

  test("other stories amid the text, which goes on below them", () => {
    const html = `<article>${title}<p>${first}</p><p>${third}</p><h3>Articles liés</h3><ul><li><a href="/x">Une autre convention signée</a></li></ul><p>${second}</p></article>`;
    expect(lines(read(page(html)))).toEqual([first, third, second]);
  });

  test("is told from what the article reports on", () => {
    const report = "L'office a ouvert une page sur Facebook, où les usagers peuvent suivre les travaux du port.";
    expect(textOf(`<p>${report}</p>`)).toEqual([report]);
  });

  test("comments below the text, however long", () => {
    const comments = `<div id="comments"><h3>Commentaires</h3>${`<p>${second.replace("450", "999")}</p>`.repeat(3)}</div>`;
    expect(lines(read(page(`<div class="post-body">${title}${paragraphs}${comments}</div>`)))).toEqual([
      first,
      second,
      third,
    ]);
  });

  test("is not taken for the article where a class name is careless", () => {
    expect(
      lines(read(page(`<div class="page has-sidebar no-comments menu-open">${title}${paragraphs}</div>`))),
    ).toEqual([first, second, third]);
    expect(lines(read(page(`<div class="sidebar">${title}${paragraphs}</div>`)))).toEqual([first, second, third]);
  });

  test("a body that microdata names in parts is one", () => {
    expect(lines(read(page(`<div>${title}${part(first)}${part(second)}${part(third)}</div>`)))).toEqual([
      first,
      second,
      third,
    ]);
  });

  test("a standfirst above the body is part of it", () => {
    const html = `<header>${title}<p class="chapo">${first}</p></header><div class="article-body"><p>${second}</p><p>${third}</p></div>`;
    expect(lines(read(page(`<main>${html}</main>`)))).toEqual([first, second, third]);
  });
});

describe("the description of an article", () => {
  const withHead = (
    head: string,
    body = `<article>${title}${paragraphs}</article>`,
    address = "https://news.example.org/a/b",
  ): ReturnType<typeof read> => read(page(body, head), { address });

  test("has the title without the site's name", () => {
    expect(withHead("", paragraphs).title).toBe("Un titre assez long pour un article");
  });

  test("believes a canonical address on the same site only", () => {
    expect(withHead('<link rel="canonical" href="/a/canonical">').url).toBe("https://news.example.org/a/canonical");
    expect(withHead('<link rel="canonical" href="https://other.example.com/x">').url).toBe(
      "https://news.example.org/a/b",
    );
    expect(withHead('<meta property="og:url" content="https://www.news.example.org/og">').url).toBe(
      "https://www.news.example.org/og",
    );
    expect(read(page(paragraphs), { address: "file:///tmp/page.html" }).url).toBeNull();
  });

  test.each([
    [
      "meta article:published_time",
      '<meta property="article:published_time" content="2024-05-06T07:08:09+01:00">',
      "",
      "2024-05-06T07:08:09+01:00",
    ],
    ["itemprop datePublished", "", '<span itemprop="datePublished" content="2024-05-06">hier</span>', "2024-05-06"],
    ["time element", "", '<time datetime="2024-05-06">il y a un an</time>', "2024-05-06"],
    ["dateline", "", "<p>Publié le lundi 6 mai 2024 à 10h32 | Nadia Lamrani</p>", "2024-05-06T10:32:00+01:00"],
  ])("tells the day of publication by %s", (from, head, line, value) => {
    const article = withHead(head, `<article>${title}${line}${paragraphs}</article>`);
    expect(article).toMatchObject({ publishedAt: value, publishedFrom: from });
  });

  test("tells the day that its address carries", () => {
    expect(withHead("", undefined, "https://news.example.org/2024/05/06/un-titre")).toMatchObject({
      publishedAt: "2024-05-06",
      publishedFrom: "address",
    });
  });

  test.each([
    ["the day of the visit on top", `<div>Mardi 20 Janvier 2026</div><article>${title}${paragraphs}</article>`],
    ["a day in the future", `<article>${title}<p>Publié le 6 mai 2027</p>${paragraphs}</article>`],
    ["the year of the copyright", `<article>${title}${paragraphs}</article><p>© 2026</p>`],
    [
      "the day of another story",
      `<article>${title}${paragraphs}</article><div class="related"><p>Publié le 6 mai 2024</p></div>`,
    ],
    [
      "the marked-up day of another story",
      `<article>${title}${paragraphs}</article><div class="related"><meta itemprop="datePublished" content="2024-05-06"></div>`,
    ],
    ["a day in the text", `<article>${title}<p>Le 6 mai 2024, ${first}</p>${paragraphs}</article>`],
  ])("never takes %s for the day of publication", (_what, body) => {
    expect(withHead("", body).publishedAt).toBeNull();
  });

  test("keeps the day of a change apart", () => {
    const article = withHead(
      "",
      `<article>${title}<p>Le 29 mai 2023 à 14h28 | Modifié 30 mai 2023 à 9h05</p>${paragraphs}</article>`,
    );
    expect(article).toMatchObject({
      publishedAt: "2023-05-29T14:28:00+01:00",
      modifiedAt: "2023-05-30T09:05:00+01:00",
    });
  });

  test("names the agency that signed it", () => {
    expect(withHead("", `<article>${title}${paragraphs}<p>(MAP)</p></article>`).originalOutlet).toBe("MAP");
    expect(withHead("", `<article>${title}<p>Source : TelQuel</p>${paragraphs}</article>`).originalOutlet).toBe(
      "TelQuel",
    );
  });

  test("finds the text in the page's JSON-LD where a script is to write it", () => {
    const json = JSON.stringify({ "@type": "NewsArticle", articleBody: `${first}\n${second}\n${third}` });
    const article = withHead(`<script type="application/ld+json">${json}</script>`, `${title}<div id="root"></div>`);
    expect(lines(article)).toEqual([first, second, third]);
  });

  test("survives JSON-LD that is none", () => {
    expect(lines(withHead('<script type="application/ld+json">{"@type": [</script>'))).toEqual([first, second, third]);
  });
});
