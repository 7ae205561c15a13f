import * as fc from "fast-check";
import { readXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import type { Cell, Row, TableSchema } from "../../src/export/table.ts";
import { writeSheets, xlsx } from "../../src/export/xlsx.ts";
import { bytesOf, everyType, plain, someRows, stream } from "./support/rows.ts";

async function sheetsOf(rows: readonly Row[], table: TableSchema = everyType, options = plain) {
  return (await readXlsx(await bytesOf(xlsx.write(table, stream(rows), options)))).sheets;
}

function oneColumn(type: "string" | "date" | "datetime" | "number" | "list" | "json"): TableSchema {
  return { ...everyType, columns: everyType.columns.filter(({ name }) => name === `${type}_there`) };
}

const indexOf = (name: string) => everyType.columns.findIndex((column) => column.name === name);

async function cellOf(type: Parameters<typeof oneColumn>[0], cell: Cell) {
  const [sheet] = await sheetsOf([{ [`${type}_there`]: cell }], oneColumn(type));
  return sheet?.rows[1]?.[0] ?? null;
}

describe("a workbook", () => {
  it("names its columns as programs call them, and in a language on demand", async () => {
    const [named] = await sheetsOf([]);
    expect(named?.name).toBe("records");
    expect(named?.rows[0]).toEqual(everyType.columns.map(({ name }) => name));
    const [titled] = await sheetsOf([], everyType, { ...plain, titles: "ar" });
    expect(titled?.name).toBe("كل شيء");
    expect(titled?.rows[0]).toEqual(everyType.columns.map(({ title }) => title.ar));
  });

  it("holds numbers, booleans and days as what they are", async () => {
    expect(await cellOf("number", 13_340.5)).toBe(13_340.5);
    expect(await cellOf("date", "2018-12-31")).toEqual(new Date("2018-12-31"));
    expect(await cellOf("date", "1900-03-01")).toEqual(new Date("1900-03-01"));
    expect(await cellOf("datetime", "2018-12-31T08:15:00.000Z")).toEqual(new Date("2018-12-31T08:15:00.000Z"));
  });

  it("leaves a day before Excel's calendar, or none, as text", async () => {
    expect(await cellOf("date", "1899-03-01")).toBe("1899-03-01");
    expect(await cellOf("date", "soon")).toBe("soon");
  });

  it("joins lists and writes JSON as text", async () => {
    expect(await cellOf("list", ["Rabat", "سلا"])).toBe("Rabat | سلا");
    expect(await cellOf("list", [])).toBeNull();
    expect(await cellOf("json", { value: [1, null] })).toBe('{"value":[1,null]}');
    expect(await cellOf("json", "one")).toBe('"one"');
  });

  it("takes out what XML cannot hold, and keeps what looks like an escape", async () => {
    expect(await cellOf("string", "a\u0000b\u0007c\ud83dd")).toBe("abcd");
    expect(await cellOf("string", "_x0041_ _x005F_")).toBe("_x0041_ _x005F_");
  });

  it("takes what begins like a formula for a text", async () => {
    const [sheet] = await sheetsOf([{ string_there: "=1+1" }, { string_there: "-2+3" }], oneColumn("string"));
    expect(sheet?.rows.slice(1)).toEqual([["=1+1"], ["-2+3"]]);
  });

  it("cuts a text that is longer than a cell, says so, and cuts no character in two", async () => {
    const whole = "س".repeat(32_767);
    expect(await cellOf("string", whole)).toBe(whole);
    for (const before of ["", "x"]) {
      const cut = await cellOf("string", before + "🚆".repeat(20_000));
      expect(cut).toMatch(/^x?🚆+ … \[cut here: a cell of a spreadsheet holds 32,767 characters\]$/u);
      expect(String(cut).length).toBeGreaterThan(32_764);
      expect(String(cut).length).toBeLessThan(32_768);
    }
  });

  it("goes on in a further sheet, with the header, where one is full", async () => {
    const rows = Array.from({ length: 7 }, (_, at) => ({ string_there: `row ${at}` }));
    const book = await readXlsx(await bytesOf(writeSheets(oneColumn("string"), stream(rows), plain, 4)));
    expect(book.sheets.map(({ name, rows: own }) => [name, own.map(([first]) => first)])).toEqual([
      ["records", ["string_there", "row 0", "row 1", "row 2"]],
      ["records_2", ["string_there", "row 3", "row 4", "row 5"]],
      ["records_3", ["string_there", "row 6"]],
    ]);
  });

  it("takes rows only as it is read", async () => {
    let taken = 0;
    const endless = async function* () {
      for (;;) yield { string_there: `row ${(taken += 1)}` };
    };
    for await (const _ of xlsx.write(oneColumn("string"), endless(), plain)) if (taken > 3000) break;
    expect(taken).toBeLessThan(30_000);
  });

  it("has a row for every row, with numbers and booleans equal", async () => {
    await fc.assert(
      fc.asyncProperty(someRows, async (rows) => {
        const [sheet] = await sheetsOf(rows);
        const found = sheet?.rows
          .slice(1)
          .map((cells) => [
            cells[indexOf("id")],
            cells[indexOf("number_there")],
            cells[indexOf("boolean_or_not")] ?? null,
          ]);
        expect(found).toEqual(rows.map((row) => [row["id"], row["number_there"], row["boolean_or_not"]]));
      }),
      { numRuns: 60 },
    );
  });
});
