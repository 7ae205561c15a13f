/** The reference says of the library what the library says of itself. `npm run docs:reference -- --check` compares every word. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { installedPackage } from "../support/package.ts";
import { declaredIn } from "./declared.ts";

const reference = readFileSync(new URL("../../docs/reference/library.md", import.meta.url), "utf8");
const sections = new Map(
  reference.split(/^### /m).map((section) => {
    const [heading = ""] = section.split("\n", 1);
    return [heading.replace("()", ""), section.slice(heading.length).replaceAll("\\", "").replaceAll("\n", " ")];
  }),
);
const declared = declaredIn(join(installedPackage(), "sijill", "dist", "src", "index.d.ts"));

test("everything that the library exports stands in the reference, with what it says of itself", () => {
  expect(declared.length).toBeGreaterThan(50);
  const missing = declared.filter(({ name, summary }) => summary === "" || !sections.get(name)?.includes(summary));
  expect(missing).toEqual([]);
});

test("nothing stands in the reference that is gone", () => {
  const names = new Set(declared.map(({ name }) => name));
  expect([...sections.keys()].filter((name) => /^\w+$/.test(name) && !names.has(name))).toEqual([]);
});
