import { describe, expect, it } from "vitest";
import { loadBlueprint } from "../../../src/export/postgres/script.ts";
import { loadTables } from "../../../src/export/schema.ts";
import { testDatabase } from "../../support/servers/index.ts";
import { makeSinkPlace } from "./place.ts";

const { available } = await testDatabase();

/** As information_schema calls the types. */
const types = {
  string: "text",
  integer: "bigint",
  number: "double precision",
  boolean: "boolean",
  date: "date",
  datetime: "timestamp with time zone",
  list: "ARRAY",
  json: "jsonb",
};

describe.runIf(available)("the schema of a sink", () => {
  it("has the tables that are described, with their columns in order, types and keys", async () => {
    const { prepare, ask, schema } = await makeSinkPlace();
    expect(await prepare()).toEqual({ from: null, to: 1 });
    for (const { name, columns, key } of loadTables().values()) {
      const found = await ask(
        `select column_name as name, data_type as type, is_nullable = 'NO' as required
         from information_schema.columns where table_schema = $1 and table_name = $2 order by ordinal_position`,
        [schema, name],
      );
      expect(found).toEqual(columns.map((one) => ({ name: one.name, type: types[one.type], required: one.required })));
      const keys = await ask(
        `select attname as name from pg_index, unnest(indkey) with ordinality as part (number, place)
         join pg_attribute on attnum = number
         where indrelid = $1::regclass and indisprimary and attrelid = indrelid order by place`,
        [name],
      );
      expect(keys.map((one) => one["name"])).toEqual(key);
    }
  });

  it("keeps lists as lists of texts", async () => {
    const { prepare, ask } = await makeSinkPlace();
    await prepare();
    const [row] = await ask("select pg_typeof(sectors)::text as type from (select) as one left join records on true");
    expect(row).toEqual({ type: "text[]" });
  });

  it("tells what every table, view and column of a table means", async () => {
    const { prepare, ask, schema } = await makeSinkPlace();
    await prepare();
    const silent = await ask(
      `select relname as name from pg_class
       where relnamespace = $1::regnamespace and relkind in ('r', 'v') and obj_description(oid, 'pg_class') is null
       union all
       select relname || '.' || attname from pg_class join pg_attribute on attrelid = pg_class.oid
       where relnamespace = $1::regnamespace and relkind = 'r' and attnum > 0
         and col_description(pg_class.oid, attnum) is null`,
      [schema],
    );
    expect(silent).toEqual([]);
    const [per] = await ask(
      `select col_description('records'::regclass, attnum) as told from pg_attribute
       where attrelid = 'records'::regclass and attname = 'per'`,
    );
    expect(per?.["told"]).toMatch(/^Set for a rate; sums skip it\. One of: year \(A year;/);
  });

  it("lists what codes mean, for joins", async () => {
    const { prepare, ask } = await makeSinkPlace();
    await prepare();
    expect(await ask("select code, meaning from codes where table_name = 'evidence' order by code")).toEqual([
      { code: "text", meaning: "The text of the article" },
      { code: "title", meaning: "The title of the article" },
    ]);
  });

  it("is made where there is none yet, and made again changes nothing", async () => {
    const { prepare, ask } = await makeSinkPlace();
    await ask("create table notes (id text)");
    expect(await prepare()).toEqual({ from: null, to: 1 });
    await ask("insert into parties (record_id, position, name, role) values ('r1', 0, 'la région', 'funder')");
    expect(await prepare()).toEqual({ from: 1, to: 1 });
    expect(await ask("select name from parties")).toEqual([{ name: "la région" }]);
    expect(await ask("select * from notes")).toEqual([]);
  });

  it("is not laid over tables of the user's own", async () => {
    const { prepare, ask } = await makeSinkPlace();
    await ask("create table facts (mine text)");
    await ask("create view sums_by_year as select 1 as mine");
    await expect(prepare()).rejects.toMatchObject({
      code: "store-broken",
      message: expect.stringMatching(/called facts, sums_by_year; choose another schema with --schema/),
    });
    expect(await ask("select to_regclass('records') as made")).toEqual([{ made: null }]);
  });

  it("takes texts of articles when it is told to, and gives them up again", async () => {
    const { prepare, ask } = await makeSinkPlace();
    const blueprint = loadBlueprint();
    const state = "select with_text, last_change from sink_state";
    await prepare(blueprint, true);
    await ask("update sink_state set last_change = 7");
    await ask(
      "insert into articles (key, title, kind, text_hash, facts, text) values ('a', 'A', 'article', 'h', 1, 'T')",
    );
    await prepare();
    expect(await ask(state)).toEqual([{ with_text: true, last_change: "7" }]);
    await prepare(blueprint, false);
    expect(await ask(state)).toEqual([{ with_text: false, last_change: "0" }]);
    expect(await ask("select text from articles")).toEqual([{ text: null }]);
  });
});
