/** The documents that people write, and what stands in them for machines. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../support/cache.ts";

/** A fenced block of a document. */
export interface Block {
  /** File and line, for people. */
  readonly at: string;
  /** What stands behind the fence, "" where nothing does. */
  readonly language: string;
  /** Why it is not run; null where it is. */
  readonly noRun: string | null;
  readonly text: string;
}

/** Made by programs that have tests of their own. */
const generated: ReadonlySet<string> = new Set(["docs/rules.md"]);

/** Paths of all documents, from the folder of the project. */
export function documentPaths(): string[] {
  const inDocs = readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" }).map((name) => `docs/${name}`);
  return ["README.md", "CONTRIBUTING.md", "examples/README.md", ...inDocs]
    .filter((path) => path.endsWith(".md") && !generated.has(path))
    .toSorted();
}

export function readDocument(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

/** The fenced blocks of a document in their order; those within lists are moved to the margin. */
export function blocksOf(path: string): Block[] {
  const text = readDocument(path);
  return [...text.matchAll(/^( *)```(\w*)([^\n]*)\n([^]*?)^\1```$/gm)].map((match) => {
    const [, indent = "", language = "", info = "", body = ""] = match;
    return {
      at: `${path}:${text.slice(0, match.index).split("\n").length}`,
      language,
      noRun: /no-run="([^"]+)"/.exec(info)?.[1] ?? null,
      text: body.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
    };
  });
}

/** What is written as code within the lines of a document. */
export function codeIn(path: string): string[] {
  const prose = readDocument(path).replaceAll(/^ *```[^]*?^ *```$/gm, "");
  return [...prose.matchAll(/`([^`\n]+)`/g)].map(([, code = ""]) => code);
}

/** The commands of a block for a shell: in a `console`, what stands behind a prompt. */
export function scriptOf({ language, text }: Block): string {
  if (language !== "console") return text;
  const commands = text.split("\n").filter((line) => line.startsWith("$ "));
  return `${commands.map((line) => line.slice(2)).join("\n")}\n`;
}
