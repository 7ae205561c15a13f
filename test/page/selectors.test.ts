import { load } from "cheerio/slim";
import type { Element } from "domhandler";
import { describe, expect, test } from "vitest";
import { compileSelector } from "../../src/page/selectors.ts";

const $ =
  load(`<main id="top"><div class="text body" data-kind="long one"><p><a href="/x" rel="author me">A</a></p></div>
  <section class="textual"><p class="body">B</p></section></main>`);
const elements = $<Element, string>("*").toArray();

describe("a selector told element by element", () => {
  test.each([
    "p",
    "*",
    ".text",
    "div.text.body",
    "#top",
    "main p",
    "main > p",
    "div > p",
    "main div>p a",
    "[data-kind]",
    "[data-kind=long]",
    "[data-kind~=long]",
    "[class*=text]",
    "section[class^='text']",
    "[href$=x]",
    "main > section .body",
  ])("%s selects what CSS selects", (selector) => {
    const selects = compileSelector(selector);
    expect(elements.filter((element) => selects?.(element) === true)).toEqual($(selector).toArray());
  });

  test.each(["p:first-child", "h1 + p", "h1 ~ p", "p, a", "div >", "::before", '[data-kind="long one"]'])(
    "%s is left to CSS",
    (selector) => {
      expect(compileSelector(selector)).toBeNull();
    },
  );
});
