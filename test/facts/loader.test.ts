import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { SijillError } from "../../src/errors.ts";
import { loadEngine } from "../../src/facts/engine.ts";
import { extractFacts } from "../../src/facts/extract.ts";
import { articleOf, builtIn } from "./passage.ts";

const folders: string[] = [];

/** A folder with these files in it, removed at the end. */
function folderOf(files: { readonly [name: string]: string }): string {
  const folder = mkdtempSync(join(tmpdir(), "sijill-rules-"));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** A rule that is right; the lines are numbered from 1. */
const right = [
  "# Ours.",
  "- id: own/quay",
  "  of: [money]",
  "  gives: { type: funds, kind: investment, status: committed }",
  "  reason: what a quay costs is an investment",
  "  words: { fr: { before: [{ words: [quai flottant], within: 9 }] } }",
  '  examples: [{ fr: "Le quai flottant vaut 12 MDH.", facts: [{ value: 12000000 }] }]',
  '  rejects: [{ fr: "Le quai est flottant." }]',
].join("\n");

const failureOf = (...files: string[]): SijillError => {
  const folder = folderOf(Object.fromEntries(files.map((text, index) => [`${String(index)}.yaml`, text])));
  try {
    loadEngine([folder]);
  } catch (thrown) {
    if (thrown instanceof SijillError) return thrown;
    throw thrown;
  }
  throw new Error("the rules were taken");
};

describe("a wrong rule file", () => {
  it.each([
    ["no example", right.replace(/ {2}examples.*/, "  examples: []"), 7, "an example"],
    ["no examples at all", right.replace(/ {2}examples.*\n/, ""), 2, "examples"],
    ["no sentence to leave alone", right.replace(/ {2}rejects.*/, "  rejects: []"), 8, "must not touch"],
    ["no reason", right.replace(/ {2}reason.*\n/, ""), 2, "reason"],
    ["a field that nobody knows", right.replace("  reason:", "  weight: 3\n  reason:"), 5, "weight"],
    ["a field that nobody knows in its words", right.replace("within: 9", "within: 9, near: 2"), 6, "near"],
    ["a type that nobody knows", right.replace("type: funds", "type: money"), 4, "gives"],
    ["a status that nobody knows", right.replace("status: committed", "status: done"), 4, "gives"],
    ["a subject that nobody knows", right.replace("[money]", "[cash]"), 3, "of"],
    ["words on no side", right.replace(/before: \[.*\]/, "unless: [quai]"), 6, "before or after"],
    ["a reach beyond all sense", right.replace("within: 9", "within: 900"), 6, "within"],
    ["an id of another form", right.replace("own/quay", "Quay"), 2, "id"],
    ["a value that is no number", right.replace("12000000", "12 MDH"), 7, "value"],
    ["a verb without a paradigm", right.replace("quai flottant]", "QUAIFLOTT]"), 6, "QUAIFLOTT"],
  ])("with %s is refused by file, line and rule", (_, text, line, what) => {
    const failure = failureOf(text);
    expect(failure.code).toBe("bad-data");
    expect(failure.message).toContain(what);
    expect(failure.message).toContain(`0.yaml:${String(line)}:`);
    expect(failure.message).toContain(text.includes("id: Quay") ? "Quay" : "own/quay");
  });

  it.each([
    ["broken YAML", `${right}\n  gives: [`, 9],
    ["a key twice", right.replace("  of:", "  reason: once more, with feeling\n  of:"), 6],
    ["an alias", right.replace("[quai flottant]", "&a [quai]").replace("within: 9", "within: 9, aspect: *a"), 6],
    ["one rule and no list", right.replace(/^- /m, "  "), 1],
    ["a text", "quai", 1],
  ])("with %s is refused by file and line", (_, text, line) => {
    const failure = failureOf(text);
    expect(failure.code).toBe("bad-data");
    expect(failure.message).toContain(`0.yaml:${String(line)}:`);
  });

  it("with one id twice is refused by file and rule", () => {
    const failure = failureOf([right, right].join("\n"));
    expect(failure.code).toBe("bad-data");
    expect(failure.message).toContain("0.yaml");
    expect(failure.message).toContain("own/quay");
  });

  it("is refused on one line that says what to do", () => {
    expect(failureOf(right.replace("[money]", "[cash]")).message).not.toContain("\n");
  });
});

describe("a folder of rules", () => {
  it("that is not there is named", () => {
    const missing = join(tmpdir(), "sijill-no-such-folder");
    expect(() => loadEngine([missing])).toThrow(
      expect.objectContaining({ code: "not-readable", message: expect.stringContaining(missing) }),
    );
  });

  it("adds rules of one's own", () => {
    const article = articleOf("Le quai flottant vaut 12 MDH.");
    expect(extractFacts(article, builtIn()).facts).toEqual([]);
    const engine = loadEngine([folderOf({ "own.yaml": right })]);
    expect(engine.rules).toHaveLength(builtIn().rules.length + 1);
    expect(extractFacts(article, engine).facts).toMatchObject([
      { type: "funds", value: 12e6, status: "committed", rule: "own/quay" },
    ]);
  });

  it("lays its rules over those with the same id", () => {
    const engine = loadEngine([folderOf({ "own.yaml": right.replace("own/quay", "funds/cost") })]);
    expect(engine.rules).toHaveLength(builtIn().rules.length);
    const article = articleOf("Les travaux, d'un coût de 182 MDH, ont été lancés.");
    const before = extractFacts(article, builtIn()).facts;
    expect(before).toMatchObject([{ value: 182e6, rule: "funds/cost" }]);
    expect(extractFacts(article, engine).facts.map((fact) => fact.rule)).not.toContain("funds/cost");
  });

  it("lets the last of several folders win", () => {
    const first = folderOf({ "own.yaml": right });
    const second = folderOf({ "own.yaml": right.replace("status: committed", "status: planned") });
    const engine = loadEngine([first, second]);
    expect(extractFacts(articleOf("Le quai flottant vaut 12 MDH."), engine).facts).toMatchObject([
      { status: "planned" },
    ]);
  });

  it("changes the hash, which is otherwise always the same", () => {
    const folder = folderOf({ "own.yaml": right });
    const { hash } = loadEngine([folder]);
    expect(loadEngine().hash).toBe(builtIn().hash);
    expect(hash).not.toBe(builtIn().hash);
    expect(loadEngine([folder]).hash).toBe(hash);
    expect(loadEngine([folderOf({ "own.yaml": right.replace("within: 9", "within: 8") })]).hash).not.toBe(hash);
    expect(extractFacts(articleOf("Rien."), loadEngine([folder])).rules).toBe(hash);
  });

  it("may be empty or hold other files", () => {
    const engine = loadEngine([folderOf({}), folderOf({ "notes.txt": "not: [a rule" })]);
    expect(engine.rules).toEqual(builtIn().rules);
  });
});
