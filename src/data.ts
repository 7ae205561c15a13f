/** Data files that people write: YAML, checked by a schema, with errors that name file and line. */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { isNode, LineCounter, parseDocument, visit } from "yaml";
import type { Document } from "yaml";
import type { z } from "zod";
import { SijillError } from "./errors.ts";

const lineOf = (document: Document, lines: LineCounter, path: readonly PropertyKey[]): number => {
  for (let length = path.length; length > 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
};

/** The line of the first alias, or null. Aliases are the one way in which a small YAML file can grow without bound. */
function aliasLine(document: Document, lines: LineCounter): number | null {
  let line: number | null = null;
  visit(document, {
    Alias: (_, node) => {
      line = lines.linePos(node.range?.[0] ?? 0).line;
      return visit.BREAK;
    },
  });
  return line;
}

/** What an entry of a list calls itself, so that its error says which one is meant. */
const entryOf = (document: Document, path: readonly PropertyKey[]): string => {
  const id: unknown = typeof path[0] === "number" ? document.getIn([path[0], "id"]) : undefined;
  return typeof id === "string" ? `${id}: ` : "";
};

/**
 * Checks the text of a data file.
 * @param name how the file is called in errors
 * @throws SijillError "bad-data" naming file, line, field and what is wrong
 */
export function parseData<Schema extends z.ZodType>(text: string, name: string, schema: Schema): z.output<Schema> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const broken = document.errors[0];
  if (broken !== undefined) {
    const line = broken.linePos?.[0].line ?? 1;
    throw new SijillError("bad-data", `${name}:${line}: not valid YAML: ${broken.message.split("\n")[0] ?? ""}`);
  }
  const alias = aliasLine(document, lines);
  if (alias !== null)
    throw new SijillError("bad-data", `${name}:${alias}: aliases ("*name") are not read; write the value out`);
  const result = schema.safeParse(document.toJS());
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = issue?.path ?? [];
  const entry = entryOf(document, path);
  const field =
    path.length === 0
      ? ""
      : `${entry}${path
          .slice(entry === "" ? 0 : 1)
          .map(String)
          .join(".")}: `;
  throw new SijillError(
    "bad-data",
    `${name}:${lineOf(document, lines, path)}: ${field}${issue?.message ?? "not as expected"}`,
  );
}

/** Reads and checks a data file. Errors: as `parseData`, and "not-readable" where the file cannot be read. */
export function readData<Schema extends z.ZodType>(file: URL | string, schema: Schema): z.output<Schema> {
  const path = typeof file === "string" ? file : fileURLToPath(file);
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (cause) {
    throw new SijillError("not-readable", `${path}: cannot be read; check that it exists and may be read`, { cause });
  }
  return parseData(text, basename(path), schema);
}
