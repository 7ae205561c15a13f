/** Nothing in the documents leads nowhere. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";
import { root } from "../support/cache.ts";
import { documentPaths, readDocument } from "./documents.ts";

/** What GitHub calls a heading in an address. */
function anchorOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
    .replaceAll(" ", "-");
}

function anchorsIn(path: string): ReadonlySet<string> {
  const headings = readFileSync(path, "utf8").matchAll(/^#+ (.+)$/gm);
  return new Set([...headings].map(([, heading = ""]) => anchorOf(heading)));
}

/** Where the links of a document lead within the project; the reference numbers headings of one name, which is its own affair. */
function linksOf(path: string): string[] {
  const prose = readDocument(path).replaceAll(/^ *```[^]*?^ *```$/gm, "");
  const links = [...prose.matchAll(/\]\(([^)\s]+)\)|src="([^"]+)"/g)].map(([, to, source]) => to ?? source ?? "");
  return links.filter((to) => !/^[a-z]+:/.test(to) && !(path.startsWith("docs/reference/") && to.startsWith("#")));
}

test.each(documentPaths())("every link of %s leads somewhere", (path) => {
  const lost = linksOf(path).filter((link) => {
    const [name = "", anchor] = link.split("#");
    const to = name === "" ? join(root, path) : join(root, dirname(path), name);
    return !existsSync(to) || (anchor !== undefined && statSync(to).isFile() && !anchorsIn(to).has(anchor));
  });
  expect(lost).toEqual([]);
});

test("the way in leads to every page", () => {
  const linked = new Set(linksOf("docs/README.md").map((link) => join("docs", link)));
  const pages = [...documentPaths(), "docs/rules.md"].filter((path) => !["README.md", "docs/README.md"].includes(path));
  expect(pages.filter((path) => !linked.has(relative(".", path)))).toEqual([]);
});
