import { describe, expect, test } from "vitest";
import { first, lines, read, removalOf, second, third } from "./pages.ts";

const hidden = second.replace("450", "999");
/** The lines of an article with something between its first and last paragraph. */
const around = (html: string): string[] =>
  lines(read(`<article><p>${first}</p>${html}<p>${third}</p></article>`)).slice(1, -1);

describe("what nobody sees", () => {
  test.each([
    ["by its attribute", `<p hidden>${hidden}</p>`],
    ["by its style", `<div style="color:red; DISPLAY : none !important"><p>${hidden}</p></div>`],
    ["by its place beside the screen", `<p style="position:absolute; left:-9999px">${hidden}</p>`],
    ["as a template", `<template><p>${hidden}</p></template>`],
    ["for want of scripts", `<noscript><p>${hidden}</p></noscript>`],
    ["but has it read out", `<p class="visually-hidden">${hidden}</p>`],
    ["by the class of a design", `<div class="col d-none"><p>${hidden}</p></div>`],
    ["and is not read out", `<div aria-hidden="true"><p>${hidden}</p></div>`],
  ])("%s is no text", (_how, html) => {
    expect(around(html)).toEqual([]);
  });

  test.each([
    ["read out", '<span class="screen-reader-text">lien externe</span>'],
    ["hidden", '<span class="hidden">lien externe</span>'],
    ["only for show", '<span aria-hidden="true">▼</span>'],
  ])("is no part of its line where it is %s", (_how, html) => {
    expect(around(`<p>Le port ${html}de Safi. ${second}</p>`)).toEqual([`Le port de Safi. ${second}`]);
  });

  test("is told with its reason where a script might show it", () => {
    const article = read(`<article><p>${first}</p><p class="hide">${hidden}</p><p>${third}</p></article>`);
    expect(removalOf(article, "999")).toContain("hidden");
  });
});

describe("what is seen", () => {
  test.each([
    ["on wide screens", `<p class="d-none d-md-block">${second}</p>`],
    ["on wide screens", `<p class="hidden lg:block">${second}</p>`],
    ["but not its scroll bars", `<p class="overflow-hidden" style="margin-left:-1200px">${second}</p>`],
    ["and not hidden from those who listen", `<p aria-hidden="false">${second}</p>`],
  ])("%s is text", (_how, html) => {
    expect(around(html)).toEqual([second]);
  });

  test("in short is text where the long form is read out", () => {
    const html = `Il faut 20<span class="sr-only"> minutes</span> <span aria-hidden="true">min</span>. ${second}`;
    expect(around(`<p>${html}</p>`)).toEqual([`Il faut 20 min. ${second}`]);
  });

  test("once the page has loaded is text", () => {
    const page = `<body style="visibility:hidden" class="hidden"><article><p>${first}</p><p>${second}</p></article></body>`;
    expect(lines(read(page))).toEqual([first, second]);
    expect(lines(read(`<div class="is-hidden"><article><p>${first}</p><p>${second}</p></article></div>`))).toEqual([
      first,
      second,
    ]);
  });
});
