/** docs/columns.md is what the descriptions of the tables say: `npx vitest run test/export/columns-doc.test.ts -u` writes it anew. */
import { expect, test } from "vitest";
import { loadTables } from "../../src/export/schema.ts";
import type { Column, TableSchema } from "../../src/export/table.ts";

function columnText({ name, type, required, onRequest, title, meaning, unit, codes }: Column): string {
  const notes = [type, ...(required ? ["always there"] : []), ...(onRequest ? ["on request"] : [])];
  const titles = `${title.fr} / ${title.ar} / ${title.en}`;
  const counted = unit === null ? "" : ` Unit: ${unit}.`;
  const list =
    codes === null
      ? ""
      : ` One of: ${Object.keys(codes)
          .map((code) => `\`${code}\``)
          .join(", ")}.`;
  return `- \`${name}\` (${notes.join(", ")}): ${meaning}.${counted}${list} _${titles}_`;
}

function tableText({ name, title, meaning, key, columns }: TableSchema): string {
  const keys = key.map((part) => `\`${part}\``).join(", ");
  const about = `${meaning}. Key: ${keys}. Titles: ${title.fr} / ${title.ar} / ${title.en}.`;
  return [`## ${name}`, about, columns.map(columnText).join("\n")].join("\n\n");
}

test("every column is documented as it is described", async () => {
  const head = `# Tables and columns

The columns of [exports](export.md), by the names that programs call them, which stay; titles stand over them where they are asked for.
What codes mean stands in the schemas beside every export.`;
  const text = `${[head, ...[...loadTables().values()].map(tableText)].join("\n\n")}\n`;
  await expect(text).toMatchFileSnapshot("../../docs/columns.md");
});
