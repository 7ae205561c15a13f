/** What a comparison of crawls says to people. */
import { median } from "../pages.ts";
import type { Outcome } from "./side.ts";

/** A crawl of one side, with the seconds of processor that the site took for it. */
export interface Crawl extends Outcome {
  readonly siteCpu: number;
}

const columns: readonly (readonly [heading: string, of: (crawl: Crawl) => number])[] = [
  ["pages/s", ({ pages, seconds }) => pages / seconds],
  ["facts/s", ({ facts, seconds }) => facts / seconds],
  ["ms of CPU a page", ({ cpu, pages }) => (cpu * 1000) / pages],
  ["cores in use", ({ cpu, seconds }) => cpu / seconds],
  ["memory, MB", ({ memory }) => memory / 1e6],
  ["site, ms of CPU a page", ({ siteCpu, pages }) => (siteCpu * 1000) / pages],
];
const [rate] = columns;
const nameWidth = 10;
const gap = "   ";

const told = (value: number): string => (value < 100 ? value.toFixed(1) : value.toFixed(0));
const line = (name: string, cells: readonly string[]): string =>
  [name.padEnd(nameWidth), ...cells.map((cell, at) => cell.padStart(columns[at]?.[0].length ?? 0))].join(gap);

export const headings = line(
  "",
  columns.map(([heading]) => heading),
);

/** The median of some crawls by one side. */
export function rowOf(name: string, crawls: readonly Crawl[]): string {
  return line(
    name,
    columns.map(([, of]) => told(median(crawls.map(of)))),
  );
}

/** How many times the pages of the peer in a second, the median of the rounds. */
export function compare(ours: readonly Crawl[], peers: readonly Crawl[]): string {
  const of = rate?.[1] ?? (() => 0);
  const ratios = ours.flatMap((crawl, at) => {
    const peer = peers[at];
    return peer === undefined ? [] : [of(crawl) / of(peer)];
  });
  return `${median(ratios).toFixed(2)} times Crawlee's pages/s (${ratios.map((ratio) => ratio.toFixed(2)).join(", ")} by round)`;
}
