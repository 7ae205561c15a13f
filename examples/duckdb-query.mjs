/**
 * A notebook's question, asked of an export by DuckDB: how much is promised, and how much has come of it, by year?
 *
 *   node examples/pages-to-parquet.mjs fixtures/pages facts.parquet
 *   node examples/duckdb-query.mjs facts.parquet
 *
 * Sums skip what is a part of another quantity, and rates; currencies stand apart and nothing is converted. The same SQL runs in
 * a notebook: `duckdb.sql(...)` in Python, `dbGetQuery(...)` in R.
 */
import { DuckDBInstance } from "@duckdb/node-api";

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error("usage: node duckdb-query.mjs FILE");
  process.exit(2);
}

const question = `
  select
    coalesce(left(date, 4), 'undated') as year,
    unit,
    sum(value) filter (status in ('planned', 'approved', 'committed')) as promised,
    sum(value) filter (status = 'realised') as realised,
    count(distinct article_key) as articles
  from read_parquet($file)
  where type in ('funds', 'jobs') and part_of is null and per is null
  group by all
  order by year, unit`;

const connection = await (await DuckDBInstance.create()).connect();
const answer = await connection.runAndReadAll(question, { file });
console.table(answer.getRowObjectsJson());
connection.closeSync();
