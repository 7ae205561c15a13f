import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { csv } from "../../src/export/csv.ts";
import type { Row, TableSchema, WriteOptions } from "../../src/export/table.ts";
import { askDuckdb } from "./support/duckdb.ts";
import { bytesOf, everyType, plain, someRows, stream } from "./support/rows.ts";

const folder = mkdtempSync(join(tmpdir(), "sijill-csv-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function textOf(rows: Iterable<Row>, table = everyType, options: WriteOptions = plain): Promise<string> {
  return (await bytesOf(csv.write(table, stream(rows), options))).toString("utf8");
}

/** The columns of `everyType` that are named. */
function only(...names: string[]): TableSchema {
  return { ...everyType, columns: everyType.columns.filter(({ name }) => names.includes(name)) };
}

/** The records of RFC 4180, read by its grammar and nothing else. */
function recordsIn(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  while (field.lastIndex < text.length) {
    const at = field.lastIndex;
    const [, quoted, bare = "", end] = field.exec(text) ?? [];
    if (end === undefined) throw new Error(`No RFC 4180 at ${at}: ${JSON.stringify(text.slice(at, at + 80))}`);
    record.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === ",") continue;
    records.push(record);
    record = [];
  }
  return records;
}

describe("comma-separated values", () => {
  it("have a head, lines that end in CR LF, and quotes where they are needed", async () => {
    const table = only("id", "string_or_not", "number_there");
    const rows = [
      { id: 1, string_or_not: "Zone d’Ettaouil", number_there: -2.5 },
      { id: 2, string_or_not: 'dit "oui", puis\nnon', number_there: 1_000_000_000_000 },
      { id: 3, string_or_not: null, number_there: 0 },
    ];
    expect(await textOf(rows, table)).toBe(
      'id,string_or_not,number_there\r\n1,Zone d’Ettaouil,-2.5\r\n2,"dit ""oui"", puis\nnon",1000000000000\r\n3,,0\r\n',
    );
  });

  it("follow RFC 4180 whatever stands in them", async () => {
    await fc.assert(
      fc.asyncProperty(someRows, async (rows) => {
        const records = recordsIn(await textOf(rows));
        expect(records[0]).toEqual(everyType.columns.map(({ name }) => name));
        expect(records.slice(1).map(([id]) => id)).toEqual(rows.map(({ id }) => String(Number(id))));
        for (const record of records) expect(record).toHaveLength(everyType.columns.length);
      }),
      { numRuns: 60 },
    );
  });

  it("hold no text that a spreadsheet would run, and leave numbers alone", async () => {
    const formulas = ["=1+1", "+212", "-2+3", "@SUM(A1)", "\tx", "\rx", "\uff1d1", '=HYPERLINK("https://x.example")'];
    const rows = formulas.map((text, id) => ({ id: -id, string_there: text, list_there: [text, "b"] }));
    const records = recordsIn(await textOf(rows, only("id", "string_there", "list_there"))).slice(1);
    expect(records.map(([, text]) => text)).toEqual(formulas.map((text) => `'${text}`));
    expect(records.map(([, , list]) => list)).toEqual(formulas.map((text) => `'${text} | b`));
    expect(records.map(([id]) => id)).toEqual(formulas.map((_, id) => String(-id)));
  });

  it("join lists by bars that parts cannot be mistaken for, and hold JSON as it is", async () => {
    const row = {
      id: 1,
      list_there: ["Lantana", "a | b"],
      list_or_not: [],
      json_there: { value: "=1" },
      json_or_not: "=1",
    };
    const table = only("list_there", "list_or_not", "json_there", "json_or_not");
    expect(recordsIn(await textOf([row], table))[1]).toEqual([
      String.raw`Lantana | a \| b`,
      "",
      '{"value":"=1"}',
      '"=1"',
    ]);
  });

  it("begin with a byte order mark and titles where they are asked for", async () => {
    const text = await textOf([], only("id", "date_there"), { titles: "ar", byteOrderMark: true });
    expect(text).toBe("\u{feff}عمود id,عمود date_there\r\n");
  });

  it("come before all rows are there", async () => {
    let taken = 0;
    async function* endless(): AsyncGenerator<Row> {
      for (;;) yield { id: (taken += 1), string_there: "صفحة".repeat(50) };
    }
    let bytes = 0;
    for await (const piece of csv.write(only("id", "string_there"), endless(), plain)) {
      bytes += piece.byteLength;
      if (bytes > 1_000_000) break;
    }
    expect(taken).toBeLessThan(5000);
  });

  it("are read by DuckDB with their types", async () => {
    const names = ["id", "string_there", "number_there", "boolean_there", "date_there", "datetime_there"];
    const row = {
      id: 7,
      string_there: 'اتفاقية, "40" مليون\nدرهم',
      number_there: 0.1,
      boolean_there: true,
      date_there: "2018-12-31",
      datetime_there: "2024-05-14T08:00:00.000Z",
    };
    const file = join(folder, "table.csv");
    writeFileSync(
      file,
      await textOf(
        Array.from({ length: 300 }, () => row),
        only(...names),
      ),
    );
    const query = `select *, typeof(id) as i, typeof(number_there) as n, typeof(boolean_there) as b, typeof(date_there) as d
      from read_csv('${file}') limit 1`;
    expect(await askDuckdb(query)).toEqual([
      {
        ...row,
        id: "7",
        datetime_there: expect.stringContaining("2024-05-14 08:00:00"),
        i: "BIGINT",
        n: "DOUBLE",
        b: "BOOLEAN",
        d: "DATE",
      },
    ]);
  });
});
