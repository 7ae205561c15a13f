import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Blueprint, loadBlueprint, wholeScript } from "../../../src/export/postgres/script.ts";
import type { Column } from "../../../src/export/table.ts";
import { testDatabase } from "../../support/servers/index.ts";
import { makeSinkPlace, type SinkPlace } from "./place.ts";

const { available } = await testDatabase();
const versions = new URL("versions/", import.meta.url);
const published = readdirSync(versions).toSorted();

const added: Column = {
  name: "topic",
  type: "string",
  required: false,
  onRequest: false,
  title: { en: "Topic", fr: "Sujet", ar: "الموضوع" },
  meaning: "What it is about",
  unit: null,
  codes: null,
};

/** The next version of a schema: records have one column more, which a step adds, and a view shows it in its middle. */
function nextOf(blueprint: Blueprint): Blueprint {
  const version = blueprint.version + 1;
  const tables = blueprint.tables.map((table) =>
    table.name === "records" ? { ...table, columns: [...table.columns, added] } : table,
  );
  const step = {
    to: version,
    sql: "alter table records add column topic text;\nupdate sink_state set last_change = 0;",
  };
  const views = blueprint.views
    .filter(({ name }) => name !== "money_by_year")
    .map(({ name, sql }) => ({
      name,
      sql: name === "summed_records" ? sql.replace("  type,\n", "  type,\n  topic,\n") : sql,
    }))
    .concat({ name: "topics", sql: "create or replace view topics as select topic from records;" });
  return { version, tables, steps: [...blueprint.steps, step], views };
}

/** All columns of tables and views, with their comments. */
function columnsOf({ ask, schema }: SinkPlace) {
  return ask(
    `select table_name as in, column_name as name, data_type as type, is_nullable as nullable,
       col_description(format('%I.%I', table_schema, table_name)::regclass, ordinal_position) as told
     from information_schema.columns where table_schema = $1 order by 1, 2`,
    [schema],
  );
}

const fillOldRecord = `
  insert into records (id, version, since, changed_at, state, type, status, value, unit, qualifier, is_part, parties, party_ids,
    sectors, regions, programmes, languages, outlets, independent_outlets, fact_count, disagreements, confidence, rules,
    sources, promises, results)
  values ('r1', 1, now(), now(), 'pending', 'jobs', 'planned', 450, 'job', 'exact', false, '{}', '{}', '{auto}', '{}', '{}', '{fr}',
    '{}', 1, 1, 0, 0.9, '{}', '{}', '{}', '{}')`;

describe.runIf(available)("upgrading the schema of a sink", () => {
  it.each(published)("from %s, as it was published, gives what a new one has, and keeps the rows", async (name) => {
    const [old, fresh] = [await makeSinkPlace(), await makeSinkPlace()];
    const script = readFileSync(new URL(name, versions), "utf8");
    await old.ask(script.replaceAll('"sijill"', `"${old.schema}"`));
    const version = Number.parseInt(name, 10);
    await old.ask(fillOldRecord);
    const { version: latest } = loadBlueprint();
    expect(await old.prepare()).toEqual({ from: version, to: latest });
    await fresh.prepare();
    expect(await columnsOf(old)).toEqual(await columnsOf(fresh));
    expect(await old.ask("select records, total from sums_by_year")).toEqual([{ records: "1", total: 450 }]);
  });

  it("knows this version as it was published: a change of tables, meanings or views is a step more", () => {
    const blueprint = loadBlueprint();
    // Before its version is published, `sijill sink schema > test/export/postgres/versions/1.sql` writes it anew.
    const script = readFileSync(new URL(`${blueprint.version}.sql`, versions), "utf8");
    expect(script).toBe(wholeScript(blueprint, "sijill"));
  });

  it("makes the steps that are missing, replaces views of other columns, and takes away those that are no more", async () => {
    const place = await makeSinkPlace();
    const blueprint = loadBlueprint();
    await place.prepare(blueprint);
    await place.ask(fillOldRecord);
    await place.ask("update sink_state set last_change = 12");
    await place.ask("create table notes (record_id text references records (id), note text)");
    await place.ask("insert into notes values ('r1', 'ask the ministry')");
    await place.ask("create view mine as select id, value from records");
    expect(await place.prepare(nextOf(blueprint))).toEqual({ from: 1, to: 2 });
    expect(await place.ask("select topic, total from topics, sums_by_year")).toEqual([{ topic: null, total: 450 }]);
    expect(await place.ask("select * from mine, notes")).toEqual([
      { id: "r1", value: 450, record_id: "r1", note: "ask the ministry" },
    ]);
    expect(await place.ask("select last_change, to_regclass('money_by_year') as gone from sink_state")).toEqual([
      { last_change: "0", gone: null },
    ]);
  });

  it("says what of the user's is made of a view that has to change, and leaves everything as it was", async () => {
    const place = await makeSinkPlace();
    const blueprint = loadBlueprint();
    await place.prepare(blueprint);
    await place.ask("create view mine as select amount from summed_records");
    const before = await columnsOf(place);
    await expect(place.prepare(nextOf(blueprint))).rejects.toMatchObject({
      code: "store-broken",
      message: expect.stringMatching(/view mine depends on view summed_records.*Nothing was changed\. Drop it/),
    });
    expect(await columnsOf(place)).toEqual(before);
    await place.ask("drop view mine");
    expect(await place.prepare(nextOf(blueprint))).toEqual({ from: 1, to: 2 });
  });

  it("lets views of the user's stay that are made of views which only grow", async () => {
    const place = await makeSinkPlace();
    await place.prepare();
    await place.ask("create view mine as select amount from summed_records");
    expect(await place.prepare()).toEqual({ from: 1, to: 1 });
    expect(await place.ask("select * from mine")).toEqual([]);
  });

  it("replaces no view of the user's that is called as a new one", async () => {
    const place = await makeSinkPlace();
    const blueprint = loadBlueprint();
    await place.prepare(blueprint);
    await place.ask("create view topics as select 'mine' as topic");
    await expect(place.prepare(nextOf(blueprint))).rejects.toThrow(/^topics in .* is not of the sink.*rename/);
    expect(await place.ask("select * from topics")).toEqual([{ topic: "mine" }]);
  });

  it("is refused to an older Sijill", async () => {
    const place = await makeSinkPlace();
    const blueprint = loadBlueprint();
    await place.prepare(nextOf(blueprint));
    await expect(place.prepare(blueprint)).rejects.toThrow(/has version 2 of the tables, which a newer Sijill made/);
  });
});
