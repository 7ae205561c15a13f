import { z } from "zod";
import { readData } from "../data.ts";
import { SijillError } from "../errors.ts";
import { type TableName, tableNames } from "./names.ts";
import { type Column, columnTypes, type TableSchema } from "./table.ts";

const words = z.string().min(1).max(200);
const title = z.strictObject({ en: words, fr: words, ar: words });
// What PostgreSQL, Parquet and spreadsheets take alike.
const name = z.string().regex(/^[a-z][a-z0-9_]{0,40}$/);
const codeLists = z.record(name, z.record(z.string().min(1).max(40), words));

const column = z.strictObject({
  name,
  type: z.enum(columnTypes),
  /** Whether every row has it. */
  required: z.boolean().default(false),
  onRequest: z.boolean().default(false),
  /** Name of a list in codes.yaml. */
  codes: name.optional(),
  title,
  meaning: words,
  /** What a number counts. */
  unit: words.nullable().default(null),
});

const table = z.strictObject({
  id: z.enum(tableNames),
  title,
  meaning: words,
  key: z.array(name).min(1),
  columns: z.array(column).min(1),
});

type CodeLists = z.output<typeof codeLists>;

/**
 * The tables that flow out of the register, by name: `tables/*.yaml` with the lists of `codes.yaml`.
 * @throws SijillError "bad-data" with file and line, or with the name of what points nowhere
 * @example
 * ```ts
 * import { loadTables } from "sijill";
 *
 * for (const { name, type, meaning } of loadTables().get("facts")?.columns ?? []) console.log(name, type, meaning);
 * ```
 */
export function loadTables(): ReadonlyMap<TableName, TableSchema> {
  const lists = readData(new URL("codes.yaml", import.meta.url), codeLists);
  return new Map(tableNames.map((wanted) => [wanted, readTable(wanted, lists)]));
}

function readTable(wanted: TableName, lists: CodeLists): TableSchema {
  const { id, columns, ...others } = readData(new URL(`tables/${wanted}.yaml`, import.meta.url), table);
  if (id !== wanted) throw new SijillError("bad-data", `${wanted}.yaml: this is the table ${id}`);
  const known = new Set(columns.map((one) => one.name));
  if (known.size < columns.length) throw new SijillError("bad-data", `${wanted}.yaml: two columns have one name`);
  const lost = others.key.find((part) => !known.has(part));
  if (lost !== undefined) throw new SijillError("bad-data", `${wanted}.yaml: key: there is no column "${lost}"`);
  return { name: id, ...others, columns: columns.map((one) => withCodes(one, lists, wanted)) };
}

function withCodes({ codes, ...one }: z.output<typeof column>, lists: CodeLists, wanted: TableName): Column {
  const list = codes === undefined ? null : lists[codes];
  if (list === undefined)
    throw new SijillError("bad-data", `${wanted}.yaml: ${one.name}: codes.yaml has no list "${codes}"`);
  return { ...one, codes: list };
}
