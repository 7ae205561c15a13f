/** The Table Schema (Data Package 2.0) of a table as a file holds it. */
import { listDelimiter } from "../joined.ts";
import type { TableName } from "../names.ts";
import type { Column, ColumnType, FormatAbout, JsonValue, TableSchema, TitleLanguage } from "../table.ts";

export type Descriptor = { readonly [property: string]: JsonValue };

/** How tables were written. */
export interface Written {
  readonly format: FormatAbout;
  /** Titles that stand over columns in place of names, where the format shows any. */
  readonly titles: TitleLanguage | null;
  /** All tables that were written together. */
  readonly tables: readonly TableSchema[];
}

/** Columns that name rows of other tables. A review names the record that was decided about, which may have become part of another. */
const references: readonly (readonly [own: TableName, column: string, other: TableName, key: string])[] = [
  ["facts", "record_id", "records", "id"],
  ["facts", "article_key", "articles", "key"],
  ["evidence", "fact_id", "facts", "id"],
  ["parties", "record_id", "records", "id"],
];

export function tableSchema(table: TableSchema, written: Written): Descriptor {
  const foreignKeys = references.flatMap(([own, column, name, key]) => {
    const other = written.tables.find((one) => one.name === name);
    if (own !== table.name || other === undefined) return [];
    const reference = { resource: name, fields: headsOf(other, [key], written) };
    return [{ fields: headsOf(table, [column], written), reference }];
  });
  return {
    $schema: "https://datapackage.org/profiles/2.0/tableschema.json",
    fields: table.columns.map((column) => fieldOf(column, written)),
    primaryKey: headsOf(table, table.key, written),
    ...(foreignKeys.length === 0 ? {} : { foreignKeys }),
    missingValues: [""],
  };
}

/** What stands over some columns of a table. */
function headsOf({ columns }: TableSchema, names: readonly string[], written: Written): string[] {
  return columns.filter(({ name }) => names.includes(name)).map((column) => headOf(column, written));
}

function headOf({ name, title }: Column, { format, titles }: Written): string {
  return format.isSheet && titles !== null ? title[titles] : name;
}

function fieldOf(column: Column, written: Written): Descriptor {
  const { name, title, meaning, unit, codes, type, required } = column;
  const { isSheet } = written.format;
  // A list without parts is an empty cell of a sheet.
  const isThere = required && !(isSheet && type === "list");
  const isCoded = codes !== null && type === "string";
  const constraints = { ...(isThere ? { required: true } : {}), ...(isCoded ? { enum: Object.keys(codes) } : {}) };
  return {
    name: headOf(column, written),
    ...(headOf(column, written) === name ? {} : { column: name }),
    title: title[written.titles ?? "en"],
    description: meaning,
    ...typeOf(type, isSheet),
    ...(unit === null ? {} : { unit }),
    ...(isCoded ? { categories: Object.entries(codes).map(([value, label]) => ({ value, label })) } : {}),
    ...(codes !== null && !isCoded ? { codes } : {}),
    ...(Object.keys(constraints).length === 0 ? {} : { constraints }),
  };
}

function typeOf(type: ColumnType, isSheet: boolean): Descriptor {
  if (type === "json") return { type: "any" };
  if (type !== "list") return { type };
  return isSheet ? { type: "list", itemType: "string", delimiter: listDelimiter } : { type: "array" };
}
