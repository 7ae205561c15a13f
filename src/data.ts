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

/** What checking a data file gives: its value, or everything that is wrong with it, in the order of its lines. */
export interface Checked<Value> {
  readonly value: Value | null;
  /** Each as `file:line: field: what is wrong`. */
  readonly defects: readonly string[];
  /** The line on which a field stands, or the nearest field around it that is there. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

/**
 * Checks the text of a data file and tells all that is wrong with it.
 * @param name how the file is called in defects
 */
export function checkData<Schema extends z.ZodType>(
  text: string,
  name: string,
  schema: Schema,
): Checked<z.output<Schema>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const line = (path: readonly PropertyKey[]): number => lineOf(document, lines, path);
  const refused = (defects: readonly string[]): Checked<z.output<Schema>> => ({ value: null, defects, lineOf: line });
  if (document.errors.length > 0) {
    return refused(
      document.errors.map(
        ({ linePos, message }) => `${name}:${linePos?.[0].line ?? 1}: not valid YAML: ${message.split("\n")[0] ?? ""}`,
      ),
    );
  }
  const alias = aliasLine(document, lines);
  if (alias !== null) return refused([`${name}:${alias}: aliases ("*name") are not read; write the value out`]);
  const result = schema.safeParse(document.toJS());
  if (result.success) return { value: result.data, defects: [], lineOf: line };
  const defects = result.error.issues.map((issue) => ({
    line: line(issue.code === "unrecognized_keys" ? [...issue.path, issue.keys[0] ?? ""] : issue.path),
    words: `${fieldOf(document, issue.path)}${problemOf(issue)}`,
  }));
  return refused(
    defects.toSorted((one, other) => one.line - other.line).map((defect) => `${name}:${defect.line}: ${defect.words}`),
  );
}

/** What is wrong, for people who know neither types nor keys. */
function problemOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "unrecognized_keys") return `nobody knows ${issue.keys.map((key) => `"${key}"`).join(", ")}`;
  return issue.message.endsWith("received undefined") ? "this is missing" : issue.message;
}

/** A field by its path, for people; "" for the file as a whole. */
function fieldOf(document: Document, path: readonly PropertyKey[]): string {
  const entry = entryOf(document, path);
  const field = path.slice(entry === "" ? 0 : 1).map(String);
  return `${entry}${field.length === 0 ? "" : `${field.join(".")}: `}`;
}

/**
 * Checks the text of a data file.
 * @param name how the file is called in errors
 * @throws SijillError "bad-data" naming file, line, field and what is wrong
 */
export function parseData<Schema extends z.ZodType>(text: string, name: string, schema: Schema): z.output<Schema> {
  const { value, defects } = checkData(text, name, schema);
  if (defects[0] !== undefined || value === null) throw new SijillError("bad-data", defects[0] ?? `${name}:1: empty`);
  return value;
}

/** Reads and checks a data file. Errors: as `parseData`, and "not-readable" where the file cannot be read. */
export function readData<Schema extends z.ZodType>(file: URL | string, schema: Schema): z.output<Schema> {
  const path = typeof file === "string" ? file : fileURLToPath(file);
  return parseData(readTextFile(path), basename(path), schema);
}

/** The text of a data file. Errors: "not-readable". */
export function readTextFile(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new SijillError("not-readable", `${path}: cannot be read; check that it exists and may be read`, { cause });
  }
}
