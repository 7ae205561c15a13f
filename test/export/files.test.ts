import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ExportJob, exportToFile, exportToFolder } from "../../src/export/files.ts";
import { fileFormats, formats } from "../../src/export/formats.ts";
import { fileFormatNames, formatNames } from "../../src/export/names.ts";
import { loadTables } from "../../src/export/schema.ts";
import { mergeArticles } from "../../src/pipeline/merge.ts";
import type { Register } from "../../src/store/register.ts";
import { openSqliteRegister } from "../../src/store/sqlite/open.ts";
import { sampleArticle, sampleFacts } from "../support/samples.ts";

const at = "2026-01-01T00:00:00.000Z";
let folder: string;
let register: Register;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "sijill-files-"));
  register = await openSqliteRegister(join(folder, "data", "sijill.db"));
  const article = sampleArticle();
  await register.saveArticle(article, sampleFacts(article), "rules-1", null);
  await mergeArticles(register, () => at, new AbortController().signal);
});

afterEach(async () => {
  await register.close();
  rmSync(folder, { recursive: true });
});

function job(changes: Partial<ExportJob> = {}): ExportJob {
  return {
    tables: [...loadTables().values()],
    asked: { selection: { records: {} }, text: true },
    format: formats.csv,
    options: { titles: null, byteOrderMark: false },
    about: { at, version: "1.2.3" },
    count: () => undefined,
    signal: new AbortController().signal,
    ...changes,
  };
}

/** What is in the test's folder but the register. */
function left(): string[] {
  return readdirSync(folder).filter((name) => name !== "data");
}

describe("an export as files", () => {
  it.each([...formatNames, ...fileFormatNames])("is the same whenever it is made, as %s", async (name) => {
    const tables = [...loadTables().values()].slice(0, 1);
    const given = job({ tables, format: { ...formats, ...fileFormats }[name] });
    const one = await exportToFile(register, given, join(folder, "one"));
    const other = await exportToFile(register, given, join(folder, "other"));
    expect(other).toEqual(one.map((file) => ({ ...file, path: "other" })));
    expect(one).toMatchObject([{ table: "records", rows: 3 }]);
    expect(readFileSync(join(folder, "one")).equals(readFileSync(join(folder, "other")))).toBe(true);
  });

  it("leaves nothing behind once it is stopped, and what was there as it was", async () => {
    const stopped = job({ signal: AbortSignal.abort() });
    const file = join(folder, "records.csv");
    writeFileSync(file, "as before");
    await expect(exportToFile(register, { ...stopped, tables: stopped.tables.slice(0, 1) }, file)).rejects.toThrow();
    await expect(exportToFolder(register, stopped, join(folder, "tables"))).rejects.toThrow();
    expect(left()).toEqual(["records.csv"]);
    expect(readFileSync(file, "utf8")).toBe("as before");
  });

  it("tells in one line where it cannot be written", async () => {
    const refused = { code: "not-readable" };
    await expect(exportToFile(register, job(), join(folder, "none", "records.csv"))).rejects.toMatchObject(refused);
    writeFileSync(join(folder, "taken"), "");
    await expect(exportToFolder(register, job(), join(folder, "taken", "tables"))).rejects.toMatchObject(refused);
    expect(left()).toEqual(["taken"]);
  });

  it("into a folder that is there replaces its own files and leaves others", async () => {
    const target = join(folder, "tables");
    await exportToFolder(register, job({ about: null }), target);
    writeFileSync(join(target, "notes.txt"), "mine");
    const written = await exportToFolder(register, job({ about: null }), target);
    expect(readdirSync(target).toSorted()).toEqual([...written.map(({ path }) => path), "notes.txt"].toSorted());
    expect(left()).toEqual(["tables"]);
  });
});
