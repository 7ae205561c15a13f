import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TableName, tableNames } from "../../src/export/names.ts";
import { daysOf, firstDayOf } from "../../src/export/rows/days.ts";
import { rowsOfArticles, rowsOfRecords, tableRows, withoutRejected } from "../../src/export/rows/rows.ts";
import { loadTables } from "../../src/export/schema.ts";
import type { Cell, Column, ColumnType, Row } from "../../src/export/table.ts";
import type { FactDate } from "../../src/model.ts";
import { mergeArticles } from "../../src/pipeline/merge.ts";
import type { Register } from "../../src/store/register.ts";
import { openSqliteRegister } from "../../src/store/sqlite/open.ts";
import { articleKey } from "../../src/text/identity.ts";
import { collect } from "../support/collect.ts";
import { sampleArticle, sampleFact, sampleFacts } from "../support/samples.ts";

const folder = mkdtempSync(join(tmpdir(), "sijill-rows-"));
const never = new AbortController().signal;
const at = "2026-01-01T00:00:00.000Z";
const tables = loadTables();
const article = sampleArticle({
  publishedAt: "2024-05-14T23:30:00+01:00",
  modifiedAt: "2024-05-15",
  originalOutlet: "Agence d'Essai",
  author: "A. Rédactrice",
  section: "Économie",
});
let register: Register;

/** All rows of each table, with texts. */
async function rowsOf(table: TableName): Promise<Row[]> {
  return collect(tableRows(register, table, { selection: { records: {} }, text: true }));
}

async function idOf(type: string): Promise<string> {
  const row = (await rowsOf("records")).find((one) => one["type"] === type);
  return textIn(row?.["id"]);
}

beforeAll(async () => {
  register = await openSqliteRegister(join(folder, "sijill.db"));
  const facts = sampleFacts(article);
  await register.saveArticle(article, facts, "rules-1", null);
  const other = sampleArticle({ url: "https://autre.example/2", title: "Rabais", text: "Il manquerait 70 postes." });
  const lost = sampleFact(other, "70 postes", {
    type: "indicator",
    metric: "workforce",
    unit: "person",
    value: 70,
    date: { value: "2023-09", end: null, precision: "quarter", basis: "explicit" },
  });
  await register.saveArticle(other, [lost], "rules-1", null);
  await mergeArticles(register, () => at, never);
  const parties = [{ name: "Le ministère", id: "mcinet", role: "funder" }] as const;
  const [funds, indicator] = [await idOf("funds"), await idOf("indicator")];
  const by = { version: 1, why: "Voir la page 2.", who: "Leïla", at };
  await register.decide({ ...by, record: funds, action: "correct", amend: { value: 81_000_000, parties } });
  await register.decide({ ...by, record: indicator, action: "reject" });
  await register.undo(indicator, 2, "Leïla", at);
});

afterAll(async () => {
  await register.close();
  rmSync(folder, { recursive: true });
});

function textIn(cell: Cell | undefined): string {
  if (typeof cell !== "string") throw new Error("The cell holds no text.");
  return cell;
}

function byId(one: Row, other: Row): number {
  return textIn(one["id"]).localeCompare(textIn(other["id"]));
}

const isText = (cell: Cell): cell is string => typeof cell === "string";

/** What a cell of each type is. */
const fits: { readonly [type in ColumnType]: (cell: Cell) => boolean } = {
  string: isText,
  integer: Number.isSafeInteger,
  number: Number.isFinite,
  boolean: (cell) => typeof cell === "boolean",
  date: (cell) => isText(cell) && /^\d{4}-\d\d-\d\d$/.test(cell),
  datetime: (cell) => isText(cell) && new Date(cell).toISOString() === cell,
  list: (cell) => Array.isArray(cell) && cell.every(isText),
  json: (cell) => typeof cell === "object",
};

function problemsIn(row: Row, columns: readonly Column[]): string[] {
  return columns.flatMap(({ name, type, required, codes }) => {
    const cell = row[name];
    if (cell === undefined) return [`${name} is missing`];
    if (cell === null) return required ? [`${name} is empty`] : [];
    if (!fits[type](cell)) return [`${name} is no ${type}: ${JSON.stringify(cell)}`];
    const values = Array.isArray(cell) ? cell : [cell];
    return codes === null ? [] : values.filter((value) => !(String(value) in codes)).map((code) => `${name}: ${code}`);
  });
}

