import { expect, test } from "vitest";
import { tidy } from "../../src/page/tidy.ts";
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

test("a title and the names in the head that were escaped twice are read as they were written", () => {
  const head = `<title>L&amp;#039;usine de F&amp;egrave;s&amp;nbsp;: le chantier est ouvert</title><meta name="author" content="Rachid Ben&amp;nbsp;Brahim">`;
  const article = read(
    `${head}<h1>L&amp;#039;usine de F&amp;egrave;s&amp;nbsp;: le chantier est ouvert</h1><article><p>${first}</p></article>`,
  );
  expect(article).toMatchObject({ title: "L'usine de Fès : le chantier est ouvert", author: "Rachid Ben Brahim" });
});

test.each([
  ["Latin ligatures", "un e\uFB00ort \uFB01nancier", "un effort financier"],
  ["Arabic presentation forms", "\uFEED\uFED7\uFECC\uFE96 \uFEFB \uFDF2", "وقعت لا الله"],
  ["vowel signs in a form of their own", "شكرا\uFE70 جزيلا\uFC60", "شكرا\u064B جزيلا\u064E\u0651"],
  ["soft hyphens and zero widths", "l'indus\u00ADtrie\u200B re\u2060cru\uFEFFte", "l'industrie recrute"],
  ["marks of direction", "\u061Cعقد\u200F \u206912\u180E", "عقد 12"],
  ["stand-ins for objects", "un port\uFFFC neuf\uFFF9", "un port neuf"],
  [
    "quotation marks of windows-1252 in the place of controls",
    "l\u0092\u0093usine\u0094 \u0096 5 \u0080\u0081",
    "l’“usine” – 5 €",
  ],
  ["numbers of windows-1252", "l&#146;usine &#150; 5&nbsp;&#x80;", "l’usine – 5\u00A0€"],
])("%s are read as plain letters", (_what, written, plain) => {
  expect(lines(read(`<article><p>${first}</p><p>${written}. ${second}</p></article>`))[1]).toBe(`${plain}. ${second}`);
});

test.each([
  ["a line break in an inline element", "à Fès<b>,<br></b>puis à Taza", "à Fès, puis à Taza"],
  ["a picture", "à Fès.<img src='a.jpg'>Puis à Taza", "à Fès. Puis à Taza"],
  ["a film", "à Fès.<iframe src='a'></iframe>Puis à Taza", "à Fès. Puis à Taza"],
])("words are kept apart by %s", (_what, markup, plain) => {
  expect(lines(read(`<article><p>${first}</p><p>${markup}. ${second}</p></article>`))[1]).toBe(`${plain}. ${second}`);
});

test.each([
  ["a script", "le tex<script>f()</script>tile"],
  ["a comment", "le tex<!-- a -->tile"],
  ["a place where a word may be parted", "le tex<wbr>tile"],
  ["inline elements", "le <span>tex</span><b>ti</b>le"],
  ["what a word processor leaves", "<st1:place w:st='on'>le</st1:place> textile<o:p></o:p>"],
])("words are not parted by %s", (_what, markup) => {
  expect(lines(read(`<article><p>${first}</p><p>Il soutient ${markup}. ${second}</p></article>`))[1]).toBe(
    `Il soutient le textile. ${second}`,
  );
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

test.each([
  ["spaces", "indus\u00ADtrie \u00A0 ", "industrie "],
  ["numbers", "13\u00A0340 ", "13\u00A0340 "],
  ["no spaces", "\uFEFB\u200B", "لا"],
])("a text of any length with %s is tidied as a short one is", (_what, written, plain) => {
  expect(tidy(written.repeat(60_000))).toBe(plain.repeat(60_000).trim());
});
