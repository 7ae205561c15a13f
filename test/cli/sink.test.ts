import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { describe, expect, it, onTestFinished } from "vitest";
import { mergeArticles } from "../../src/pipeline/merge.ts";
import type { Register } from "../../src/store/register.ts";
import { openSqliteRegister } from "../../src/store/sqlite/open.ts";
import { happen, pressArticle, randomFrom } from "../export/postgres/world.ts";
import { testDatabase } from "../support/servers/index.ts";
import { jsonLines, makeFolder, sijill, startSijill } from "./program.ts";

const { available } = await testDatabase();

interface Setting {
  readonly folder: string;
  readonly env: { readonly [name: string]: string };
  /** The register in the folder, open in this process as well. */
  readonly register: Register;
  /** Options that every command takes. */
  readonly into: readonly string[];
  readonly ask: (text: string) => Promise<unknown[]>;
}

/** A folder with a register of two articles, and an empty schema for its sink. */
async function setUp(): Promise<Setting> {
  const folder = makeFolder();
  mkdirSync(join(folder, "data"));
  const register = await openSqliteRegister(join(folder, "data", "register.db"));
  for (const number of [0, 1]) await register.saveArticle(...pressArticle("matin", number, 0), "rules-1", null);
  await mergeArticles(register, () => "2026-01-01T00:00:00.000Z", new AbortController().signal);
  const { url, prefix, clear } = await testDatabase();
  const client = new Client({ connectionString: url });
  await client.connect();
  onTestFinished(async () => {
    await register.close();
    await client.end();
    await clear();
  });
  const ask = async (text: string): Promise<unknown[]> => (await client.query<object>(text)).rows;
  return { folder, env: { SIJILL_SINK_URL: url }, register, into: ["--schema", prefix], ask };
}

describe.runIf(available)("sijill sink", { timeout: 240_000 }, () => {
  it("makes tables, fills them, tells how far they are, and compares them with the register", async () => {
    const { into, ...site } = await setUp();
    const run = (...args: string[]) => sijill(["sink", ...args, ...into], site);
    expect((await run("status")).err).toMatch(/There is no sink in schema \w+ .*sijill sink init\. \(missing-input\)/);
    expect((await run("init", "--text")).out).toMatch(/^schema \w+ of PostgreSQL at .*: version 1, made\n$/);
    expect((await run("init")).out).toMatch(/version 1, up to date already\n$/);
    expect(await run("verify")).toMatchObject({
      status: 1,
      out: expect.stringMatching(
        /^facts +4 +0 .*\n[^]*These tables differ: records, facts, .* run sijill sink run, and compare/m,
      ),
    });
    expect((await run("run")).out).toMatch(/: change (\d+) of \1, \d\d rows written, 0 removed\n$/);
    expect((await run("run")).out).toMatch(/, 0 rows written, 0 removed\n$/);
    const [status] = jsonLines((await run("status", "--json")).out);
    expect(status).toMatchObject({ version: 1, isOfRegister: true, withText: true, rows: { articles: 2, facts: 4 } });
    expect((await run("status")).out).toMatch(/^register +this one\nchange +\d+ of \d+, up to date\n[^]*^facts +4$/m);
    expect(await run("verify")).toMatchObject({
      status: 0,
      out: expect.stringMatching(/Every table holds what the register does\.\n$/),
    });
    expect(await site.ask("select count(text)::int as texts from articles")).toEqual([{ texts: 2 }]);
  });

  it("makes the tables with the first run, and takes everything anew when it is told to", async () => {
    const { into, ...site } = await setUp();
    expect((await sijill(["sink", "run", ...into], site)).out).toMatch(/[1-9]\d rows written/);
    await site.ask("update sink_state set register = 'another'");
    await site.ask("insert into articles (key, title, kind, text_hash, facts) values ('gone', 'A', 'article', 'h', 1)");
    const refused = await sijill(["sink", "run", ...into], site);
    expect(refused).toMatchObject({ status: 1, err: expect.stringContaining("follows another register") });
    expect((await sijill(["sink", "run", "--anew", ...into], site)).out).toMatch(/, 0 rows written, 1 removed\n$/);
  });

  it("follows the register until it is stopped", async () => {
    const { into, ...site } = await setUp();
    const following = startSijill(["sink", "run", "--follow", ...into], site);
    expect(await following.logged("written")).toMatchObject({ removed: 0 });
    const second = await sijill(["sink", "run", ...into], site);
    expect(second).toMatchObject({ status: 1, err: expect.stringContaining("Another sink is at work") });
    await site.register.saveArticle(...pressArticle("nord", 5, 2), "rules-1", null);
    await expect.poll(() => site.ask("select count(*)::int as count from articles")).toEqual([{ count: 3 }]);
    const ended = await following.stop("SIGTERM");
    expect(ended.status).toBe(0);
    expect(jsonLines(ended.err).at(-1)).toMatchObject({ msg: "stopped" });
  });

  it("killed ten times while the register changes comes to the same", async () => {
    const { into, ...site } = await setUp();
    const random = randomFrom(20);
    await sijill(["sink", "init", ...into], site);
    for (let kill = 0; kill < 10; kill += 1) {
      const following = startSijill(["sink", "run", "--follow", ...into], site);
      await following.logged("sink follows");
      const end = performance.now() + random() * 600;
      for (let turn = 0; performance.now() < end; turn += 1) await happen(site.register, random, kill * 100 + turn);
      await following.stop("SIGKILL");
    }
    expect(await site.ask("select last_change > 0 as begun from sink_state")).toEqual([{ begun: true }]);
    expect(await sijill(["sink", "run", ...into], site)).toMatchObject({ status: 0 });
    expect(await sijill(["sink", "verify", ...into], site)).toMatchObject({ status: 0 });
  });

  it("prints its schema, and what it means", async () => {
    const folder = makeFolder();
    const made = await sijill(["sink", "schema", "--schema", "press"], { folder });
    expect(made.out).toMatch(/^create schema if not exists "press";$/m);
    const told = await sijill(["sink", "schema", "--format", "markdown"], { folder });
    expect(told.out).toMatch(/^### `records`$/m);
  });

  it("says what is missing or cannot be, and shows no password", async () => {
    const { folder } = await setUp();
    const unnamed = await sijill(["sink", "init"], { folder });
    expect(unnamed).toMatchObject({ status: 2, err: expect.stringContaining("by SIJILL_SINK_URL, or by --to") });
    const env = { SIJILL_SINK_URL: "postgres://writer:s3cret@127.0.0.1:1/press" };
    const named = await sijill(["sink", "init", "--schema", "Press!"], { folder, env });
    expect(named).toMatchObject({ status: 2, err: expect.stringContaining('"Press!" is no name for a schema') });
    for (const args of [["init"], ["run"], ["run", "--follow"]]) {
      const away = await sijill(["sink", ...args], { folder, env });
      expect(away).toMatchObject({
        status: 1,
        out: "",
        err: expect.stringMatching(/sink in schema sijill .* cannot be reached/),
      });
      expect(away.err).not.toContain("s3cret");
    }
    const wrong = await sijill(["sink", "run", "--to", "mysql://writer:s3cret@x/y"], { folder });
    expect(wrong).toMatchObject({ status: 2, err: expect.stringContaining("SIJILL_SINK_URL) cannot be used") });
    expect(wrong.err).not.toContain("s3cret");
  });
});
