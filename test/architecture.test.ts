import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const source = fileURLToPath(new URL("../src", import.meta.url));

/** From the bottom to the top; what stands in one row may know its row and the rows above it in this list. */
const layers = [
  ["model", "errors"],
  ["data", "settings"],
  ["text", "language"],
  ["verbs"],
  ["quantities", "dates", "names"],
  ["facts"],
  ["sources", "page"],
  ["twins"],
  ["records", "store", "crawl"],
  ["pipeline", "sample"],
  ["archive"],
  ["operations"],
  ["export"],
  ["index"],
  ["desk"],
  ["cli"],
] as const;

const rankOf = (part: string): number => layers.findIndex((layer) => layer.some((name) => name === part));

/** The part of the house that a file of src/ belongs to: its folder, or its name where it stands alone. */
const partOf = (file: string): string => {
  const [first = ""] = relative(source, file).split(sep);
  return first.replace(/\.ts$/, "");
};

const specifiers = (text: string): string[] =>
  [
    ...text.matchAll(
      /^(?:import|export|\}) (?:[^"';]{0,2000} )?from "([^"]+)";|\bimport\("([^"]+)"\)|^import "([^"]+)";/gm,
    ),
  ].flatMap((match) => match.slice(1).filter((one) => one !== undefined));

interface Import {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

const files = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name) && !name.startsWith(join("desk", "web")))
  .map((name) => join(source, name));

const imports: readonly Import[] = files.flatMap((file) =>
  specifiers(readFileSync(file, "utf8"))
    .filter((specifier) => specifier.startsWith("."))
    .map((specifier) => ({
      file: relative(source, file),
      from: partOf(file),
      to: partOf(join(dirname(file), specifier)),
    }))
    .filter(({ from, to }) => from !== to),
);

const told = ({ file, to }: Import): string => `${file} imports ${to}`;

const apart = (one: string, other: string): string[] =>
  imports.filter(({ from, to }) => from === one && to === other).map(told);

describe("the house", () => {
  it("is read whole", () => {
    expect(imports.length).toBeGreaterThan(100);
    expect(imports.map(told)).toContain(join("facts", "engine.ts") + " imports errors");
  });

  it("has a place for every part", () => {
    expect([...new Set(files.map(partOf))].filter((part) => rankOf(part) < 0)).toEqual([]);
  });

  it("imports one way", () => {
    expect(imports.filter(({ from, to }) => rankOf(to) > rankOf(from)).map(told)).toEqual([]);
  });

  it("has no two parts that import each other", () => {
    const pairs = new Set(imports.map(({ from, to }) => `${from} ${to}`));
    expect(imports.filter(({ from, to }) => pairs.has(`${to} ${from}`)).map(told)).toEqual([]);
  });

  it("has nothing below model, and nothing but errors below data", () => {
    expect(imports.filter(({ from }) => from === "model" || from === "errors").map(told)).toEqual([]);
    expect(imports.filter(({ from, to }) => from === "data" && to !== "errors").map(told)).toEqual([]);
  });

  it("keeps page and facts apart: an article is all that passes between them", () => {
    expect([...apart("page", "facts"), ...apart("facts", "page")]).toEqual([]);
  });

  it("lets the desk's pages have of the rest nothing but types, the model and what may be decided: all that they take goes to every browser", () => {
    const pages = join(source, "desk", "web");
    const shared = new Set(["model.ts", join("records", "allowed.ts")]);
    const found = readdirSync(pages, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/.test(name))
      .flatMap((name) => {
        const values = readFileSync(join(pages, name), "utf8").replaceAll(/^import type [^;]*;/gm, "");
        return specifiers(values).map((specifier) => ({
          name,
          to: join(dirname(join(pages, name)), specifier),
          specifier,
        }));
      })
      .filter(({ specifier }) => specifier.startsWith(".") || specifier === "zod")
      .filter(({ to, specifier }) => specifier === "zod" || relative(pages, to).startsWith(".."));
    expect(found.length).toBeGreaterThan(0);
    expect(found.map(({ to }) => relative(source, to)).filter((to) => !shared.has(to))).toEqual([]);
    for (const name of shared)
      expect(readFileSync(join(source, name), "utf8")).not.toMatch(/^(?:import|export) (?!type )[^;]* from /m);
  });

  it("lets nothing import the command line", () => {
    expect(imports.filter(({ to }) => to === "cli").map(told)).toEqual([]);
  });

  it("keeps reading, extracting and merging free of network, store and clock", () => {
    const pure = new Set([
      "model",
      "errors",
      "text",
      "language",
      "verbs",
      "quantities",
      "dates",
      "names",
      "facts",
      "page",
      "twins",
      "records",
    ]);
    const impure =
      /from "(?:node:(?:http|https|net|dns|tls|child_process|worker_threads|timers.*)|undici|libsql|kysely)"|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.env\b|\bTemporal\.Now\b/;
    const found = files
      .filter((file) => pure.has(partOf(file)) && impure.test(readFileSync(file, "utf8")))
      .map((file) => relative(source, file));
    expect(found).toEqual([]);
  });
});
