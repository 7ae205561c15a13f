import { DuckDBInstance } from "@duckdb/node-api";

/** Rows of a query to DuckDB: numbers beyond what doubles hold, days and instants as texts; instants in UTC. */
export async function askDuckdb(query: string): Promise<Record<string, unknown>[]> {
  const database = await DuckDBInstance.create(":memory:");
  try {
    const connection = await database.connect();
    await connection.run("set timezone = 'UTC'");
    const answer = await connection.runAndReadAll(query);
    return answer.getRowObjectsJson();
  } finally {
    database.closeSync();
  }
}
