/** Programs, data and rules that the documents show are what they seem: they hold for the compiler, run, and can be read. */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { parseData } from "../../src/data.ts";
import { loadEngine } from "../../src/facts/engine.ts";
import { proveRules } from "../../src/facts/proof.ts";
import { ruleFile } from "../../src/facts/rule.ts";
import { sourceSchema } from "../../src/sources/schema.ts";
import { makeFolder, samplePages } from "../cli/program.ts";
import { makeProject } from "../support/project.ts";
import { type Block, blocksOf, documentPaths } from "./documents.ts";

const blocks = documentPaths().flatMap(blocksOf);
const inLanguage = (...languages: string[]): Block[] => blocks.filter(({ language }) => languages.includes(language));

test("every block is of a language that somebody looks at", () => {
  const known = new Set(["sh", "console", "ts", "js", "json", "yaml", "sql", "http", "xml", ""]);
  expect(blocks.filter(({ language }) => !known.has(language)).map(({ at }) => at)).toEqual([]);
  const unnamed = inLanguage("").filter(({ text }) => /^(?:\$ )?(?:npx |npm |sijill |import |const )/m.test(text));
  expect(unnamed.map(({ at }) => at)).toEqual([]);
});

const isReference = (at: string): boolean => at.startsWith("docs/reference/");
const nameOf = (at: string): string => at.replaceAll(/\W+/g, "-");

/** Runs every module in one process, one after the other, and tells which of them failed. */
const runner = `
for (const file of process.argv.slice(2)) {
  try { await import(file); } catch (error) { console.error(file + ": " + (error.stack ?? error)); process.exitCode = 1; }
}`;

describe("programs", () => {
  // The reference shows declarations too, which are no programs.
  const all = inLanguage("ts", "js").filter(({ at, text }) => !isReference(at) || text.startsWith("import "));
  const typed = all.filter(({ language }) => language === "ts");

  test("hold for the compiler, and run", { timeout: 240_000 }, () => {
    expect(all.length).toBeGreaterThan(5);
    const page = readFileSync(join(samplePages, "ecoactu-poids-lourds.html"));
    const folder = makeProject({ "page.html": page });
    for (const { at, language, text } of all) {
      const module = /^(?:import|export) /m.test(text) ? text : `${text}\nexport {};\n`;
      writeFileSync(join(folder, `${nameOf(at)}.${language === "ts" ? "mts" : "mjs"}`), module);
    }
    writeFileSync(join(folder, "runner.mjs"), runner);
    const options = { module: "NodeNext", target: "ES2023", strict: true, skipLibCheck: true, types: ["node"] };
    const files = typed.map(({ at }) => `${nameOf(at)}.mts`);
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: options, files }));
    const compiler = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin", "tsc");
    const checked = spawnSync(process.execPath, [compiler, "-p", folder], { encoding: "utf8" });
    expect([checked.stdout, checked.status]).toEqual(["", 0]);
    const runs = all.filter(({ noRun }) => noRun === null).map(({ at }) => join(folder, `${nameOf(at)}.mjs`));
    const ran = spawnSync(process.execPath, ["runner.mjs", ...runs], {
      cwd: folder,
      encoding: "utf8",
      timeout: 120_000,
    });
    expect([ran.stderr, ran.status]).toEqual(["", 0]);
  });
});

test.each(inLanguage("json"))("$at is JSON, as a whole or line by line", ({ text }) => {
  const isWhole = (): boolean => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };
  const parts = isWhole() ? [text] : text.trim().split("\n");
  for (const part of parts) expect(() => JSON.parse(part) as unknown).not.toThrow();
});

describe("YAML", () => {
  const read = inLanguage("yaml").map((block) => ({
    at: block.at,
    text: block.text,
    value: parse(block.text) as unknown,
  }));

  test("is there", () => expect(read.length).toBeGreaterThan(0));

  test.each(read)("$at is what it shows: a publisher, or rules whose sentences hold", ({ at, text, value }) => {
    if (Array.isArray(value)) {
      const engine = loadEngine([makeFolder({ "shown.yaml": text })]);
      const ids = new Set(parseData(text, basename(at), ruleFile).map(({ id }) => id));
      const proofs = proveRules(
        engine,
        engine.rules.filter(({ id }) => ids.has(id)),
      );
      expect(proofs.length).toBeGreaterThan(1);
      expect(proofs.filter(({ problems }) => problems.length > 0)).toEqual([]);
    } else if (typeof value === "object" && value !== null && "hosts" in value)
      expect(() => parseData(text, basename(at), sourceSchema)).not.toThrow();
    else expect(value).not.toBeNull();
  });
});
