import { describe, expect, test } from "vitest";
import { loadSources, makeSources } from "../../src/sources/load.ts";
import { readPage } from "../../src/page/read.ts";
import { first, pageOf, read, second, third } from "./pages.ts";

const heading = "<h1>Un titre assez long pour un article</h1>";
const article = `<article>${heading}<p>${first}</p><p>${second}</p><p>${third}</p></article>`;

function html(head: string, body: string): string {
  return `<html><head><title>Un titre assez long pour un article</title><meta property="og:site_name" content="Exemple">${head}</head><body>${body}</body></html>`;
}

const sectionOf = (head: string, body = article): string | null => read(html(head, body)).section;
const jsonLd = (value: object): string => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;

describe("the section of an article", () => {
  test.each([
    ["JSON-LD", jsonLd({ "@type": "NewsArticle", articleSection: "Économie" })],
    ["the first of several in JSON-LD", jsonLd({ "@type": "NewsArticle", articleSection: ["Économie", "Régions"] })],
    ["the first of several in one text", jsonLd({ "@type": "NewsArticle", articleSection: "Économie,Régions" })],
    ["a meta element", '<meta property="article:section" content="Économie">'],
    ["the first that is one", jsonLd({ "@type": "Article", articleSection: ["À la une", "Non classé", "Économie"] })],
    [
      "the trail in JSON-LD, without the article itself",
      jsonLd({
        "@type": "BreadcrumbList",
        itemListElement: [
          { "@type": "ListItem", position: 1, name: "Accueil" },
          { "@type": "ListItem", position: 2, item: { "@id": "https://news.example.org/e", name: "Économie" } },
          { "@type": "ListItem", position: 3, name: "Un titre assez long pour un article" },
        ],
      }),
    ],
  ])("is that of %s", (_where, head) => {
    expect(sectionOf(head)).toBe("Économie");
  });

  test.each([
    [
      "a list, without icons and the article itself",
      `<ol class="breadcrumb"><li><a href="/">Accueil</a> <i class="icons">next</i></li><li><a href="/e">Économie</a></li><li>Un titre assez long pour…</li></ol>`,
    ],
    [
      "one line",
      `<div class="fil-ariane">Vous êtes ici : <a href="/">Accueil</a> &gt; <a href="/e">Économie</a></div>`,
    ],
    ["a labelled menu", `<nav aria-label="Breadcrumb"><a href="/">Exemple</a> / <a href="/e">Économie</a></nav>`],
    [
      "a label over the title",
      `<ul class="td-category"><li><a href="/e">Économie</a></li><li><a href="/r">Régions</a></li></ul>`,
    ],
  ])("is the last step of a trail that is %s", (_how, trail) => {
    expect(sectionOf("", trail + article)).toBe("Économie");
  });

  test("is found in Arabic", () => {
    const trail = '<div class="crumbs">الرئيسية » <a href="/e">اقتصاد</a></div>';
    expect(sectionOf("", trail + article)).toBe("اقتصاد");
  });

  test("is that of the publisher's own place before any other", () => {
    const source = loadSources().all[0];
    if (source === undefined) throw new Error("there are publishers");
    const own = {
      ...source,
      hosts: ["news.example.org"],
      selectors: { ...source.selectors, section: [".rubric-name"] },
    };
    const page = pageOf(
      html('<meta property="article:section" content="Actus">', `<b class="rubric-name">Économie</b>${article}`),
    );
    expect(readPage(page, makeSources([own])).section).toBe("Économie");
  });

  test.each([
    ["nothing tells it", "", article],
    [
      "there is only the home page and the article",
      "",
      `<p id="breadcrumbs"><a href="/">Accueil</a> » Un titre assez long pour un article</p>${article}`,
    ],
    ["it would be the site", '<meta property="article:section" content="Exemple">', article],
    ["it is too long for a name", `<meta property="article:section" content="${"mot ".repeat(40)}">`, article],
    [
      "it is the menu's last",
      "",
      `<nav><ul><li class="menu-item-category"><a href="/e">Sport</a></li></ul></nav>${article}`,
    ],
    [
      "it is another story's",
      "",
      `${article}<aside class="related"><span class="category"><a href="/s">Sport</a></span><h3>${third}</h3></aside>`,
    ],
  ])("is none where %s", (_why, head, body) => {
    expect(sectionOf(head, body)).toBeNull();
  });
});
