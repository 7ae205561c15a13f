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
import { passagesOf } from "../../src/facts/sentence.ts";
import type { Token } from "../../src/text/tokens.ts";
import { articleOf, builtIn } from "./passage.ts";

/** Four times the text may take this many times as long; a quadratic reader takes sixteen times as long. */
const bound = 8;
/** Differences below this are the machine's, in milliseconds. */
const noise = 40;

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

/** The faster of two runs, in milliseconds: what the work itself costs. */
function timeOf(work: (text: string) => unknown, text: string): number {
  let fastest = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 2; run += 1) {
    const start = performance.now();
    work(text);
    fastest = Math.min(fastest, performance.now() - start);
  }
  return fastest;
}

/** Texts of `line` repeated: one of `length` characters, and one four times as long. */
const expectLinear = (work: (text: string) => unknown, line: string, length: number): void => {
  const before = timeOf(work, repeated(line, length));
  const after = timeOf(work, repeated(line, 4 * length));
  expect(after, `${before.toFixed(1)} ms, and ${after.toFixed(1)} ms for four times the text`).toBeLessThan(
    bound * before + noise,
  );
};

const tokens = (text: string): Token[] => tokenise(text, "fr");

/** Sentences are split paragraph by paragraph, and a paragraph has a limit. */
const split = (text: string): unknown =>
  passagesOf({ title: "", text }, "fr").map((passage) => splitSentences(passage.view.text, "fr"));

/** Another process may take the machine for a moment; a text that takes time out of proportion does so every time. */
const again = { retry: 2 } as const;

describe.each([
  ["normalising", normalise],
  ["splitting tokens", tokens],
  ["splitting sentences", split],
  ["reading dates", (text: string) => readDates(tokens(text), null, dateLexicon("fr"))],
  ["reading quantities", (text: string) => readQuantities(tokens(text), () => false, quantityLexicon("fr"))],
] as const)("%s takes time in proportion to the text", (_, work) => {
  it.each(units)("of %s", again, (_name, unit) => {
    expectLinear(work, unit, 5_000);
  });
});

const extract = (text: string): unknown => extractFacts(articleOf(text, "2024-05-15"), builtIn());

describe("extracting facts takes time in proportion to the text", () => {
  it.each(units)("of one paragraph of %s", again, (_name, unit) => {
    expectLinear(extract, unit, 2_000);
  });

  it.each(units)("of many paragraphs of %s", again, (_name, unit) => {
    expectLinear(extract, `${repeated(unit, 400)}\n`, 5_000);
  });

  it.each(["digits", "mille", "brackets in pairs", "sums", "posts", "signings", "sentences"])(
    "of 100 kB of %s",
    again,
    (wanted) => {
      const unit = units.find(([name]) => name === wanted)?.[1] ?? "";
      expectLinear(extract, `${repeated(unit, 1000)}\n`, 25_000);
    },
  );
});
