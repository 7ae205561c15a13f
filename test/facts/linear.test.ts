import { performance } from "node:perf_hooks";
import { describe, expect, it } from "vitest";
import { dateLexicon } from "../../src/dates/lexicon.ts";
import { readDates } from "../../src/dates/read.ts";
import { extractFacts } from "../../src/facts/extract.ts";
import { quantityLexicon } from "../../src/quantities/lexicon.ts";
import { readQuantities } from "../../src/quantities/read.ts";
import { splitSentences } from "../../src/text/sentences.ts";
import { tokenise } from "../../src/text/tokens.ts";
import { normalise } from "../../src/text/view.ts";
import { articleOf, builtIn } from "./passage.ts";

const small = 25_000;
const large = 100_000;

/** Four times the text may take this many times as long; a quadratic reader takes sixteen times as long. */
const bound = 8;
/** Differences below this are the machine's, in milliseconds. */
const noise = 15;

/** What a hostile or broken page repeats. */
const units: readonly (readonly [name: string, unit: string])[] = [
  ["digits", "7"],
  ["spaces", " "],
  ["no-break spaces", "\u00a0"],
  ["digits and dots", "1.234."],
  ["digits and commas", "12,"],
  ["digits and spaces", "1 "],
  ["grouped digits", "123 "],
  ["de", "de "],
  ["et", "et "],
  ["un", "un "],
  ["mille", "mille "],
  ["millions et", "3 millions et "],
  ["entre", "entre 3 et "],
  ["Arabic letters", "ا"],
  ["Arabic words", "عقد "],
  ["accented letters", "é"],
  ["combining marks", "\u0301"],
  ["direction marks", "\u200f"],
  ["soft hyphens", "a\u00ad"],
  ["lone surrogates", "\ud800"],
  ["quotes", '"'],
  ["guillemets", "« "],
  ["brackets", "("],
  ["brackets in pairs", "(3) "],
  ["apostrophes", "l'"],
  ["initials", "A. "],
  ["abbreviations", "5 Mds. "],
  ["full stops", ". "],
  ["hyphens", "-"],
  ["years", "2014-2020 "],
  ["months", "mai "],
  ["sums", "3 MDH "],
  ["posts", "3 emplois "],
  ["agreements", "une convention "],
  ["participles", "été signées "],
  ["signings", "a signé deux conventions et "],
  ["sentences", "Il a signé 3 conventions. "],
  ["parts", "dont 3 MDH "],
];

const repeated = (unit: string, length: number): string =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

/** The fastest of a few runs, in milliseconds: what the work itself costs. */
function timeOf(work: (text: string) => unknown, text: string): number {
  let fastest = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3; run += 1) {
    const start = performance.now();
    work(text);
    fastest = Math.min(fastest, performance.now() - start);
  }
  return fastest;
}

const expectLinear = (work: (text: string) => unknown, unit: string, separator = ""): void => {
  const line = separator === "" ? unit : repeated(unit, 1000) + separator;
  const little = repeated(line, small);
  work(little);
  const before = timeOf(work, little);
  const after = timeOf(work, repeated(line, large));
  expect(after, `${before.toFixed(1)} ms for 25 kB, ${after.toFixed(1)} ms for 100 kB`).toBeLessThan(
    bound * before + noise,
  );
};

const tokens = (text: string) => tokenise(text, "fr");

const steps: readonly (readonly [name: string, work: (text: string) => unknown])[] = [
  ["normalising", normalise],
  ["splitting sentences", (text) => splitSentences(text, "fr")],
  ["splitting tokens", tokens],
  ["reading dates", (text) => readDates(tokens(text), null, dateLexicon("fr"))],
  ["reading quantities", (text) => readQuantities(tokens(text), () => false, quantityLexicon("fr"))],
];

describe.each(steps)("%s takes time in proportion to the text", (_, work) => {
  it.each(units)("of %s", (name, unit) => {
    expect(name).not.toBe("");
    expectLinear(work, unit);
  });
});

describe("extracting facts takes time in proportion to the text", () => {
  const extract = (text: string) => extractFacts(articleOf(text, "2024-05-15"), builtIn());

  it.each(units)("of one paragraph of %s", (name, unit) => {
    expect(name).not.toBe("");
    expectLinear(extract, unit);
  });

  it.each(units)("of many paragraphs of %s", (name, unit) => {
    expect(name).not.toBe("");
    expectLinear(extract, unit, "\n");
  });
});
