import { expect, test } from "vitest";
import { first, lines, read, removalOf, second } from "./pages.ts";

test.each([
  ["once", "l&eacute;gers &amp; solides"],
  ["twice", "l&amp;eacute;gers &amp;amp; solides"],
  ["three times", "l&amp;amp;#233;gers &amp;amp;amp; solides"],
])("text that was escaped %s is read as it was written", (_times, written) => {
  expect(
    lines(read(`<h1>Titre</h1><article><p>${first}</p><p>Des tissus ${written}. ${second}</p></article>`))[1],
  ).toBe(`Des tissus légers & solides. ${second}`);
});

test("signs that were escaped so as to be seen are no markup", () => {
  const text = `Elle écrit « <br> » et « a < b ; ». ${second}`;
  const escaped = text.replaceAll("<", "&amp;lt;").replaceAll(">", "&amp;gt;");
  expect(lines(read(`<article><p>${first}</p><p>${escaped}</p></article>`))[1]).toBe(text);
});

test("what is only for readers without scripts is left out", () => {
  const article = read(
    `<article><p>${first}</p><noscript><p>Activez JavaScript.</p></noscript><p>${second}</p></article>`,
  );
  expect(lines(article)).toEqual([first, second]);
  expect(() => removalOf(article, "Activez")).toThrow("no block");
});

test.each([
  ["a drawing", `<svg viewBox="0 0 1 1"><title>Accueil</title><path d="M0 0"/></svg>`],
  ["a drawing that ends where it begins", `<svg viewBox="0 0 1 1" />`],
  ["one whose label holds a sign", `<svg aria-label="a > b" /><svg><use href="#a"/></svg>`],
])("%s takes nothing of the text with it", (_what, drawing) => {
  expect(lines(read(`<article><p>${first}</p><p>${drawing}${second}</p></article>`))).toEqual([first, second]);
});

test.each([
  ["2024-05", "2024-05"],
  ["2024/05", "2024-05"],
  ["2024-13", null],
  ["mai", null],
])("a page that states %s was published in %s", (stated, month) => {
  const article = read(
    `<meta name="dc.date" content="${stated}"><h1>Titre</h1><article><p>${first}</p><p>${second}</p></article>`,
  );
  expect(article.publishedAt).toBe(month);
});
