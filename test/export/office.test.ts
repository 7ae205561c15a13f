/** Exports as people open them: in LibreOffice. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { csv } from "../../src/export/csv.ts";
import type { Cell, ColumnType, Row } from "../../src/export/table.ts";
import { writeSheets, xlsx } from "../../src/export/xlsx.ts";
import { hasOffice, openInOffice } from "../support/office.ts";
import { bytesOf, everyType, plain, someRows, stream } from "./support/rows.ts";

const folder = mkdtempSync(join(tmpdir(), "sijill-opened-"));
afterAll(() => rmSync(folder, { recursive: true }));

const patience = 180_000;

async function opened(name: string, bytes: AsyncIterable<Uint8Array>, filter: string | null = null) {
  const file = join(folder, name);
  writeFileSync(file, await bytesOf(bytes));
  return await openInOffice(file, filter);
}

const row: Row = {
  id: 1,
  string_there: "Création de 1 200 emplois à Kénitra — l’État s’engage",
  string_or_not: null,
  integer_there: 1200,
  integer_or_not: null,
  number_there: 1_340_000_000.5,
  number_or_not: 0.83,
  boolean_there: true,
  boolean_or_not: false,
  date_there: "2018-12-31",
  date_or_not: null,
  datetime_there: "2018-12-31T08:15:00.000Z",
  datetime_or_not: null,
  list_there: ["Fès", "فاس"],
  list_or_not: [],
  json_there: { a: 1 },
  json_or_not: null,
};
const arabic: Row = { ...row, id: 2, string_there: "توقيع اتفاقية بقيمة 40 مليون درهم\nلإحداث 1200 منصب شغل" };
const hyperlink = '=HYPERLINK("http://a.example","x")';
const formula: Row = { ...row, id: 3, string_there: hyperlink };

const indexOf = (name: string) => everyType.columns.findIndex((column) => column.name === name);

describe.runIf(hasOffice())("a workbook in LibreOffice", () => {
  it(
    "has texts of both scripts, numbers, days and instants, and no formulas",
    async () => {
      const sheets = await opened("table.xlsx", xlsx.write(everyType, stream([row, arabic, formula]), plain));
      expect(sheets.map(({ name }) => name)).toEqual(["records"]);
      const [header, ...rows] = sheets[0]?.rows ?? [];
      const cellsAt = (name: string) => rows.map((cells) => cells[indexOf(name)] ?? null);
      expect(header?.map((cell) => cell?.value)).toEqual(everyType.columns.map(({ name }) => name));
      expect(cellsAt("string_there")).toEqual(
        [row, arabic, formula].map((one) => ({ type: "string", value: one["string_there"] })),
      );
      expect(cellsAt("number_there")[0]).toEqual({ type: "float", value: "1340000000.5" });
      expect(cellsAt("integer_there")[0]).toEqual({ type: "float", value: "1200" });
      expect(cellsAt("date_there")[0]).toEqual({ type: "date", value: "2018-12-31" });
      expect(cellsAt("datetime_there")[0]).toEqual({ type: "date", value: "2018-12-31T08:15:00" });
      expect(cellsAt("list_there")[0]).toEqual({ type: "string", value: "Fès | فاس" });
      expect([cellsAt("date_or_not")[0], cellsAt("list_or_not")[0]]).toEqual([null, null]);
    },
    patience,
  );

  it(
    "opens whatever the cells hold, with every number a number and every day what it was",
    async () => {
      const rows = fc.sample(someRows, { numRuns: 20, seed: 7 }).flat();
      const [sheet] = await opened("any.xlsx", xlsx.write(everyType, stream(rows), plain));
      expect(sheet?.rows.length).toBe(rows.length + 1);
      for (const [at, column] of everyType.columns.entries()) {
        const valueOf = read[column.type];
        if (valueOf === undefined) continue;
        const found = sheet?.rows.slice(1).map((cells) => valueOf(cells[at]?.value ?? null));
        expect(found, column.name).toEqual(rows.map((one) => valueOf(one[column.name] ?? null)));
      }
    },
    patience,
  );

  it(
    "has further sheets where one is full, with titles in Arabic",
    async () => {
      const many = Array.from({ length: 5 }, (_, id) => ({ ...row, id }));
      const written = writeSheets(everyType, stream(many), { ...plain, titles: "ar" }, 3);
      const sheets = await opened("titled.xlsx", written);
      expect(sheets.map(({ name, rows }) => [name, rows.length, rows[0]?.[1]?.value])).toEqual([
        ["كل شيء", 3, "عمود string_there"],
        ["كل شيء_2", 3, "عمود string_there"],
        ["كل شيء_3", 2, "عمود string_there"],
      ]);
    },
    patience,
  );
});

/** UTF-8, commas, quotes; other languages' numbers stay texts, days are looked for: what its dialogue offers, and one clicks on. */
const csvFilter = "CSV:44,34,76,1,,0,false,true,false";

describe.runIf(hasOffice())("CSV in LibreOffice", () => {
  it(
    "has texts of both scripts, numbers, days, and no formulas",
    async () => {
      const written = csv.write(everyType, stream([row, arabic, formula]), { ...plain, byteOrderMark: true });
      const [sheet] = await opened("table.csv", written, csvFilter);
      const [header, ...rows] = sheet?.rows ?? [];
      const cellsAt = (name: string) => rows.map((cells) => cells[indexOf(name)] ?? null);
      expect(header?.map((cell) => cell?.value)).toEqual(everyType.columns.map(({ name }) => name));
      expect(cellsAt("string_there")).toEqual([
        { type: "string", value: row["string_there"] },
        { type: "string", value: arabic["string_there"] },
        { type: "string", value: `'${hyperlink}` },
      ]);
      expect(cellsAt("number_there")[0]).toEqual({ type: "float", value: "1340000000.5" });
      expect(cellsAt("integer_there")[0]).toEqual({ type: "float", value: "1200" });
      expect(cellsAt("date_there")[0]).toEqual({ type: "date", value: "2018-12-31" });
      // It knows no "Z".
      expect(cellsAt("datetime_there")[0]).toEqual({ type: "string", value: row["datetime_there"] });
      expect(cellsAt("date_or_not")[0]).toBeNull();
    },
    patience,
  );
});

/** What a cell is read as, by the type of its column. LibreOffice keeps 15 digits of a number in what it writes, of the very small and large fewer, and no -0. */
const read: { readonly [type in ColumnType]?: (cell: Cell) => Cell } = {
  integer: fifteenDigits,
  number: (cell) => cell !== null && Number.isFinite(Number(cell)),
  date: (cell) => cell,
};

function fifteenDigits(cell: Cell): Cell {
  return cell === null ? null : Number(Number(cell).toPrecision(15)) + 0;
}
