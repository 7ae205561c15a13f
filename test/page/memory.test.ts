import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import type { Article } from "../../src/model.ts";
import { first, read, second, third } from "./pages.ts";

setFlagsFromString("--expose-gc");

const pages = 300;
/** In characters: what the page holds beside its article. */
const beside = 200_000;

/** Bytes of the heap, and of what lies outside it, that are still held. */
function held(): number {
  runInNewContext("gc()");
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return heapUsed + external + arrayBuffers;
}

test("an article holds on to nothing of the page that it was read from", { timeout: 60_000 }, () => {
  const page = (number: number): Article =>
    read(
      `<meta property="og:site_name" content="Le journal numéro ${number}"><meta name="author" content="Nadia Lamrani Alaoui">
      <h1>Une convention pour la région numéro ${number}</h1><div data-state="${"x".repeat(beside)}"></div>
      <article class="entry-content number-${number}"><p>${first}</p><p>${second}</p><p>${third}</p></article>`,
    );
  for (let number = 0; number < 50; number += 1) page(number);
  const before = held();
  const articles = Array.from({ length: pages }, (_, number) => page(number));
  const each = (held() - before) / pages;
  expect(articles.at(-1)?.title).toContain("299");
  expect(each).toBeLessThan(beside / 4);
});
