import { describe, expect, test } from "vitest";
import { matchesPattern } from "../../src/sources/pattern.ts";

describe("the path of an article", () => {
  test.each([
    ["/{year}/{month}/{day}/{slug}", "/2023/05/29/un-titre-17/"],
    ["/{id}-{slug}.html", "/449346-un-titre.html"],
    ["/{slug}-{id}", "/commission-8-projets-243116/"],
    ["/fr/{slug}/{id}", "/fr/lesoir/6344"],
    ["/**/{slug}.html", "/a/b/c/titre.html"],
    ["/*/{slug}", "/ar/الميثاق-الجديد"],
    ["/{slug}/{title}", "/economie/un-quai--pour-le-port-2"],
    ["/{title}.html", "/رصيف-جديد-لميناء-الصيد.html"],
  ])("%s fits %s", (pattern, path) => {
    expect(matchesPattern(pattern, path)).toBe(true);
  });

  test.each([
    ["/{year}/{month}/{day}/{slug}", "/2023/5/29/titre"],
    ["/{slug}-{id}", "/category/economie"],
    ["/{slug}.html", "/titrexhtml"],
    ["/*/{slug}", "/a/b/c"],
    ["/{slug}", "/"],
    ["/{title}", "/qui-sommes-nous"],
    ["/{slug}/{title}", "/economie/page/2"],
  ])("%s does not fit %s", (pattern, path) => {
    expect(matchesPattern(pattern, path)).toBe(false);
  });

  test("is compared in an instant, however it is made up", () => {
    expect(matchesPattern("/{slug}-{id}-{slug}-{id}.html", `/${"1-".repeat(900)}`)).toBe(false);
    expect(matchesPattern("/{title}-{id}-{title}.html", `/${"1-".repeat(900)}`)).toBe(false);
  });
});
