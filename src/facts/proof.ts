/** Proof of rules: every example must be won by its own rule, and every reject must be left alone by it. */
import { languages } from "../model.ts";
import type { Extraction, Fact, Language } from "../model.ts";
import type { Engine } from "./engine.ts";
import { extractFacts } from "./extract.ts";
import type { Expected, Rule } from "./rule.ts";
import { verdictOf } from "./rule.ts";

/** One sentence of a rule, tried. */
export interface Proof {
  readonly rule: string;
  readonly language: Language;
  readonly kind: "example" | "reject";
  readonly text: string;
  /** What is wrong, for people; empty where the sentence holds. */
  readonly problems: readonly string[];
}

const isFact = (fact: Fact): boolean => fact.type !== "indicator";

const inShort = (fact: Fact): string =>
  `${fact.metric ?? fact.type} ${fact.value ?? "some"} ${fact.unit} ${fact.status} by ${fact.rule}`;

/** The fields that an example states, compared with a fact. */
function differences(expected: Expected, fact: Fact): string[] {
  const told: { [field: string]: unknown } = { ...fact, date: fact.date?.value ?? null };
  return Object.entries(expected)
    .filter(([field, value]) => told[field] !== value)
    .map(([field, value]) => `${field} is ${String(told[field])} and not ${String(value)}`);
}

function unmet(expected: readonly Expected[], facts: readonly Fact[]): string[] {
  const left = [...facts];
  const problems: string[] = [];
  for (const one of expected) {
    const index = left.findIndex(
      (fact) =>
        (one.value === undefined || fact.value === one.value) &&
        (one.unit === undefined || fact.unit === one.unit) &&
        isFact(fact) === (one.metric === undefined),
    );
    const fact = left[index];
    if (fact === undefined) problems.push(`no fact of ${String(one.value ?? one.metric)}`);
    else {
      left.splice(index, 1);
      problems.push(...differences(one, fact));
    }
  }
  return [...problems, ...left.filter(isFact).map((fact) => `one fact too many: ${inShort(fact)}`)];
}

function ownProblems(rule: Rule, { facts, accounts }: Extraction): string[] {
  const verdict = verdictOf(rule);
  if (verdict.type === "refusal") {
    const refused = accounts.some((account) => account.rule === rule.id && account.outcome === "refused");
    return refused ? [] : ["nothing was refused by this rule"];
  }
  const own = facts.filter((fact) => fact.rule === rule.id);
  return own.length > 0 ? [] : [`not won by this rule: ${facts.map(inShort).join("; ") || "no fact at all"}`];
}

const touched = (rule: Rule, { facts, accounts }: Extraction): string[] =>
  facts.some((fact) => fact.rule === rule.id) || accounts.some((account) => account.rule === rule.id)
    ? ["touched by this rule all the same"]
    : [];

/** The sentences of one rule in one language, tried. */
function proveRule(rule: Rule, language: Language, engine: Engine): Proof[] {
  const proofs: Proof[] = [];
  const read = (text: string, published: string | undefined): Extraction =>
    extractFacts({ url: null, title: "", text, language, publishedAt: published ?? null, kind: "article" }, engine);
  for (const { [language]: text, published, facts } of rule.examples) {
    if (text === undefined) continue;
    const extraction = read(text, published);
    const problems = [...unmet(facts, extraction.facts), ...ownProblems(rule, extraction)];
    proofs.push({ rule: rule.id, language, kind: "example", text, problems });
  }
  for (const { [language]: text, published } of rule.rejects) {
    if (text === undefined) continue;
    proofs.push({ rule: rule.id, language, kind: "reject", text, problems: touched(rule, read(text, published)) });
  }
  return proofs;
}

/** Tries every example and reject of the rules, in all languages that they are given in. */
export const proveRules = (engine: Engine, rules: readonly Rule[] = engine.rules): Proof[] =>
  rules.flatMap((rule) => languages.flatMap((language) => proveRule(rule, language, engine)));
