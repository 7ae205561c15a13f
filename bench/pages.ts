/** The pages that speed is measured on. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Article, Page } from "../src/model.ts";

/** A page as if it had been fetched. */
export function pageOf(name: string, body: Uint8Array): Page {
  const address = `https://example.test/${name}`;
  return { address, finalAddress: address, status: 200, headers: {}, fetchedAt: "2026-06-01T00:00:00Z", body };
}

/** The HTML files of a folder. */
export function pagesIn(folder: string): Page[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".html"));
  if (names.length === 0) throw new Error(`${folder}: no page (*.html) in this folder`);
  return names.toSorted().map((name) => pageOf(name, readFileSync(join(folder, name))));
}

/** As small as the page of an article can be: what reading it costs, every page costs. */
export const smallestPage = pageOf(
  "smallest.html",
  Buffer.from(
    '<!doctype html><title>Un entrepôt à Larache</title><meta property="article:published_time" content="2024-03-12">' +
      "<article><h1>Un entrepôt à Larache</h1><p>Le transporteur consacre 12 millions de dirhams à un entrepôt, " +
      "qui emploiera 40 personnes. Il sera ouvert à la fin de l'année près de la gare.</p></article>",
  ),
);

/** The middle one of some numbers. */
export function median(numbers: readonly number[]): number {
  const ordered = numbers.toSorted((a, b) => a - b);
  return ordered[Math.floor(ordered.length / 2)] ?? 0;
}

/** In kB. Of 170 pages of news sites measured one in eight is smaller, and the median has 113. */
const smallForNews = 40;

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(bytes < 10_000 ? 1 : 0)} kB`;

/** How large the pages are and how much of them is text, and what that means for the figures. */
export function describePages(pages: readonly Page[], articles: readonly Article[]): string[] {
  const sizes = pages.map(({ body }) => body.length).toSorted((a, b) => a - b);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const text = articles.reduce((sum, article) => sum + Buffer.byteLength(article.text), 0);
  const middle = median(sizes);
  const size = `${kilobytes(sizes[0] ?? 0)} to ${kilobytes(sizes.at(-1) ?? 0)} each, median ${kilobytes(middle)}`;
  const lines = [`${size}; ${Math.round((100 * text) / total)} % of it text of articles`];
  if (middle / 1000 < smallForNews)
    lines.push(
      "These pages are smaller than those of news sites and have more text and facts for their size: what every page costs,",
      "and what text costs, outweighs parsing. Pages saved from sites (--pages DIR) show the ratios that a crawl sees.",
    );
  return lines;
}
