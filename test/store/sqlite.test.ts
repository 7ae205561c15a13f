import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Kysely, Migrator } from "kysely";
import Database from "libsql";
import { afterEach, describe, expect, it } from "vitest";
import type { Register } from "../../src/store/register.ts";
import { migrations } from "../../src/store/migrations/index.ts";
import { LibsqlDialect } from "../../src/store/sqlite/dialect.ts";
import { SqlRegister } from "../../src/store/sql/register.ts";
import { openSqliteDatabase, openSqliteRegister } from "../../src/store/sqlite/open.ts";
import { articleKey, textHash } from "../../src/text/identity.ts";
import { sampleArticle, sampleFacts, samplePage } from "../support/samples.ts";
import { registerContract } from "./register.contract.ts";

const clearing: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const clear of clearing.splice(0).toReversed()) await clear();
});

/** A path of its own for a test, in a folder that does not exist yet. */
function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "sijill-store-"));
  clearing.push(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return join(folder, "data", "sijill.db");
}

async function open(file: string, patience?: number): Promise<Register> {
  const register = await openSqliteRegister(file, patience === undefined ? {} : { patience });
  clearing.push(() => register.close());
  return register;
}

/** The database file of a register that was opened and closed. */
async function usedFile(): Promise<string> {
  const file = newFile();
  const register = await open(file);
  await register.saveArticle(sampleArticle(), sampleFacts(), "rules-1", null);
  await register.close();
  return file;
}

/** Does something to a file behind the register's back. */
function meddle<T>(file: string, act: (database: Database.Database) => T): T {
  const database = new Database(file);
  try {
    return act(database);
  } finally {
    database.close();
  }
}

registerContract("SQLite", () => {
  const file = newFile();
  const module = new URL("../../src/store/sqlite/open.ts", import.meta.url).href;
  return Promise.resolve({
    open: () => open(file),
    location: file,
    openingCode: `
      const { openSqliteRegister } = await import(${JSON.stringify(module)});
      const register = await openSqliteRegister(${JSON.stringify(file)});`,
  });
});

