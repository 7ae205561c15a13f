/**
 * A folder of saved pages to a Parquet file: a row for each fact, with the words that state it.
 *
 *   node examples/pages-to-parquet.mjs fixtures/pages facts.parquet
 *
 * Memory does not grow with the number of pages: each is read when the file wants more rows. A page that cannot be read is told
 * and left out. What the columns mean stands in the file itself, and in src/export/tables/facts.yaml.
 */
import { readdirSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { extractFacts, factRows, formats, loadEngine, loadSources, loadTables, readPage, SijillError } from "sijill";

const [folder, file] = process.argv.slice(2);
const table = loadTables().get("facts");
if (folder === undefined || file === undefined || table === undefined) {
  console.error("usage: node pages-to-parquet.mjs FOLDER FILE");
  process.exit(2);
}

const sources = loadSources();
const engine = loadEngine();
const fetchedAt = new Date().toISOString();
let pages = 0;
let facts = 0;

/** @param {string} from */
async function* rowsOf(from) {
  for (const name of readdirSync(from).filter((each) => each.endsWith(".html"))) {
    const body = readFileSync(join(from, name));
    try {
      const article = readPage({ address: "", finalAddress: "", status: 200, headers: {}, fetchedAt, body }, sources);
      const extracted = extractFacts(article, engine);
      pages += 1;
      facts += extracted.facts.length;
      yield* factRows({ article, facts: extracted.facts });
    } catch (error) {
      if (!(error instanceof SijillError)) throw error;
      console.error(`${name}: ${error.message} (${error.code})`);
    }
  }
}

await writeFile(file, formats.parquet.write(table, rowsOf(folder), { titles: null, byteOrderMark: false }));
console.log(`${facts} facts of ${pages} pages in ${file}`);
