import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { type DumpForm, dumpTo } from "../../src/store/dump/dump-to.ts";
import { importRegister } from "../../src/store/dump/import.ts";
import { tablesWith } from "../../src/store/copy/tables.ts";
import { openDatabase } from "../../src/store/open.ts";
import type { OpenDatabase } from "../../src/store/sql/database.ts";
import { SqlRegister } from "../../src/store/sql/register.ts";
import { sampleAddress } from "../support/samples.ts";
import { testDatabase } from "../support/servers/index.ts";
import { contentOf, fill } from "./whole-register.ts";

const { available } = await testDatabase();
const quiet = () => undefined;
const everything = { pages: true, secrets: true, sijill: "0.1.0", report: quiet };

const folder = mkdtempSync(join(tmpdir(), "sijill-dump-"));
let source: OpenDatabase;
let lines: string;
let file: string;
let content: unknown[];

beforeAll(async () => {
  source = await openDatabase(join(folder, "source.db"));
  await fill(source);
  [lines, file] = [join(folder, "register.jsonl"), join(folder, "register.sqlite")];
  await dumpTo(lines, "jsonl", source, everything);
  await dumpTo(file, "sqlite", source, everything);
  content = await contentOf(source);
}, 60_000);
afterAll(async () => {
  await source.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A place where no register is yet. */
function freshFile(): string {
  const own = mkdtempSync(join(folder, "target-"));
  return join(own, "data", "register.db");
}

async function freshPostgres(): Promise<string> {
  const place = await testDatabase();
  onTestFinished(place.clear);
  return place.url;
}

async function opened(location: string): Promise<OpenDatabase> {
  const database = await openDatabase(location);
  onTestFinished(() => database.close());
  return database;
}

/** What lists, searches and sums say. */
async function toldBy({ database }: OpenDatabase): Promise<unknown> {
  const register = new SqlRegister(database, () => Promise.resolve());
  const order = { by: "since", descending: false } as const;
  const [all, found] = [
    await register.listRecords({}, order, 1000),
    await register.listRecords({ text: "conventions" }, order, 1000),
  ];
  expect(found.records.length).toBeGreaterThan(0);
  return { all, found, counts: await register.countRecords({}), sums: await register.sumRecords("sector") };
}

const forms: readonly DumpForm[] = ["jsonl", "sqlite"];
const targets: readonly (readonly [string, () => Promise<string>])[] = [
  ["SQLite", () => Promise.resolve(freshFile())],
  ...(available ? ([["PostgreSQL", freshPostgres]] as const) : []),
];

describe.each(forms)("a register in a file of %s", (form) => {
  it.each(targets)("comes back the same in %s", async (_, fresh) => {
    const location = await fresh();
    const rows = await importRegister(form === "jsonl" ? lines : file, location, quiet);
    const target = await opened(location);
    expect(await contentOf(target)).toEqual(content);
    expect(await toldBy(target)).toEqual(await toldBy(source));
    expect(rows).toBeGreaterThan(1500);
  });

  it("is written for its owner's eyes, and nothing is left beside it", () => {
    const written = form === "jsonl" ? lines : file;
    expect(statSync(written).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).filter((name) => name.startsWith("register."))).toEqual([
      "register.jsonl",
      "register.sqlite",
    ]);
  });

  it("is put nowhere where something is", async () => {
    const location = freshFile();
    const taken = await opened(location);
    await new SqlRegister(taken.database, () => Promise.resolve()).saveAddresses([sampleAddress()]);
    const before = await contentOf(taken);
    const importing = importRegister(form === "jsonl" ? lines : file, location, quiet);
    await expect(importing).rejects.toMatchObject({ code: "wrong-use", message: /is there already/ });
    expect(await contentOf(taken)).toEqual(before);
  });

  it("has no pages and no secrets where they are not asked for, and is a register all the same", async () => {
    const [reduced, location] = [join(mkdtempSync(join(folder, "reduced-")), `r.${form}`), freshFile()];
    await dumpTo(reduced, form, source, { ...everything, pages: false, secrets: false });
    await importRegister(reduced, location, quiet);
    const target = await opened(location);
    const { rows } = await sql`select hash from bodies where length(compressed) > 0 or size = 0`.execute(
      target.database,
    );
    expect(rows).toEqual([]);
    const register = new SqlRegister(target.database, () => Promise.resolve());
    expect(await register.listUsers()).toMatchObject([{ name: "أمينة", role: "admin" }]);
    expect(await register.findUser("أمينة")).toMatchObject({ passwordHash: "" });
    expect(await register.listTokens("أمينة")).toEqual([]);
    for (const { name, only } of tablesWith({ pages: true, secrets: false })) {
      const { rows: columns } = await sql<{ name: string }>`select name from pragma_table_info(${name})`.execute(
        target.database,
      );
      const held = columns.map((column) => column.name).filter((column) => only === null || only.includes(column));
      expect(held.filter((column) => /secret|password|csrf|token/.test(column))).toEqual([]);
    }
    expect(await toldBy(target)).toEqual(await toldBy(source));
  });
});

it.runIf(available)("a register of PostgreSQL comes back the same in SQLite", async () => {
  const [url, location] = [await freshPostgres(), freshFile()];
  await importRegister(lines, url, quiet);
  const from = await opened(url);
  for (const form of forms) {
    const dumped = join(mkdtempSync(join(folder, "from-postgres-")), `r.${form}`);
    await dumpTo(dumped, form, from, everything);
    const target = `${location}.${form}`;
    await importRegister(dumped, target, quiet);
    expect(await contentOf(await opened(target))).toEqual(content);
  }
});

/** Tries to import it, and sees that nothing has come of it. */
async function refusal(text: string | Buffer): Promise<unknown> {
  const [broken, location] = [join(mkdtempSync(join(folder, "broken-")), "r.jsonl"), freshFile()];
  writeFileSync(broken, text);
  const thrown: unknown = await importRegister(broken, location, quiet).then(
    () => null,
    (error: unknown) => error,
  );
  expect(existsSync(location)).toBe(false);
  expect(existsSync(`${location}.part`)).toBe(false);
  return thrown;
}

describe("a file of lines that is not right", () => {
  it("is refused wherever it was cut", async () => {
    const whole = readFileSync(lines);
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: whole.length - 2 }), async (length) => {
        expect(await refusal(whole.subarray(0, length))).toMatchObject({ code: "bad-data" });
      }),
      { numRuns: 25 },
    );
    expect(await refusal(whole.subarray(0, whole.length - 300))).toMatchObject({ message: /was cut short/ });
    expect(await refusal("")).toMatchObject({ message: /is empty/ });
  });

  it("is refused where anything was changed, taken out or added", async () => {
    const [header = "", ...rows] = readFileSync(lines, "utf8").split("\n");
    const changed = [header, ...rows].join("\n").replace("emplois", "amplois");
    expect(await refusal(changed)).toMatchObject({ message: /is not as it was written/ });
    expect(await refusal([header, ...rows.slice(1)].join("\n"))).toMatchObject({ message: /is not as it was written/ });
    expect(await refusal([header, ...rows, "{}"].join("\n"))).toMatchObject({ message: /stands behind its end/ });
  });

  it("tells which line is none", async () => {
    const all = readFileSync(lines, "utf8").split("\n");
    for (const line of ["not JSON", "[]", '{"table":"pets","row":{}}', '{"table":"facts","row":{"id":[1]}}'])
      expect(await refusal(all.with(6, line).join("\n"))).toMatchObject({
        code: "bad-data",
        message: /r\.jsonl, line 7 is no row of a register/,
      });
  });

  it("is refused where another version made it", async () => {
    const [header = "", ...rows] = readFileSync(lines, "utf8").split("\n");
    const of = (schema: string) => [header.replace(/"schema":"[^"]*"/, `"schema":"${schema}"`), ...rows].join("\n");
    expect(await refusal(of("9999-later"))).toMatchObject({ code: "bad-data", message: /update Sijill/ });
    expect(await refusal(of("0001-register"))).toMatchObject({
      code: "bad-data",
      message: /Sijill 0\.1\.0 made it: import it with that version/,
    });
    expect(await refusal('{"hello":"world"}\n')).toMatchObject({
      message: /is no register that this version can read/,
    });
  });

  it("leaves nothing where a row does not fit", async () => {
    const all = readFileSync(lines, "utf8").trimEnd().split("\n").slice(0, -1);
    const at = all.findIndex((line) => line.startsWith('{"table":"fact_evidence"'));
    const others = all.with(at, (all[at] ?? "").replace('"field":"', '"fjeld":"'));
    const text = `${others.join("\n")}\n`;
    const foot = JSON.stringify({ end: "sijill-register", sha256: createHash("sha256").update(text).digest("hex") });
    expect(await refusal(`${text}${foot}\n`)).toMatchObject({
      code: "bad-data",
      message: new RegExp(`line ${at + 1}: rows that do not fit the table fact_evidence`),
    });
  });
});