describe("a register's file", () => {
  it("is made with its folder, for its owner only", async () => {
    const file = newFile();
    await open(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(`${file}-wal`).mode & 0o777).toBe(0o600);
  });

  it("opened again holds what was saved, in the one file", async () => {
    const file = await usedFile();
    const log = `${file}-wal`;
    expect(existsSync(log) ? statSync(log).size : 0).toBe(0);
    const register = await open(file);
    expect(await register.counts()).toMatchObject({ articles: 1, facts: 3 });
  });

  it("may be closed twice", async () => {
    const register = await open(newFile());
    await register.close();
    await expect(register.close()).resolves.toBeUndefined();
  });

  it("is migrated once: opened again, its tables are as they were", async () => {
    const file = await usedFile();
    const schema = () =>
      meddle(file, (database) => database.prepare("select * from sqlite_master order by name").all());
    const before = schema();
    await (await open(file)).close();
    expect(schema()).toEqual(before);
    const done = meddle(file, (database) => database.prepare("select name from kysely_migration").all());
    expect(done).toEqual(Object.keys(await migrations.getMigrations()).map((name) => ({ name })));
  });

  it("made before articles had a section loses nothing, and takes one from then on", async () => {
    const file = newFile();
    const article = sampleArticle();
    mkdirSync(join(file, ".."));
    const database = new Kysely({ dialect: new LibsqlDialect(file, { patience: 1000 }) });
    await new Migrator({ db: database, provider: migrations }).migrateTo("0001-register");
    await database.destroy();
    meddle(file, (old) => {
      old.exec("pragma application_id = 1397312076");
      old
        .prepare(
          `insert into articles (key, url, title, language, published_at, published_from, outlet, kind, kind_reason, text_hash, rules_hash, text, blocks_json)
           values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'rules-1', ?, ?)`,
        )
        .run(
          articleKey(article),
          article.url,
          article.title,
          article.language,
          article.publishedAt,
          article.publishedFrom,
          article.outlet,
          article.kind,
          article.kindReason,
          textHash(article),
          article.text,
          JSON.stringify(article.blocks),
        );
    });

    const register = await open(file);
    expect((await register.findArticle(article.url ?? ""))?.article).toEqual(article);
    const again = { ...article, section: "Régions" };
    await register.saveArticle(again, sampleFacts(again), "rules-1", null);
    expect((await register.findArticle(article.url ?? ""))?.article).toEqual(again);
  });

  it("whose making was cut short is made anew", async () => {
    const file = newFile();
    mkdirSync(join(file, ".."));
    // What a process leaves that is killed between marking the file and making the tables.
    meddle(file, (database) =>
      database.exec(
        "pragma application_id = 1397312076; create table kysely_migration_lock (id varchar(255) primary key, is_locked integer)",
      ),
    );
    const register = await open(file);
    expect(await register.counts()).toMatchObject({ articles: 0 });
  });

  it("of a newer version is left alone", async () => {
    const file = await usedFile();
    meddle(file, (database) =>
      database.exec("insert into kysely_migration values ('9999-later', '2030-01-01T00:00:00Z')"),
    );
    await expect(openSqliteRegister(file)).rejects.toMatchObject({ code: "store-broken", message: /newer/ });
  });

  it("that is no database is refused and left as it is", async () => {
    const file = join(newFile(), "..", "..", "notes.db");
    writeFileSync(file, "These are notes and no database. ".repeat(100));
    await expect(openSqliteRegister(file)).rejects.toMatchObject({ code: "store-broken" });
    expect(statSync(file).size).toBe(3300);
  });

  it("that is another program's database is refused and left as it is", async () => {
    const file = join(newFile(), "..", "..", "other.db");
    meddle(file, (database) => database.exec("create table notes (note text)"));
    await expect(openSqliteRegister(file)).rejects.toMatchObject({ code: "store-broken" });
    const names = meddle(file, (database) => database.prepare("select name from sqlite_master").all());
    expect(names).toEqual([{ name: "notes" }]);
  });

  it("that is damaged is told of", async () => {
    const file = await usedFile();
    const bytes = Buffer.alloc(statSync(file).size, 0x5a);
    writeFileSync(file, bytes.fill("SQLite format 3\0", 0, 16));
    await expect(openSqliteRegister(file)).rejects.toMatchObject({ code: "store-broken" });
  });

  it("that cannot be made is told of", async () => {
    const file = await usedFile();
    await expect(openSqliteRegister(join(file, "sijill.db"))).rejects.toMatchObject({ code: "store-broken" });
    await expect(openSqliteRegister(tmpdir())).rejects.toMatchObject({ code: "store-broken" });
  });

  it("that another program does not let go of is told of, and read meanwhile", async () => {
    const file = await usedFile();
    const register = await open(file, 50);
    const other = new Database(file);
    other.exec("begin immediate");
    const saving = register.saveArticle(sampleArticle(), [], "rules-2", null);
    await expect(saving).rejects.toMatchObject({ code: "store-locked" });
    const failure = { address: "https://journal.example/1", code: "timed-out", nextDue: null };
    await expect(register.recordFailure(failure)).rejects.toMatchObject({ code: "store-locked" });
    expect(await register.counts()).toMatchObject({ facts: 3 });
    other.exec("rollback");
    other.close();
    await expect(register.saveArticle(sampleArticle(), [], "rules-2", null)).resolves.toBeUndefined();
  });

  it("holds nothing of what was removed, and gives its room back", async () => {
    const file = newFile();
    const text = Array.from({ length: 2000 }, (_, index) => `Paragraphe ${index} à ne pas relire.`).join(" ");
    const register = await open(file);
    const { bodyHash } = await register.recordFetch(samplePage("1"), null);
    await register.saveArticle(sampleArticle({ text }), [], "rules-1", bodyHash);
    await register.close();
    const content = () => readFileSync(file, "utf8");
    expect(content()).toContain("à ne pas relire");

    const { database, compact, close } = await openSqliteDatabase(file);
    const again = new SqlRegister(database, close);
    clearing.push(() => again.close());
    expect(await again.pruneTexts("2025-01-01T00:00:00Z", "2025-01-01T00:00:00Z", 10)).toBe(1);
    const size = statSync(file).size;
    await compact();
    expect(statSync(file).size).toBeLessThan(size - text.length);
    expect(statSync(`${file}-wal`).size).toBe(0);
    await again.close();
    expect(content()).not.toContain("à ne pas relire");
  });

  it("holds nothing of what was removed, though nobody has made it smaller", async () => {
    const file = newFile();
    const register = await open(file);
    const text = Array.from({ length: 2000 }, (_, index) => `Paragraphe ${index} à ne pas relire.`).join(" ");
    await register.saveArticle(sampleArticle({ text }), [], "rules-1", null);
    await register.saveArticle(sampleArticle({ text: "Un texte." }), [], "rules-1", null);
    await register.close();
    expect(statSync(file).size).toBeGreaterThan(text.length);
    expect(readFileSync(file, "utf8")).not.toContain("à ne pas relire");
  });

  it("tells of a page body that is no longer what was kept", async () => {
    const file = newFile();
    const register = await open(file);
    const { bodyHash } = await register.recordFetch(samplePage("<p>1</p>"), null);
    meddle(file, (database) => database.exec("update bodies set compressed = x'00'"));
    await expect(register.readBody(bodyHash ?? "")).rejects.toMatchObject({ code: "store-broken" });
  });
});
