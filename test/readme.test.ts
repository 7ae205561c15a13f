/** What the README shows is what the program does. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { settingsTable } from "../src/settings.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

/** A table without the spaces that a formatter aligns its columns with. */
const tight = (text: string): string =>
  text
    .replaceAll(/ *\| */g, "|")
    .replaceAll(/-{3,}/g, "---")
    .trim();

test("the settings are listed as the program knows them", () => {
  const shown = /<!-- settings -->([^]*)<!-- \/settings -->/.exec(readme)?.[1] ?? "";
  expect(tight(shown)).toBe(tight(settingsTable()));
});

test("every command that is shown exists", async () => {
  const { makeProgram } = await import("../src/cli/program.ts");
  const known = makeProgram().commands.map((command) => command.name());
  const shown = [...readme.matchAll(/^\| `([a-z]+)/gm)].map((match) => match[1]);
  expect(shown.length).toBeGreaterThan(5);
  for (const name of shown.filter((one) => !["convention", "jobs", "funds"].includes(one ?? "")))
    expect(known).toContain(name);
});
