import { csv } from "./csv.ts";
import { json, jsonLines } from "./json.ts";
import type { FormatName } from "./names.ts";
import { parquet } from "./parquet/parquet.ts";
import type { Format } from "./table.ts";
import { xlsx } from "./xlsx.ts";

/** Every format that tables are written in, by its name. */
export const formats: { readonly [name in FormatName]: Format } = { csv, jsonl: jsonLines, json, xlsx, parquet };
