import type { KeyValue, SchemaElement } from "hyparquet-writer";
import type { Cell, Column, ColumnType, TableSchema } from "../table.ts";

/** The columns of a table as Parquet declares them: names as programs call them, whatever language titles are asked in. */
export function parquetSchema({ columns }: TableSchema): SchemaElement[] {
  return [{ name: "schema", num_children: columns.length }, ...columns.flatMap(elementsOf)];
}

const utf8 = { type: "BYTE_ARRAY", converted_type: "UTF8", logical_type: { type: "STRING" } } as const;

const leaves = {
  string: utf8,
  json: { type: "BYTE_ARRAY", converted_type: "JSON", logical_type: { type: "JSON" } },
  integer: { type: "INT64" },
  number: { type: "DOUBLE" },
  boolean: { type: "BOOLEAN" },
  date: { type: "INT32", converted_type: "DATE", logical_type: { type: "DATE" } },
  datetime: {
    type: "INT64",
    converted_type: "TIMESTAMP_MILLIS",
    logical_type: { type: "TIMESTAMP", isAdjustedToUTC: true, unit: "MILLIS" },
  },
} as const satisfies { readonly [type in Exclude<ColumnType, "list">]: Omit<SchemaElement, "name"> };

function elementsOf({ name, type, required }: Column): SchemaElement[] {
  const one = { name, repetition_type: required ? "REQUIRED" : "OPTIONAL" } as const;
  if (type !== "list") return [{ ...one, ...leaves[type] }];
  return [
    { ...one, num_children: 1, converted_type: "LIST", logical_type: { type: "LIST" } },
    { name: "list", repetition_type: "REPEATED", num_children: 1 },
    { name: "element", repetition_type: "REQUIRED", ...utf8 },
  ];
}

/** What the file says about itself: the table, and its columns with titles, meanings and codes as JSON. */
export function parquetMetadata({ name, title, meaning, key, columns }: TableSchema): KeyValue[] {
  const told = columns.map(({ name: column, type, title: titles, meaning: means, codes }) => ({
    name: column,
    type,
    title: titles,
    meaning: means,
    ...(codes === null ? {} : { codes }),
  }));
  return [
    { key: "sijill.table", value: JSON.stringify({ name, title, meaning, key }) },
    { key: "sijill.columns", value: JSON.stringify(told) },
  ];
}

const dayLength = 86_400_000;

/** A cell as the writer takes it for a column. Days and instants that are none are empty. */
export function parquetValue(cell: Cell | undefined, { type }: Column): unknown {
  if (cell === undefined || cell === null) return null;
  if (type === "integer") return typeof cell === "number" ? BigInt(cell) : cell;
  if ((type !== "date" && type !== "datetime") || typeof cell !== "string") return cell;
  const time = Date.parse(cell);
  if (Number.isNaN(time)) return null;
  return type === "date" ? Math.floor(time / dayLength) : BigInt(time);
}
