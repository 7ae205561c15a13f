/** The schema as docs/sink.md tells it. */
import type { Column } from "../table.ts";
import { typeOf } from "./columns.ts";
import type { Blueprint } from "./script.ts";

/** The tables of the register and their columns as Markdown. */
export function tablesMarkdown({ tables }: Blueprint): string {
  return tables
    .map(({ name, meaning, key, columns }) => {
      const rows = columns.map((column) => {
        const isRequired = column.required ? "" : ", or null";
        return `| \`${column.name}\` | ${typeOf(column.type)}${isRequired} | ${column.meaning}${codesOf(column)} |`;
      });
      const head = `### \`${name}\`\n\n${meaning}. Key: ${key.map((part) => `\`${part}\``).join(", ")}.`;
      return [`${head}\n`, "| Column | Type | Meaning |", "| --- | --- | --- |", ...rows].join("\n");
    })
    .join("\n\n");
}

/** The views as Markdown, each with what its file says of it. */
export function viewsMarkdown({ views }: Blueprint): string {
  const rows = views.map(({ name, sql }) => {
    const told = /comment on view \w+ is\s+'((?:[^']|'')*)'/.exec(sql)?.[1] ?? "";
    return `| [\`${name}\`](../src/export/postgres/views/${name}.sql) | ${told.replaceAll("''", "'")} |`;
  });
  return ["| View | What it shows |", "| --- | --- |", ...rows].join("\n");
}

function codesOf({ codes }: Column): string {
  return codes === null
    ? ""
    : `: ${Object.keys(codes)
        .map((code) => `\`${code}\``)
        .join(", ")}`;
}
