import type { Cell, ColumnType, TableSchema } from "../table.ts";

/** Days and instants are texts of ISO 8601, which SQLite's own functions read; lists and JSON are texts of JSON, as for `json_each`. */
const types: { readonly [type in ColumnType]: string } = {
  string: "text",
  integer: "integer",
  number: "real",
  boolean: "integer",
  date: "text",
  datetime: "text",
  list: "text",
  json: "text",
};

/** Names of tables and columns are words in lower case, checked when they are loaded; quoted, for `date` is one as well. */
export function createTable({ name, columns, key }: TableSchema): string {
  const declared = columns.map((one) => `"${one.name}" ${types[one.type]}${one.required ? " not null" : ""}`);
  const quoted = key.map((part) => `"${part}"`).join(", ");
  return `create table "${name}" (${declared.join(", ")}, primary key (${quoted}))`;
}

export function insertInto(name: string, columns: number): string {
  return `insert into "${name}" values (${Array.from({ length: columns }, () => "?").join(", ")})`;
}

export const createDescriptions: readonly string[] = [
  "create table tables (name text primary key, title_en text, title_fr text, title_ar text, meaning text)",
  `create table columns (table_name text not null, position integer not null, name text not null, type text not null,
    required integer not null, title_en text, title_fr text, title_ar text, meaning text, primary key (table_name, name))`,
  `create table codes (table_name text not null, column_name text not null, code text not null, meaning text,
    primary key (table_name, column_name, code))`,
];

/** The row of the table `tables` that describes a table. */
export function tableRow({ name, title, meaning }: TableSchema): Cell[] {
  return [name, title.en, title.fr, title.ar, meaning];
}

/** The rows of the table `columns` that describe those of a table. */
export function columnRows({ name: table, columns }: TableSchema): Cell[][] {
  return columns.map(({ name, type, required, title, meaning }, position) => [
    table,
    position,
    name,
    type,
    required,
    title.en,
    title.fr,
    title.ar,
    meaning,
  ]);
}

/** The rows of the table `codes` that say what may stand in the columns of a table. */
export function codeRows({ name: table, columns }: TableSchema): Cell[][] {
  return columns.flatMap(({ name, codes }) =>
    Object.entries(codes ?? {}).map(([code, meaning]) => [table, name, code, meaning]),
  );
}
