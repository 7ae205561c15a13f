/** The engine: rules and governors, compiled once, with the hash that names them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readData } from "../data.ts";
import { SijillError } from "../errors.ts";
import { languages } from "../model.ts";
import type { Language } from "../model.ts";
import { hashOf } from "../text/identity.ts";
import type { Phrases } from "../verbs/phrases.ts";
import { compileCues, compilePervading } from "./cues.ts";
import type { Cue } from "./cues.ts";
import { loadGovernors } from "./governor.ts";
import type { Governor } from "./governor.ts";
import { assertUniqueIds, ruleFile } from "./rule.ts";
import type { Rule } from "./rule.ts";

/** Raised when the code that reads or resolves changes what comes out, so that kept articles are extracted again. */
const resolverVersion = 3;

/** Rules ready for use. Make one with `loadEngine`, which takes most of a second, and use it for every article. */
export class Engine {
  /**
   * The built-in rules and those of the user's own, in the order in which they were loaded.
   * @internal
   */
  readonly rules: readonly Rule[];
  /** Hash of rules, lexicons and resolver: where it is the same, the same article gives the same facts. */
  readonly hash: string;
  readonly #governors: readonly Governor[];
  readonly #cues = new Map<Language, Phrases<Cue>>();
  readonly #pervading = new Map<Language, Phrases<Rule>>();

  /** @internal `loadEngine` makes engines. */
  constructor(rules: readonly Rule[], governors: readonly Governor[], hash: string) {
    assertUniqueIds(rules, "rules");
    this.rules = rules;
    this.hash = hash;
    this.#governors = governors;
  }

  /** The languages that at least one rule has words in. */
  get languages(): ReadonlySet<Language> {
    return new Set(languages.filter((language) => this.rules.some((rule) => rule.words[language] !== undefined)));
  }

  /**
   * The triggers of all rules and the governors.
   * @internal
   */
  cues(language: Language): Phrases<Cue> {
    const known = this.#cues.get(language) ?? compileCues(this.rules, this.#governors, language);
    this.#cues.set(language, known);
    return known;
  }

  /**
   * The triggers of refusals that may pervade an article.
   * @internal
   */
  pervading(language: Language): Phrases<Rule> {
    const known = this.#pervading.get(language) ?? compilePervading(this.rules, language);
    this.#pervading.set(language, known);
    return known;
  }
}

const yamlFiles = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".yaml"))
    .map((entry) => join(folder, entry.name))
    .toSorted();

const readRules = (folder: string): Rule[] => {
  let files: string[];
  try {
    files = yamlFiles(folder);
  } catch (cause) {
    throw new SijillError("not-readable", `${folder}: cannot be read; name a folder of rule files (*.yaml)`, { cause });
  }
  return files.flatMap((file) => {
    const rules = readData(file, ruleFile);
    assertUniqueIds(rules, file);
    return rules;
  });
};

const here = fileURLToPath(new URL(".", import.meta.url));
const dataFolders = [
  "facts/rules",
  "facts/context",
  "facts/connectors",
  "facts",
  "names",
  "quantities",
  "dates",
  "verbs",
  "text",
];

/** One hash over every data file that extraction reads, and the rules of the user's own. */
const hashOfData = (folders: readonly string[]): string =>
  hashOf(
    JSON.stringify([
      resolverVersion,
      ...folders.flatMap((folder) => yamlFiles(folder).map((file) => readFileSync(file, "utf8"))),
    ]),
  ).slice(0, 16);

/**
 * Loads the built-in rules and, laid over them, those of folders of the user's own: a rule with a known id replaces it.
 *
 * @param folders of rule files (`*.yaml`), laid over the built-in rules in this order
 * @throws SijillError `bad-data` naming file and line, `not-readable` where a folder is missing
 * @example
 * ```ts
 * import { loadEngine } from "sijill";
 *
 * const engine = loadEngine();
 * console.log(engine.hash, [...engine.languages].join(", "));
 * ```
 */
export function loadEngine(folders: readonly string[] = []): Engine {
  const byId = new Map<string, Rule>();
  for (const folder of [join(here, "rules"), ...folders]) for (const rule of readRules(folder)) byId.set(rule.id, rule);
  const hash = hashOfData([...dataFolders.map((folder) => join(here, "..", folder)), ...folders]);
  return new Engine([...byId.values()], loadGovernors(), hash);
}
