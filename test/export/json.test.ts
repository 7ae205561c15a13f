import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { json, jsonLines } from "../../src/export/json.ts";
import { bytesOf, everyType, plain, someRows, stream } from "./support/rows.ts";

/** What UTF-8 makes of a value: it has no half pairs of surrogates. */
function inUtf8(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

describe("JSON Lines", () => {
  it("hold a row a line, with every column in its order and nothing else", async () => {
    await fc.assert(
      fc.asyncProperty(someRows, async (rows) => {
        const withMore = rows.map((row) => ({ more: "of no column", ...row }));
        const text = (await bytesOf(jsonLines.write(everyType, stream(withMore), plain))).toString("utf8");
        const lines = text === "" ? [] : text.slice(0, -1).split("\n");
        expect(text === "" || text.endsWith("\n")).toBe(true);
        expect(lines.map((line): unknown => JSON.parse(line))).toEqual(rows.map(inUtf8));
        const names = everyType.columns.map(({ name }) => name);
        for (const line of lines) expect(Object.keys(Object(JSON.parse(line)))).toEqual(names);
      }),
      { numRuns: 60 },
    );
  });
});

describe("JSON", () => {
  it.each([0, 1, 500])("is one document of a table of %i rows", async (count) => {
    const rows = Array.from({ length: count }, (_, id) => ({ id, string_there: "سجل", list_there: ["a", "b"] }));
    const text = (await bytesOf(json.write(everyType, stream(rows), plain))).toString("utf8");
    const document: unknown = JSON.parse(text);
    expect(document).toMatchObject({
      table: "records",
      columns: everyType.columns.map(({ name, type, title, meaning }) => ({ name, type, title, meaning })),
      rows,
    });
  });
});