describe("the rows that flow out", () => {
  it.each(tableNames)("of %s are as the table is described", async (name) => {
    const rows = await rowsOf(name);
    expect(rows.length).toBeGreaterThan(1);
    const columns = tables.get(name)?.columns ?? [];
    for (const row of rows) {
      expect(problemsIn(row, columns)).toEqual([]);
      expect(Object.keys(row).toSorted()).toEqual(columns.map((column) => column.name).toSorted());
    }
  });

  it("of records show what people have set, and the days that dates cover", async () => {
    const rows = await rowsOf("records");
    const byType = Object.fromEntries(rows.map((row) => [textIn(row["type"]), row]));
    expect(byType["funds"]).toMatchObject({
      value: 81_000_000,
      state: "corrected",
      is_part: true,
      date: null,
      date_first: null,
      parties: ["Le ministère"],
      party_ids: ["mcinet"],
      quote: "80 MDH",
      article_title: article.title,
    });
    expect(byType["convention"]).toMatchObject({ date: "2024-05", date_first: "2024-05-01", date_last: "2024-05-31" });
    expect(byType["jobs"]).toMatchObject({ value: 450, max: 500, horizon: "2027-09", horizon_last: "2027-09-30" });
    expect(byType["indicator"]).toMatchObject({ date_first: "2023-07-01", date_last: "2023-09-30" });
  });

  it("of facts stay as the rules read them, with their record, article and evidence", async () => {
    const rows = await rowsOf("facts");
    const funds = rows.find((row) => row["type"] === "funds");
    expect(funds).toMatchObject({
      value: 80_000_000,
      record_id: await idOf("funds"),
      article_key: articleKey(article),
      alternatives: [{ value: 7_400_000.5, unit: "EUR", qualifier: "about" }],
      subject: "La région",
    });
    expect(rows.map((row) => row["id"])).toContain(funds?.["part_of"]);
    const evidence = (await rowsOf("evidence")).find((row) => row["fact_id"] === funds?.["id"]);
    const quoted = article.text.slice(Number(evidence?.["start"]), Number(evidence?.["end"]));
    expect([evidence?.["field"], evidence?.["quote"], quoted]).toEqual(["text", "80 MDH", "80 MDH"]);
  });

  it("of articles tell the day of publication by their own clock", async () => {
    const row = (await rowsOf("articles")).find(({ key }) => key === articleKey(article));
    expect(row).toMatchObject({ published: "2024-05-14T23:30:00+01:00", published_on: "2024-05-14", facts: 3 });
    expect(row?.["text"]).toBe(article.text);
    const bare = await collect(tableRows(register, "articles", { selection: { records: {} }, text: false }));
    expect(bare.map(({ text }) => text)).toEqual([null, null]);
  });

  it("of reviews tell what was set, and what was taken back", async () => {
    const rows = await rowsOf("reviews");
    expect(rows).toMatchObject([
      {
        action: "correct",
        set_before: {},
        set_after: { value: 81_000_000 },
        state_after: "corrected",
        undone_by: null,
      },
      { action: "reject", why: "Voir la page 2.", state_after: "rejected", undone_by: 3 },
      { action: "undo", state_before: "rejected", state_after: "pending" },
    ]);
  });

  it("are had by ids as well", async () => {
    const id = await idOf("funds");
    const own = (row: Row) => row["id"] === id || row["record_id"] === id;
    const some = await rowsOfRecords(register, [id, "rnobody"]);
    for (const name of ["records", "parties", "reviews"] as const)
      expect(some[name]).toEqual((await rowsOf(name)).filter(own));
    const fact = (await rowsOf("facts")).find(own);
    expect(some.statedBy).toEqual([{ fact: fact?.["id"], record: id }]);
    const key = articleKey(article);
    const stated = await rowsOfArticles(register, [key], true);
    expect(stated.articles).toEqual((await rowsOf("articles")).filter((row) => row["key"] === key));
    const facts = (await rowsOf("facts")).filter((row) => row["article_key"] === key);
    expect(stated.facts.toSorted(byId)).toEqual(facts.toSorted(byId));
    expect(stated.evidence).toHaveLength(3);
  });

  it("leave out what people found wrong, unless states are named", () => {
    expect(withoutRejected({ types: ["jobs"] })).toEqual({
      types: ["jobs"],
      states: ["pending", "accepted", "corrected", "needs-second-look"],
    });
    expect(withoutRejected({ states: ["rejected"] })).toEqual({ states: ["rejected"] });
  });

  it("of records cannot be asked for by what articles state", () => {
    const asked = { selection: { facts: {} }, text: false };
    for (const name of ["records", "parties", "reviews"] as const)
      expect(() => tableRows(register, name, asked)).toThrow(/ask for one of these/);
  });
});

function date(value: string, precision: FactDate["precision"], end: string | null = null): FactDate {
  return { value, end, precision, basis: "explicit" };
}

describe("the days that a date covers", () => {
  it.each([
    [date("2024-02-29", "day"), "2024-02-29", "2024-02-29"],
    [date("2024-02", "month"), "2024-02-01", "2024-02-29"],
    [date("2023", "year"), "2023-01-01", "2023-12-31"],
    [date("2024-03", "quarter"), "2024-01-01", "2024-03-31"],
    [date("2024-06", "half"), "2024-01-01", "2024-06-30"],
    [date("2024-01", "quarter"), "2023-11-01", "2024-01-31"],
    [date("2021", "range", "2023-06"), "2021-01-01", "2023-06-30"],
    [date("soon", "half"), null, null],
  ])("%j", (given, first, last) => {
    expect(daysOf(given)).toEqual({ first, last });
  });

  it("of an article is that of where it was written", () => {
    expect(firstDayOf("2024-05-14T23:30:00-05:00")).toBe("2024-05-14");
    expect(firstDayOf("2022-07")).toBe("2022-07-01");
    expect(firstDayOf("yesterday")).toBeNull();
    expect(firstDayOf(null)).toBeNull();
  });
});
