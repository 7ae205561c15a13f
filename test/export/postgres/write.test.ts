import { describe, expect, it } from "vitest";
import { type Sink, withSink } from "../../../src/export/postgres/open.ts";
import { type OwnedRows, writeRows } from "../../../src/export/postgres/write.ts";
import type { TableName } from "../../../src/export/names.ts";
import { loadTables } from "../../../src/export/schema.ts";
import type { Row, TableSchema } from "../../../src/export/table.ts";
import { testDatabase } from "../../support/servers/index.ts";
import { makeSinkPlace, type SinkPlace } from "./place.ts";

const { available } = await testDatabase();
const tables = loadTables();

function tableOf(name: TableName): TableSchema {
  const table = tables.get(name);
  if (table === undefined) throw new Error(`There is no table ${name}.`);
  return table;
}

const write = ({ url, schema }: SinkPlace, given: OwnedRows) =>
  withSink({ url, schema }, (sink: Sink) => writeRows(sink.database, sink, given));

const review = (seq: number, changes: Partial<Row> = {}): Row => ({
  seq,
  record_id: "r1",
  at: "2024-05-14T08:00:00.250Z",
  who: "amina",
  action: "correct",
  why: null,
  state_before: "pending",
  state_after: "corrected",
  set_before: {},
  set_after: { value: 450.5, parties: [{ name: "l'État", id: null }] },
  undone_by: null,
  ...changes,
});

const reviews = (rows: readonly Row[], owners: readonly string[] = ["r1"]): OwnedRows => ({
  table: tableOf("reviews"),
  owner: "record_id",
  owners,
  rows,
});

const evidence = (changes: Partial<Row>): Row => ({
  fact_id: "f1",
  position: 0,
  field: "text",
  start: 3,
  end: 9,
  quote: "12 conventions",
  ...changes,
});

describe.runIf(available)("writing rows into a sink", () => {
  it("keeps values as they are, whatever they hold", async () => {
    const place = await makeSinkPlace();
    await place.prepare();
    const quotes = [
      '"guillemets", l’apostrophe; \\ and \t',
      "وقعت الجهة ١٢ اتفاقية",
      "🏗️\n\r\u2028",
      "'); drop table facts; --",
    ];
    const rows = quotes.map((quote, position) => evidence({ position, quote }));
    expect(await write(place, { table: tableOf("evidence"), owner: "fact_id", owners: ["f1"], rows })).toEqual({
      changed: 4,
      removed: 0,
    });
    const found = await place.ask('select quote, start::int, "end"::int from evidence order by position');
    expect(found).toEqual(quotes.map((quote) => ({ quote, start: 3, end: 9 })));
  });

  it("keeps what no text of PostgreSQL can hold as the register does", async () => {
    const place = await makeSinkPlace();
    await place.prepare();
    await write(place, reviews([review(1, { why: "a\0b\ud83d", set_after: { subject: "a\0b" } })]));
    expect(await place.ask("select why, set_after from reviews")).toEqual([
      { why: "a\ufffdb\ufffd", set_after: { subject: "a\ufffdb" } },
    ]);
  });

  it("keeps instants, days, lists, numbers and JSON in types of their own", async () => {
    const place = await makeSinkPlace();
    await place.prepare();
    await write(place, reviews([review(9_007_199_254_740_991)]));
    expect(
      await place.ask(
        "select seq, at, set_after -> 'parties' -> 0 ->> 'name' as name, set_after ->> 'value' as value from reviews",
      ),
    ).toEqual([{ seq: "9007199254740991", at: new Date("2024-05-14T08:00:00.250Z"), name: "l'État", value: "450.5" }]);
  });

  it("leaves rows alone that say the same, changes others in their place, and removes what its owner no longer has", async () => {
    const place = await makeSinkPlace();
    await place.prepare();
    await write(place, reviews([review(1), review(2), review(3), review(4, { record_id: "r2" })], ["r1", "r2"]));
    const versions = "select seq::int, xmin::text as version, who from reviews order by seq";
    const before = await place.ask(versions);
    expect(await write(place, reviews([review(1), review(2, { who: "karim" })]))).toEqual({ changed: 1, removed: 1 });
    const after = await place.ask(versions);
    expect(after.map(({ seq, who }) => [seq, who])).toEqual([
      [1, "amina"],
      [2, "karim"],
      [4, "amina"],
    ]);
    expect(after[0]).toEqual(before[0]);
    expect(after[2]).toEqual(before[3]);
    expect(await write(place, reviews([]))).toEqual({ changed: 0, removed: 2 });
    expect(await place.ask("select seq::int from reviews")).toEqual([{ seq: 4 }]);
  });

  it("takes thousands of rows, and none", async () => {
    const place = await makeSinkPlace();
    await place.prepare();
    const many = Array.from({ length: 2500 }, (_, at) => review(at + 1));
    expect(await write(place, reviews(many))).toEqual({ changed: 2500, removed: 0 });
    expect(await write(place, reviews([], []))).toEqual({ changed: 0, removed: 0 });
    expect(await place.ask("select count(*)::int as count from reviews")).toEqual([{ count: 2500 }]);
  });
});
