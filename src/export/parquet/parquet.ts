/** Parquet files: typed columns, written row group by row group, so that memory does not grow with the rows. */
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import type { Column, Format, Row, TableSchema } from "../table.ts";
import { parquetMetadata, parquetSchema, parquetValue } from "./schema.ts";

/** Rows of a group, which is held in memory, and how many characters of text end one sooner: whole articles are long. */
const mostRows = 5_000;
const mostCharacters = 8_000_000;

export const parquet: Format = {
  name: "parquet",
  extension: "parquet",
  mediaType: "application/vnd.apache.parquet",
  isSheet: false,
  write: writeParquet,
};

async function* writeParquet(table: TableSchema, rows: AsyncIterable<Row>): AsyncGenerator<Uint8Array> {
  const writer = new ByteWriter();
  const file = new ParquetWriter({
    writer,
    schema: parquetSchema(table),
    kvMetadata: parquetMetadata(table),
    createdBy: "sijill",
  });
  for await (const group of groupsOf(table.columns, rows)) {
    await file.write({ columnData: group, rowGroupSize: mostRows });
    yield written(writer);
  }
  await file.finish();
  yield written(writer);
}

/** What was written since the last time; the buffer begins anew. */
function written(writer: ByteWriter): Uint8Array {
  const bytes = writer.getBytes().slice();
  writer.index = 0;
  return bytes;
}

interface ColumnValues {
  readonly name: string;
  readonly data: unknown[];
}

async function* groupsOf(columns: readonly Column[], rows: AsyncIterable<Row>): AsyncGenerator<ColumnValues[]> {
  const begin = () => columns.map(({ name }) => ({ name, data: [] as unknown[] }));
  let group = begin();
  let [count, characters] = [0, 0];
  for await (const row of rows) {
    for (const [at, column] of columns.entries()) {
      const cell = row[column.name];
      group[at]?.data.push(parquetValue(cell, column));
      if (typeof cell === "string") characters += cell.length;
    }
    count += 1;
    if (count < mostRows && characters < mostCharacters) continue;
    yield group;
    group = begin();
    [count, characters] = [0, 0];
  }
  if (count > 0) yield group;
}
