import { readdirSync, readFileSync, statSync } from "node:fs";
import { expect, test } from "vitest";
import { SijillError } from "../../src/errors.ts";
import { readPage } from "../../src/page/read.ts";
import { pageOf, sources } from "./pages.ts";

const seed = 20_240_506;
const mutants = 10_000;
/** The smallest fixtures: what a mutation breaks is markup, of which they have as many kinds as the others. */
const originals = 8;
/** In bytes. */
const longestMutant = 3_500;
/** No mutant of a page of a few kilobytes takes so long, in milliseconds, on however slow a machine. */
const longest = 2_000;

const folder = new URL("../../fixtures/pages/", import.meta.url);
const pages = readdirSync(folder)
  .filter((name) => name.endsWith(".html"))
  .map((name) => new URL(name, folder))
  .toSorted((a, b) => statSync(a).size - statSync(b).size)
  .slice(0, originals)
  .map((file) => readFileSync(file));

/** What real pages break on, and what decoders, parsers and readers of dates and data stumble over. */
const pieces = [
  "<",
  ">",
  "</",
  "<!--",
  "-->",
  '"',
  "'",
  "=",
  "&",
  "&#0;",
  "&#xD800;",
  "&notit;",
  "\u0000",
  "\u0080\u00ED\u00A0",
  "<div>".repeat(300),
  "</div>".repeat(300),
  "<table><tr><td>",
  "<script>",
  "</script>",
  '<script type="application/ld+json">{"@type":["NewsArticle"],"datePublished":{},"author":[[]],"articleBody":7}</script>',
  '<time datetime="9999-99-99T99:99:99+99:99">',
  '<meta property="article:published_time" content="2024-02-31T25:61:00+25:00">',
  '<div itemprop="articleBody" class="related-ARTICLE_Content" hidden style="display:none">',
  "Publié dans  le 31 - 02 - 2024",
  "<br>".repeat(100),
  "\u00A0".repeat(200),
];

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
function makeRandom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function mutate(page: Buffer, random: () => number): Buffer {
  const below = (limit: number): number => Math.floor(random() * limit);
  let bytes = page;
  for (let change = below(4); change >= 0; change -= 1) {
    const [from, to] = [below(bytes.length), below(bytes.length)].toSorted((a, b) => a - b);
    if (from === undefined || to === undefined) break;
    const middle = [
      Buffer.alloc(0),
      Buffer.concat([bytes.subarray(from, to), bytes.subarray(from, to)]),
      Buffer.from(pieces[below(pieces.length)] ?? "", "latin1"),
      Buffer.from(pieces[below(pieces.length)] ?? ""),
      Buffer.from([below(256)]),
    ][below(5)];
    // Most of the page stays: what is left of half a page is read as little else.
    const end = random() < 0.2 ? to : Math.min(from + below(40), bytes.length);
    bytes = Buffer.concat([bytes.subarray(0, from), middle ?? Buffer.alloc(0), bytes.subarray(end)]);
  }
  return bytes.subarray(0, longestMutant);
}

test("pages damaged in ten thousand ways are read or refused, and soon", { timeout: 120_000 }, () => {
  const random = makeRandom(seed);
  for (let at = 0; at < mutants; at += 1) {
    const body = mutate(pages[at % pages.length] ?? Buffer.alloc(0), random);
    const begin = performance.now();
    try {
      const { text, blocks } = readPage(pageOf(body), sources);
      const kept = blocks.filter((block) => block.removed === null);
      expect(text.length).toBe(kept.reduce((sum, block) => sum + block.text.length, Math.max(0, kept.length - 1)));
    } catch (error) {
      if (!(error instanceof SijillError)) throw new Error(`mutant ${at} breaks the reader`, { cause: error });
    }
    expect(performance.now() - begin).toBeLessThan(longest);
  }
});
