import { describe, expect, it } from "vitest";
import { copyRegister } from "../../src/store/copy/copy.ts";
import { copiedTables } from "../../src/store/copy/tables.ts";
import type { OpenDatabase } from "../../src/store/sql/database.ts";
import { SqlRegister } from "../../src/store/sql/register.ts";
import { collect } from "../support/collect.ts";
import { sampleAddress } from "../support/samples.ts";
import { testDatabase } from "../support/servers/index.ts";
import { contentOf, fill, openPostgres, openSqlite } from "./whole-register.ts";

const { available } = await testDatabase();
const quiet = { resume: false, report: () => undefined };

const ways: readonly (readonly [string, () => Promise<OpenDatabase>, () => Promise<OpenDatabase>])[] = [
  ["from SQLite to SQLite", openSqlite, openSqlite],
  ...(available
    ? ([
        ["from SQLite to PostgreSQL", openSqlite, openPostgres],
        ["from PostgreSQL to SQLite", openPostgres, openSqlite],
      ] as const)
    : []),
];

describe.each(ways)("a register copied %s", (_, openSource, openTarget) => {
  it("is the same, row by row", async () => {
    const [source, target] = [await openSource(), await openTarget()];
    await fill(source);
    const progress: string[] = [];
    const report = ({ table, copied, total }: { table: string; copied: number; total: number }) => {
      if (copied === total) progress.push(table);
    };
    const compared = await copyRegister(source, target, { resume: false, report });
    expect(await contentOf(target)).toEqual(await contentOf(source));
    expect(compared.filter(({ from, to }) => from !== to)).toEqual([]);
    expect(compared).toContainEqual({ table: "facts", from: 541, to: 541 });
    expect(progress).toEqual(copiedTables.map(({ name }) => name));
    const copied = new SqlRegister(target.database, () => Promise.resolve());
    const order = { by: "since", descending: false } as const;
    expect((await copied.listRecords({ text: "conventions" }, order, 1)).records).toHaveLength(1);
    const listed = await collect(copied.listFacts());
    expect(listed).toHaveLength(541);
  });

  it("is not begun over one that is there, and goes on where it was cut short", async () => {
    const [source, target] = [await openSource(), await openTarget()];
    await fill(source);
    const cutShort = copyRegister(source, target, {
      resume: false,
      report: ({ table, copied }) => {
        if (table === "facts" && copied > 0) throw new Error("cut short");
      },
    });
    await expect(cutShort).rejects.toThrow("cut short");
    await expect(copyRegister(source, target, quiet)).rejects.toMatchObject({ code: "wrong-use", message: /--resume/ });
    await copyRegister(source, target, { ...quiet, resume: true });
    await copyRegister(source, target, { ...quiet, resume: true });
    expect(await contentOf(target)).toEqual(await contentOf(source));
  });

  it("tells of rows that the target has of its own", async () => {
    const [source, target] = [await openSource(), await openTarget()];
    const register = new SqlRegister(target.database, () => Promise.resolve());
    await register.saveAddresses([sampleAddress()]);
    const compared = await copyRegister(source, target, { ...quiet, resume: true });
    expect(compared.filter(({ from, to }) => from !== to).map(({ table }) => table)).toEqual(["hosts", "addresses"]);
  });
});

it("all tables of a register are copied", async () => {
  const { database } = await openSqlite();
  const tables = (await database.introspection.getTables()).map(({ name }) => name);
  // The index for searching is made of what is copied.
  const own = tables.filter((name) => !name.startsWith("record_search"));
  expect(copiedTables.map(({ name }) => name).toSorted()).toEqual(own.toSorted());
});
