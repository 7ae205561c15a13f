/** What others make of the same rows. */
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { stringify } from "csv-stringify";
import type { Row, TableSchema } from "../../src/export/table.ts";

/** Writes rows into a file, or what is in a Parquet file that was written before. */
export type Peer = (file: string, table: TableSchema, rows: AsyncIterable<Row>, parquet: string) => Promise<void>;

export const peers: { readonly [name: string]: Peer } = {
  "csv-stringify alone": async (file, { columns }, rows) => {
    const names = columns.map(({ name }) => name);
    await pipeline(Readable.from(rows), stringify({ header: true, columns: names }), createWriteStream(file));
  },
  "DuckDB COPY to CSV": (file, _, __, parquet) => copy(parquet, file, "csv"),
  "DuckDB COPY to Parquet": (file, _, __, parquet) => copy(parquet, file, "parquet"),
};

async function copy(from: string, to: string, format: string): Promise<void> {
  // Loaded here: the others are not to bear its weight.
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const database = await DuckDBInstance.create(":memory:");
  const connection = await database.connect();
  await connection.run(`copy (select * from read_parquet('${from}')) to '${to}' (format ${format})`);
  database.closeSync();
}
