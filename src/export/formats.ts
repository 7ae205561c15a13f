import { csv } from "./csv.ts";
import { json, jsonLines } from "./json.ts";
import type { FileFormatName, FormatName } from "./names.ts";
import { parquet } from "./parquet/parquet.ts";
import { sqlite } from "./sqlite/sqlite.ts";
import type { FileFormat, Format } from "./table.ts";
import { xlsx } from "./xlsx.ts";

/**
 * Every format that tables are written in, by its name.
 * @example
 * ```ts
 * import { writeFile } from "node:fs/promises";
 * import { extractFacts, factRows, formats, loadEngine, loadSources, loadTables, readText, type Row } from "sijill";
 *
 * const table = loadTables().get("facts");
 * if (table === undefined) throw new Error("the table is always there");
 * async function* rows(): AsyncGenerator<Row> {
 *   const article = readText("Le parc a créé 870 emplois.", loadSources());
 *   yield* factRows({ article, facts: extractFacts(article, loadEngine()).facts });
 * }
 * await writeFile("facts.csv", formats.csv.write(table, rows(), { titles: "fr", byteOrderMark: true }));
 * ```
 */
export const formats: { readonly [name in FormatName]: Format } = { csv, jsonl: jsonLines, json, xlsx, parquet };

/** The formats of files that are no streams, by their names. */
export const fileFormats: { readonly [name in FileFormatName]: FileFormat } = { sqlite };
