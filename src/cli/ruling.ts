/** What `sijill rules` does: lists the rules, tries their sentences, counts what they take on pages. */
import type { Engine } from "../facts/engine.ts";
import { loadEngine } from "../facts/engine.ts";
import { extractFacts } from "../facts/extract.ts";
import { proveRules } from "../facts/proof.ts";
import { describeRules } from "../facts/reference.ts";
import { verdictOf } from "../facts/rule.ts";
import type { Rule } from "../facts/rule.ts";
import { readSettings } from "../settings.ts";
import type { Settings } from "../settings.ts";
import { tell } from "./failure.ts";
import { openReader } from "./input/reader.ts";
import { listInputs } from "./input/walk.ts";
import { oneLine } from "../text/one-line.ts";
import { colours } from "./output/screen.ts";
import { cell, tableText } from "./output/table.ts";
import { write, writeJson } from "./output/write.ts";

/** What all of them are told. */
export interface RulesOptions {
  readonly rules?: string;
}

export interface ListOptions extends RulesOptions {
  readonly format: "table" | "markdown" | "ndjson";
}

/** Unexplained quantities beyond these are only counted. */
const mostShown = 50;

const engineOf = ({ rulesFolder }: Settings): Engine => loadEngine(rulesFolder === null ? [] : [rulesFolder]);

const givesOf = (rule: Rule): string => {
  const verdict = verdictOf(rule);
  if (verdict.type === "refusal") return "refusal";
  if (verdict.type === "indicator") return `indicator (${verdict.metric})`;
  return verdict.kind === null ? verdict.type : `${verdict.type} (${verdict.kind})`;
};

/** Writes the rules, one a line, as a document, or for programs. */
export async function listRules({ format, rules: rulesFolder }: ListOptions): Promise<void> {
  const { rules } = engineOf(readSettings(process.env, { rulesFolder }));
  if (format === "markdown") return await write(`${describeRules(rules)}\n`);
  if (format === "ndjson") {
    for (const rule of rules) await writeJson(rule);
    return;
  }
  const rows = rules.map((rule) => [rule.id, givesOf(rule), Object.keys(rule.words).join(" "), cell(rule.reason)]);
  await write(tableText(rows, { names: ["rule", "gives", "words in", "reason"] }));
}

/** Tries the sentences of all rules; sets exit status 1 where one does not hold. */
export async function testRules({ rules: rulesFolder }: RulesOptions): Promise<void> {
  const proofs = proveRules(engineOf(readSettings(process.env, { rulesFolder })));
  const broken = proofs.filter((proof) => proof.problems.length > 0);
  for (const { rule, language, kind, text, problems } of broken) {
    await write(`${colours.bold(rule)} ${kind} (${language}): ${oneLine(text)}\n`);
    for (const problem of problems) await write(`  ${problem}\n`);
  }
  await write(`${proofs.length - broken.length} sentences hold, ${broken.length} do not\n`);
  if (broken.length > 0) process.exitCode = 1;
}

/** Counts for each rule what it took on pages, and lists what none explains. Pages that cannot be read set exit status 1. */
export async function coverRules(inputs: readonly string[], { rules: rulesFolder }: RulesOptions): Promise<void> {
  const settings = readSettings(process.env, { rulesFolder });
  const engine = engineOf(settings);
  const reader = openReader(settings);
  const taken = new Map<string, number>();
  const unexplained: string[] = [];
  try {
    for await (const { input, error } of listInputs(inputs)) {
      try {
        if (error !== null) throw error;
        const { accounts } = extractFacts(await reader.read(input, undefined), engine);
        for (const { rule, outcome, mention } of accounts) {
          if (outcome === "unexplained") unexplained.push(`  ${cell(input, 40)}  ${cell(mention.quote, 60)}\n`);
          else if (rule !== null) taken.set(rule, (taken.get(rule) ?? 0) + 1);
        }
      } catch (thrown) {
        process.exitCode = 1;
        tell(thrown, input);
      }
    }
  } finally {
    await reader.close();
  }
  const rows = engine.rules.map((rule) => [rule.id, givesOf(rule), String(taken.get(rule.id) ?? 0)]);
  await write(tableText(rows, { names: ["rule", "gives", "took"] }));
  await write(`\n${unexplained.length} quantities that no rule explains\n`);
  for (const line of unexplained.slice(0, mostShown)) await write(line);
}
