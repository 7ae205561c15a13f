import * as fc from "fast-check";
import type { Cell, Column, Row, TableSchema, WriteOptions } from "../../../src/export/table.ts";

export const plain: WriteOptions = { titles: null, byteOrderMark: false };

/** A table with a column of every type, once required and once not; its key is `id`. */
export const everyType: TableSchema = {
  name: "records",
  title: { en: "Everything", fr: "Tout", ar: "كل شيء" },
  meaning: "A column of every type",
  key: ["id"],
  columns: [
    column("id", "integer", true),
    ...(["string", "integer", "number", "boolean", "date", "datetime", "list", "json"] as const).flatMap((type) => [
      column(`${type}_there`, type, true),
      column(`${type}_or_not`, type, false),
    ]),
  ],
};

function column(name: string, type: Column["type"], required: boolean): Column {
  const title = { en: `The ${name}`, fr: `Le ${name}`, ar: `عمود ${name}` };
  return { name, type, required, onRequest: false, title, meaning: `Of type ${type}`, unit: null, codes: null };
}

/** Texts as pages have them, and as they should not: scripts mixed, half pairs, controls, what looks like a formula or a quote. */
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom(
    "",
    "Zone franche d’Ettaouil : 1 200 emplois créés à Kénitra",
    "توقيع اتفاقية بقيمة 40 مليون درهم",
    "السجل — Le registre, l'État 🚆",
    "=1+1",
    "-2+3",
    "@SUM(A1)",
    'il a dit "oui", puis\nnon; \r\n\tenfin',
    "half \ud83d of a pair",
    "NUL \u0000 and bell \u0007",
    "_x0041_",
    " spaces around ",
    "2018-12-31",
    "00123",
    "1e5",
    "true",
  ),
);
const day = fc
  .date({ min: new Date("1000-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString());
/** No negative zero: spreadsheets have none, and neither has a figure. */
const real = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value));

const cells: { readonly [type in Column["type"]]: fc.Arbitrary<Cell> } = {
  string: text,
  integer: fc.maxSafeInteger(),
  number: real,
  boolean: fc.boolean(),
  date: day.map((date) => date.slice(0, 10)),
  datetime: day,
  list: fc.array(text, { maxLength: 4 }),
  json: fc
    .json({ depthSize: "small" })
    .map(parsed)
    // A reader that makes objects of JSON may lose this key; the register has none.
    .filter((value) => value !== null && !JSON.stringify(value).includes("__proto__")),
};

function parsed(json: string): Cell {
  const value: Cell = JSON.parse(json);
  return value;
}

/** Rows of `everyType`, numbered from 0. */
export const someRows: fc.Arbitrary<Row[]> = fc
  .array(
    fc.record(
      Object.fromEntries(
        everyType.columns.map(({ name, type, required }) => [
          name,
          required ? cells[type] : fc.option(cells[type], { nil: null }),
        ]),
      ),
    ),
    { maxLength: 30 },
  )
  .map((rows) => rows.map((row, id) => ({ ...row, id })));

export async function* stream<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}

export async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}