it.runIf(available)("PostgreSQL holds nothing of a file whose rows do not fit", async () => {
  const [broken, url] = [join(mkdtempSync(join(folder, "broken-")), "r.jsonl"), await freshPostgres()];
  const all = readFileSync(lines, "utf8").trimEnd().split("\n").slice(0, -1);
  const at = all.findLastIndex((line) => line.startsWith('{"table":"fact_evidence"'));
  const text = `${all.with(at, (all[at] ?? "").replace(/"fact_id":"[^"]*"/, '"fact_id":"nowhere"')).join("\n")}\n`;
  const foot = JSON.stringify({ end: "sijill-register", sha256: createHash("sha256").update(text).digest("hex") });
  writeFileSync(broken, `${text}${foot}\n`);
  await expect(importRegister(broken, url, quiet)).rejects.toMatchObject({ code: "bad-data" });
  expect(JSON.stringify(await contentOf(await opened(url)))).not.toContain("emplois");
});

it("a file that is no register is told so", async () => {
  const location = freshFile();
  await expect(importRegister(join(folder, "nowhere"), location, quiet)).rejects.toMatchObject({
    code: "missing-input",
  });
  const other = join(folder, "other.sqlite");
  const { sqlite } = await import("../../src/export/sqlite/sqlite.ts");
  await sqlite.writeFile(other, []);
  await expect(importRegister(other, location, quiet)).rejects.toMatchObject({
    message: /is a database, and no register/,
  });
});
