/** What the described tables are in PostgreSQL. */
import type { ColumnType, TableSchema } from "../table.ts";

const types: { readonly [type in ColumnType]: string } = {
  string: "text",
  integer: "bigint",
  number: "double precision",
  boolean: "boolean",
  date: "date",
  datetime: "timestamptz",
  list: "text[]",
  json: "jsonb",
};

/** Type of a column in PostgreSQL. */
export function typeOf(type: ColumnType): string {
  return types[type];
}

/** The statement that makes a table in the first schema of the search path. Some names are words of SQL: all stand in quotes. */
export function tableSql({ name, key, columns }: TableSchema): string {
  const lines = columns.map(
    (column) => `  ${quoted(column.name)} ${typeOf(column.type)}${column.required ? " not null" : ""}`,
  );
  return `create table ${quoted(name)} (\n${lines.join(",\n")},\n  primary key (${key.map(quoted).join(", ")})\n);`;
}

/** The statements that tell people what a table and its columns mean. */
export function commentsSql({ name, meaning, columns }: TableSchema): string {
  const told = columns.map(
    (column) => `comment on column ${quoted(name)}.${quoted(column.name)} is ${literal(commentOf(column))};`,
  );
  return [`comment on table ${quoted(name)} is ${literal(`${meaning}.`)};`, ...told].join("\n");
}

/** The statement that fills the table "codes" with what stands in columns with a fixed list of values. */
export function codesSql(tables: readonly TableSchema[]): string {
  const rows = tables.flatMap(({ name, columns }) =>
    columns.flatMap((column) =>
      Object.entries(column.codes ?? {}).map(([code, meaning]) =>
        [name, column.name, code, meaning].map(literal).join(", "),
      ),
    ),
  );
  const values = rows.map((row) => `  (${row})`).join(",\n");
  return `delete from codes;\ninsert into codes (table_name, column_name, code, meaning) values\n${values};`;
}

function commentOf({ meaning, codes }: TableSchema["columns"][number]): string {
  if (codes === null) return `${meaning}.`;
  const told = Object.entries(codes).map(([code, what]) => `${code} (${what})`);
  return `${meaning}. One of: ${told.join("; ")}.`;
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
