/** JSON: a document of its own for each row (JSON Lines), or one for the table. Names of columns are those that programs call them. */
import { encoded } from "./chunks.ts";
import type { Cell, Format, Row, TableSchema } from "./table.ts";

export const jsonLines: Format = {
  name: "jsonl",
  extension: "jsonl",
  mediaType: "application/x-ndjson",
  isSheet: false,
  write: (table, rows) => encoded(linesOf(table, rows)),
};

export const json: Format = {
  name: "json",
  extension: "json",
  mediaType: "application/json",
  isSheet: false,
  write: (table, rows) => encoded(documentOf(table, rows)),
};

async function* linesOf(table: TableSchema, rows: AsyncIterable<Row>): AsyncGenerator<string> {
  for await (const row of rows) yield `${rowText(table, row)}\n`;
}

async function* documentOf(table: TableSchema, rows: AsyncIterable<Row>): AsyncGenerator<string> {
  const columns = table.columns.map(({ name, type, title, meaning }) => ({ name, type, title, meaning }));
  yield `{"table":${JSON.stringify(table.name)},"columns":${JSON.stringify(columns)},"rows":[`;
  let between = "\n";
  for await (const row of rows) {
    yield between + rowText(table, row);
    between = ",\n";
  }
  yield "\n]}\n";
}

/** The columns of the table in their order, and nothing else. */
function rowText({ columns }: TableSchema, row: Row): string {
  const ordered: { [name: string]: Cell } = {};
  for (const { name } of columns) ordered[name] = row[name] ?? null;
  return JSON.stringify(ordered);
}
