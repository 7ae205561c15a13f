/** What the documents list is what the program has. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { settingsTable } from "../../src/settings.ts";

const read = (name: string): string => readFileSync(new URL(`../../docs/${name}`, import.meta.url), "utf8");

/** A table without the spaces that a formatter aligns its columns with. */
const tight = (text: string): string =>
  text
    .replaceAll(/ *\| */g, "|")
    .replaceAll(/-{3,}/g, "---")
    .trim();

test("the settings are listed as the program knows them", () => {
  const shown = /<!-- settings -->([^]*)<!-- \/settings -->/.exec(read("settings.md"))?.[1] ?? "";
  expect(tight(shown)).toBe(tight(settingsTable()));
});

test("every command is shown, and every one that is shown exists", async () => {
  const { makeProgram } = await import("../../src/cli/program.ts");
  const known = new Set(makeProgram().commands.map((command) => command.name()));
  const shown = [...read("commands.md").matchAll(/^\| `([a-z]+)/gm)].map((match) => match[1]);
  expect(shown.length).toBeGreaterThan(5);
  expect(shown.filter((name) => !known.has(name ?? ""))).toEqual([]);
  expect([...known].filter((name) => !shown.includes(name))).toEqual([]);
});
