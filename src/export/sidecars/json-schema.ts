/** JSON Schema of a row: what programs check rows by, and what people read about columns. */
import type { Column, JsonValue, TableSchema, TitleLanguage } from "../table.ts";

type Schema = { readonly [keyword: string]: JsonValue };

/**
 * The JSON Schema (2020-12) of a row of a table as JSON and JSON Lines hold it.
 * @param titles language of the titles; names are the same in all
 */
export function rowSchema({ name, title, meaning, columns }: TableSchema, titles: TitleLanguage): Schema {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: title[titles],
    description: meaning,
    $comment: `A row of the table "${name}".`,
    type: "object",
    properties: Object.fromEntries(columns.map((column) => [column.name, columnSchema(column, titles)])),
    required: columns.map((column) => column.name),
    additionalProperties: false,
  };
}

function columnSchema(column: Column, titles: TitleLanguage): Schema {
  const { title, meaning, unit, required } = column;
  const about = { title: title[titles], description: unit === null ? meaning : `${meaning} (unit: ${unit})` };
  const one = valueSchema(column);
  return { ...about, ...(required ? one : { anyOf: [one, { type: "null" }] }) };
}

function valueSchema({ type, codes }: Column): Schema {
  const text = codes === null ? { type: "string" } : codeSchema(codes);
  if (type === "string") return text;
  if (type === "list") return { type: "array", items: text };
  // What JSON columns hold differs; empty they are null, which `columnSchema` adds.
  if (type === "json") return { type: ["object", "array", "string", "number", "boolean"] };
  if (type === "date") return { type: "string", format: "date" };
  if (type === "datetime") return { type: "string", format: "date-time" };
  return { type };
}

function codeSchema(codes: { readonly [code: string]: string }): Schema {
  return { oneOf: Object.entries(codes).map(([code, description]) => ({ const: code, description })) };
}
