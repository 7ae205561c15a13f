/** How fast pages are read and facts found in them: beside parsing alone and beside Readability, each task in every round. */
import { Readability } from "@mozilla/readability";
import { load } from "cheerio/slim";
import { parseHTML } from "linkedom";
import type { Engine } from "../src/facts/engine.ts";
import { extractFacts } from "../src/facts/extract.ts";
import type { Article, Page } from "../src/model.ts";
import { decodePage } from "../src/page/decode.ts";
import { readPage } from "../src/page/read.ts";
import type { Sources } from "../src/sources/load.ts";
import { median, smallestPage } from "./pages.ts";

/** Rounds that count, behind those in which the machine gets to know the code: a crawl reads pages by the thousand. */
export const rounds = 7;
const warmUpPages = 1_000;
/** Too quick to be timed once. */
const timesSmallest = 300;

/** Milliseconds that the tasks of one round took. */
interface Round {
  readonly parsing: number;
  readonly reading: number;
  readonly facts: number;
  readonly firefox: number;
  readonly smallestParsing: number;
  readonly smallestReading: number;
  readonly smallestFacts: number;
}

function timeOf(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** The reader of Firefox, over the lightest document that it takes. */
const readAsFirefox = (page: Page): unknown => new Readability(parseHTML(decodePage(page)).document).parse();

/** One task right after the other, so that a busy moment of the machine strikes all alike. */
function runRound(pages: readonly Page[], articles: readonly Article[], sources: Sources, engine: Engine): Round {
  const smallestArticle = readPage(smallestPage, sources);
  const often = (work: () => unknown): (() => void) => {
    return () => {
      for (let time = 0; time < timesSmallest; time += 1) work();
    };
  };
  return {
    parsing: timeOf(() => pages.forEach((page) => load(decodePage(page)))),
    reading: timeOf(() => pages.forEach((page) => readPage(page, sources))),
    facts: timeOf(() => articles.forEach((article) => extractFacts(article, engine))),
    firefox: timeOf(() => pages.forEach(readAsFirefox)),
    smallestParsing: timeOf(often(() => load(decodePage(smallestPage)))) / timesSmallest,
    smallestReading: timeOf(often(() => readPage(smallestPage, sources))) / timesSmallest,
    smallestFacts: timeOf(often(() => extractFacts(smallestArticle, engine))) / timesSmallest,
  };
}

/** Measures, and tells it line by line. Ratios are those inside a round, of which the median is told. */
export function measureReading(
  pages: readonly Page[],
  articles: readonly Article[],
  sources: Sources,
  engine: Engine,
): string[] {
  const warmUps = Math.ceil(warmUpPages / pages.length);
  const all = Array.from({ length: warmUps + rounds }, () => runRound(pages, articles, sources, engine));
  const measured = all.slice(warmUps);
  const of = (value: (round: Round) => number): number => median(measured.map(value));
  const rate = (task: keyof Round): string => {
    const milliseconds = of((round) => round[task]) / pages.length;
    return `${Math.round(1000 / milliseconds)} pages/s, ${milliseconds.toFixed(2)} ms a page`;
  };
  const ofParsing = of((round) => round.parsing / round.reading).toFixed(2);
  const ofFirefox = of((round) => round.firefox / round.reading).toFixed(1);
  const smallest = [
    `parse ${of((round) => round.smallestParsing).toFixed(2)} ms`,
    `read ${of((round) => round.smallestReading).toFixed(2)} ms`,
    `facts ${of((round) => round.smallestFacts).toFixed(2)} ms`,
  ].join(", ");
  return [
    `parse (cheerio/slim)   ${rate("parsing")}`,
    `read                   ${rate("reading")}   ${ofParsing} of the rate of parsing alone, ${ofFirefox} times Readability over linkedom`,
    `facts                  ${rate("facts")}   ${of((round) => round.facts / round.reading).toFixed(2)} of the time of reading`,
    `a page of two sentences: ${smallest}; so much every page costs`,
  ];
}
