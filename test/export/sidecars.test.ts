import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { formats } from "../../src/export/formats.ts";
import { formatNames, type TableName } from "../../src/export/names.ts";
import { loadTables } from "../../src/export/schema.ts";
import { dataPackage } from "../../src/export/sidecars/data-package.ts";
import { rowSchema } from "../../src/export/sidecars/json-schema.ts";
import { tableSchema } from "../../src/export/sidecars/table-schema.ts";
import { type Row, type TableSchema, titleLanguages } from "../../src/export/table.ts";

const tables = [...loadTables().values()];

function table(name: TableName): TableSchema {
  const found = tables.find((one) => one.name === name);
  if (found === undefined) throw new Error(`There is no table ${name}.`);
  return found;
}

/** The validator that fastify checks requests with, in its form for the draft of 2020-12. */
interface Ajv {
  validateSchema(schema: object): boolean;
  compile(
    schema: object,
  ): ((value: unknown) => boolean) & { errors?: { instancePath: string; keyword: string }[] | null };
}
const ofFastify = createRequire(createRequire(import.meta.url).resolve("@fastify/ajv-compiler"));

function openAjv(): Ajv {
  const { default: Ajv2020 }: { default: new (options: object) => Ajv } = ofFastify("ajv/dist/2020");
  const addFormats: { default: (ajv: Ajv) => void } = ofFastify("ajv-formats");
  const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
  addFormats.default(ajv);
  return ajv;
}

const review: Row = {
  seq: 3,
  record_id: "r1",
  at: "2024-05-14T08:00:00.000Z",
  who: "Leïla",
  action: "correct",
  why: null,
  state_before: "pending",
  state_after: "corrected",
  set_before: {},
  set_after: { value: 12 },
  undone_by: null,
};

describe("the JSON Schema of a row", () => {
  it.each(tables.map(({ name }) => name))("of %s is one of its draft, in every language", (name) => {
    for (const language of titleLanguages) {
      const schema = rowSchema(table(name), language);
      const ajv = openAjv();
      expect(ajv.validateSchema(schema)).toBe(true);
      ajv.compile(schema);
      expect(schema).toMatchObject({ title: table(name).title[language] });
    }
  });

  it("takes rows as they are, and nothing else", () => {
    const check = openAjv().compile(rowSchema(table("reviews"), "en"));
    expect(check(review)).toBe(true);
    const wrong: readonly (readonly [Row, string])[] = [
      [{ ...review, seq: 1.5 }, "/seq"],
      [{ ...review, seq: null }, "/seq"],
      [{ ...review, at: "yesterday" }, "/at"],
      [{ ...review, action: "sleep" }, "/action"],
      [{ ...review, more: 1 }, ""],
    ];
    for (const [row, path] of wrong) {
      expect(check(row)).toBe(false);
      expect(check.errors?.map(({ instancePath }) => instancePath)).toContain(path);
    }
    const { why: _, ...lacking } = review;
    expect(check(lacking)).toBe(false);
  });

  it("tells what codes mean", () => {
    expect(rowSchema(table("records"), "fr")).toMatchObject({
      properties: {
        kind: {
          title: "Nature",
          anyOf: [
            { oneOf: expect.arrayContaining([{ const: "direct", description: "Posts in the project itself" }]) },
            { type: "null" },
          ],
        },
        languages: {
          type: "array",
          items: { oneOf: expect.arrayContaining([{ const: "ar", description: "Arabic" }]) },
        },
      },
    });
  });
});

describe("the table schema of a file", () => {
  it("names columns as the file does, and tables that were written with it", () => {
    const [records, facts] = [table("records"), table("facts")];
    const written = { format: formats.csv, titles: "fr", tables: [records, facts] } as const;
    expect(tableSchema(facts, written)).toMatchObject({
      primaryKey: ["Identifiant"],
      foreignKeys: [{ fields: ["Fiche"], reference: { resource: "records", fields: ["Identifiant"] } }],
      missingValues: [""],
    });
    expect(tableSchema(facts, { ...written, format: formats.jsonl })).toMatchObject({
      primaryKey: ["id"],
      foreignKeys: [{ fields: ["record_id"], reference: { resource: "records", fields: ["id"] } }],
    });
    expect(tableSchema(facts, { ...written, tables: [facts] })).not.toHaveProperty("foreignKeys");
  });

  it("tells types, units, codes and what is always there", () => {
    const one = table("records");
    const fieldsOf = (format: (typeof formatNames)[number]) => {
      const { fields } = tableSchema(one, { format: formats[format], titles: null, tables: [one] });
      return new Map(Array.isArray(fields) ? fields.map((field) => [Object(field).name, field]) : []);
    };
    const [csv, jsonl] = [fieldsOf("csv"), fieldsOf("jsonl")];
    expect(csv.get("value")).toMatchObject({ type: "number", title: "Value", unit: 'as the column "unit" says' });
    expect(csv.get("status")).toMatchObject({
      type: "string",
      constraints: { required: true, enum: ["planned", "approved", "committed", "underway", "realised", "lost"] },
      categories: expect.arrayContaining([{ value: "lost", label: "Taken back, abolished or destroyed" }]),
    });
    expect(csv.get("sectors")).toMatchObject({ type: "list", itemType: "string", delimiter: " | " });
    expect(csv.get("sectors")).not.toHaveProperty("constraints");
    expect(jsonl.get("sectors")).toMatchObject({ type: "array", constraints: { required: true } });
    expect(csv.get("languages")).toMatchObject({ codes: { fr: "French" } });
  });

  it("has no two columns under one head", () => {
    for (const one of tables)
      for (const language of titleLanguages) {
        const titles = one.columns.map(({ title }) => title[language]);
        expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([]);
      }
  });

  it("knows only types of its profile", () => {
    const known = new Set(["string", "integer", "number", "boolean", "date", "datetime", "list", "array", "any"]);
    for (const one of tables)
      for (const name of formatNames) {
        const { fields } = tableSchema(one, { format: formats[name], titles: null, tables });
        const types = Array.isArray(fields) ? fields.map((field): unknown => Object(field).type) : [];
        expect(types).toHaveLength(one.columns.length);
        expect(types.filter((type) => !known.has(String(type)))).toEqual([]);
      }
  });
});

describe("the data package of an export", () => {
  it("says what the files are, when and how they were made, and how to trust them", () => {
    const one = table("records");
    const files = [{ table: "records", path: "jobs.csv", rows: 2, bytes: 30, sha256: "0".repeat(64) }] as const;
    const about = {
      at: "2026-01-01T00:00:00.000Z",
      version: "0.1.0",
      selection: { records: { types: ["jobs"], from: undefined } },
    } as const;
    const selection = { records: { types: [...about.selection.records.types], from: undefined } };
    const described = dataPackage(files, { format: formats.csv, titles: null, tables: [one] }, { ...about, selection });
    expect(described).toMatchObject({
      $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
      created: about.at,
      generator: "Sijill 0.1.0",
      selection: { of: "records", filter: { types: ["jobs"] } },
      resources: [
        {
          name: "records",
          path: "jobs.csv",
          format: "csv",
          mediatype: "text/csv",
          encoding: "utf-8",
          bytes: 30,
          rows: 2,
          hash: `sha256:${"0".repeat(64)}`,
          dialect: { lineTerminator: "\r\n" },
        },
      ],
    });
    expect(JSON.parse(JSON.stringify(described))).toEqual(described);
  });
});
