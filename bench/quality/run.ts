/**
 * Quality on the articles that people have read: a table for each language and type, every disagreement, and a gate.
 * It fails below the floors kept beside it. Floors are raised by `--raise` and lowered only by hand, in a commit that says why.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { loadEngine } from "../../src/facts/engine.ts";
import { extractFacts } from "../../src/facts/extract.ts";
import { languages } from "../../src/model.ts";
import { emptyTally, goldArticle, measures, scoreArticle } from "./score.ts";
import type { GoldArticle, Tally } from "./score.ts";

const floorsFile = new URL("floors.json", import.meta.url);
const floorsSchema = z.record(z.string(), z.record(z.string(), z.number().min(0).max(1)));
const engine = loadEngine();

const gold = languages.flatMap((language): GoldArticle[] =>
  z
    .array(goldArticle)
    .parse(JSON.parse(readFileSync(new URL(`../../fixtures/gold/${language}.json`, import.meta.url), "utf8"))),
);

/** Scores articles, all facts or those of one type. */
function scoreAll(articles: readonly GoldArticle[], type: string | null): Tally {
  const tally = emptyTally();
  for (const article of articles) {
    const input = {
      ...article,
      url: null,
      language: article.lang,
      publishedAt: article.published,
      kind: "article" as const,
    };
    const facts = extractFacts(input, engine).facts.filter((fact) => type === null || fact.type === type);
    scoreArticle(
      { ...article, facts: article.facts.filter((fact) => type === null || fact.type === type) },
      facts,
      tally,
    );
  }
  return tally;
}

const groups: [string, Tally][] = [
  ...languages.map((language): [string, Tally] => [
    language,
    scoreAll(
      gold.filter((article) => article.lang === language),
      null,
    ),
  ]),
  ...["convention", "jobs", "funds"].map((type): [string, Tally] => [type, scoreAll(gold, type)]),
  ["all", scoreAll(gold, null)],
];

const columns = ["precision", "recall", "F1", "strict", "status", "date", "kind", "qualifier", "horizon", "sure"];
console.log(["".padEnd(12), ...columns.map((column) => column.padStart(9))].join(" "));
for (const [name, tally] of groups) {
  const values = measures(tally);
  console.log([name.padEnd(12), ...columns.map((column) => (values[column] ?? 0).toFixed(3).padStart(9))].join(" "));
}
const all = groups.at(-1)?.[1] ?? emptyTally();
console.log(`\n${all.sure} facts are sure, at a confidence of 0.9 and above`);
console.log(`${all.disagreements.length} disagreements over ${gold.length} articles`);
if (process.argv.includes("--list")) for (const line of all.disagreements) console.log(`  ${line}`);
else console.log("  --list shows each");

/** Rounded down, so that a floor is never above what was measured. */
const down = (value: number): number => Math.floor(value * 1000) / 1000;

const floors = floorsSchema.parse(JSON.parse(readFileSync(floorsFile, "utf8")));
const measured = Object.fromEntries(groups.map(([name, tally]) => [name, measures(tally)]));
const below = Object.entries(floors).flatMap(([name, minimums]) =>
  Object.entries(minimums)
    .filter(([measure, floor]) => (measured[name]?.[measure] ?? 0) < floor)
    .map(
      ([measure, floor]) =>
        `${name} ${measure} ${(measured[name]?.[measure] ?? 0).toFixed(3)} is below its floor ${floor}`,
    ),
);
for (const line of below) console.error(line);
if (below.length > 0) process.exitCode = 1;
else if (process.argv.includes("--raise")) {
  const raised = Object.fromEntries(
    Object.entries(measured).map(([name, values]) => [
      name,
      Object.fromEntries(
        ["F1", "strict", "date", "sure"].map((measure) => [
          measure,
          Math.max(floors[name]?.[measure] ?? 0, down(values[measure] ?? 0)),
        ]),
      ),
    ]),
  );
  writeFileSync(floorsFile, `${JSON.stringify(raised, null, 2)}\n`);
}
