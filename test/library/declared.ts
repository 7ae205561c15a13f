import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Something that a module's type declarations export. */
export interface Declared {
  readonly name: string;
  /** The first paragraph of what stands above it, on one line; "" where nothing does. */
  readonly summary: string;
}

const declaration =
  /(?:\/\*\*((?:(?!\*\/)[^])*)\*\/\n)?^export (?:declare )?(?:const|class|function|interface|type) (\w+)/gm;
const passedOn = /^export (?:type )?(?:\{([^}]*)\}|\*) from "([^"]+)"/gm;

/** What a file of type declarations exports, with what it passes on from others. */
export function declaredIn(file: string): Declared[] {
  const text = readFileSync(file, "utf8");
  const own = [...text.matchAll(declaration)].map(([, comment = "", name = ""]) => ({
    name,
    summary: summaryOf(comment),
  }));
  const others = [...text.matchAll(passedOn)].flatMap(([, names, from = ""]) => {
    const there = declaredIn(join(dirname(file), from.replace(/\.ts$/, ".d.ts")));
    if (names === undefined) return there;
    const asked = new Set(names.split(",").map((name) => name.trim().replace(/^type /, "")));
    return there.filter(({ name }) => asked.has(name));
  });
  return [...own, ...others];
}

function summaryOf(comment: string): string {
  const lines = comment.split("\n").map((line) => line.replace(/^\s*\* ?/, "").trim());
  const [first = ""] = lines
    .join("\n")
    .trim()
    .split(/\n\n|\n@/);
  return first.replaceAll("\n", " ");
}
