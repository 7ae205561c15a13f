import { expect, test } from "vitest";
import { removedBlocks } from "../../src/page/removed.ts";
import { first, read, second, third } from "./pages.ts";

test("every block of a page is in the text or says which step took it out, and why", () => {
  const html = `<html><head><title>Un titre assez long - Exemple</title></head><body><nav><a href="/">Accueil</a></nav><div>Marchés</div>
    <article><h1>Un titre assez long</h1><p>Par Nadia Lamrani</p><p>${first}</p><p>À lire aussi : un port à Safi</p><p>${second}</p><p>${third}</p>
    <p><a href="/x">Une autre convention</a></p><p>${first}</p></article></body></html>`;
  const article = read(html);
  expect(article.text).toBe([first, second, third].join("\n"));
  const removed = removedBlocks(article);
  expect(removed.map(({ step, role, text }) => [step, role, text])).toEqual([
    ["markup", "menu", "Accueil"],
    ["place", "menu", "Marchés"],
    ["title", "heading", "Un titre assez long"],
    ["byline", "byline", "Par Nadia Lamrani"],
    ["noise", "related", "À lire aussi : un port à Safi"],
    ["links", "related", "Une autre convention"],
    ["repetition", "paragraph", first],
  ]);
  for (const { reason } of removed) expect(reason).toMatch(/^.{5,}$/u);
  expect(removed.length + 3).toBe(article.blocks.length);
});
