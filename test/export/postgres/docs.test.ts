/** What docs/sink.md shows is what a sink has and does, on a server of its own. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { catchUp } from "../../../src/export/postgres/follow.ts";
import { tablesMarkdown, viewsMarkdown } from "../../../src/export/postgres/markdown.ts";
import { keepOthersOut, withSink } from "../../../src/export/postgres/open.ts";
import { prepareSink } from "../../../src/export/postgres/prepare.ts";
import { loadBlueprint, wholeScript } from "../../../src/export/postgres/script.ts";
import { loadTables } from "../../../src/export/schema.ts";
import { mergeArticles } from "../../../src/pipeline/merge.ts";
import { openSqliteRegister } from "../../../src/store/sqlite/open.ts";
import { makePostgres, testDatabase } from "../../support/servers/index.ts";
import type { OwnServer } from "../../support/servers/own-server.ts";
import { findProgram } from "../../support/servers/programs.ts";
import { pressArticle } from "./world.ts";

const guide = readFileSync(new URL("../../../docs/sink.md", import.meta.url), "utf8");
const blocks = [...guide.matchAll(/```sql\n([^]*?)```/g)].map(([, block = ""]) => block);
const rights = blocks.filter((block) => block.includes("create role"));
const questions = blocks.filter((block) => !block.includes("create role"));
const blueprint = loadBlueprint();
const { available } = await testDatabase();

/** A table without the spaces that a formatter aligns its columns with. */
function tight(text: string): string {
  return text
    .replaceAll(/ *\| */g, "|")
    .replaceAll(/-{3,}/g, "---")
    .trim();
}

function generated(name: string): string {
  return tight(new RegExp(`<!-- ${name} -->([^]*)<!-- /${name} -->`).exec(guide)?.[1] ?? "");
}

describe("the guide to the sink", () => {
  it("lists the views as they are", () => {
    expect(generated("views")).toBe(tight(viewsMarkdown(blueprint)));
  });

  it("lists the tables and columns as they are", () => {
    expect(generated("tables")).toBe(tight(tablesMarkdown(blueprint)));
  });
});

describe.runIf(available)("a sink that is set up by the guide", () => {
  const folder = mkdtempSync(join(tmpdir(), "sijill-sink-guide-"));
  let server: OwnServer;
  let admin: Client;

  const urlOf = (role: string) => {
    const url = new URL(server.url);
    [url.username, url.password] = [role, role === "sijill_owner" ? "choose one" : "choose another"];
    return { url: url.href, schema: "sijill" };
  };

  beforeAll(async () => {
    ({ server } = await makePostgres());
    await server.start();
    admin = new Client({ connectionString: server.url });
    await admin.connect();
    for (const block of rights) await admin.query(block);
  });

  afterAll(async () => {
    await admin.end();
    await server.remove();
    rmSync(folder, { recursive: true });
  });

  it("is made by its owner, filled by who may only write, and read by who may only read", async () => {
    expect(rights).toHaveLength(1);
    await withSink(urlOf("sijill_owner"), (sink) => prepareSink(sink, blueprint));
    const register = await openSqliteRegister(join(folder, "register.db"));
    for (let number = 0; number < 4; number += 1)
      await register.saveArticle(...pressArticle("matin", number, number % 2), "rules-1", null);
    await mergeArticles(register, () => "2026-01-01T00:00:00.000Z", new AbortController().signal);
    await withSink(urlOf("sijill_writer"), async (sink) => {
      await keepOthersOut(sink);
      const options = { signal: new AbortController().signal, report: () => undefined };
      const { changed } = await catchUp({ sink, register, tables: loadTables() }, options);
      expect(changed).toBeGreaterThan(20);
      await expect(prepareSink(sink, blueprint)).rejects.toMatchObject({
        code: "store-broken",
        message: expect.stringMatching(
          /^The sink in schema sijill .* may not be written by this user.*docs\/sink\.md\.$/,
        ),
      });
    });
    await register.close();
    await admin.query("set role sijill_reader");
    expect(questions.length).toBeGreaterThan(5);
    for (const question of questions) await admin.query(question);
    const { rows } = await admin.query(questions[0] ?? "");
    expect(rows).toMatchObject([{ sector: "aero" }, { sector: "auto" }]);
    await expect(admin.query("delete from sijill.records")).rejects.toThrow(/permission denied/);
    await admin.query("reset role");
  });

  it("tells a wrong password without showing it", async () => {
    const { url, schema } = urlOf("sijill_writer");
    const wrong = url.replace("choose%20another", "guessed-secret");
    const failure: unknown = await withSink({ url: wrong, schema }, keepOthersOut).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: "store-broken",
      message: expect.stringMatching(/turns the user away; check name and password in SIJILL_SINK_URL or --to\.$/),
    });
    expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toContain("guessed-secret");
  });

  it.runIf(findProgram("psql") !== null)("can be made by psql, which shows what columns mean", async () => {
    const psql = (args: readonly string[], input = "") =>
      execFileSync("psql", [server.url, "--no-psqlrc", "--quiet", "--set", "ON_ERROR_STOP=1", ...args], {
        input,
        encoding: "utf8",
        env: { PATH: process.env["PATH"], PGCLIENTENCODING: "UTF8" },
      });
    psql(["--file", "-"], wholeScript(blueprint, "by_hand"));
    expect(await withSink({ url: server.url, schema: "by_hand" }, (sink) => prepareSink(sink, blueprint))).toEqual({
      from: 1,
      to: 1,
    });
    const shown = psql(["--command", "\\d+ by_hand.records"]);
    expect(shown).toMatch(/^ value +\| double precision .*\| In the unit of the row/m);
    expect(shown).toMatch(/^ sectors +\| text\[\] .*\| not null .*\| Ids of the gazetteer\.$/m);
    expect(shown).toMatch(/^ since +\| timestamp with time zone/m);
    const told = psql(["--tuples-only", "--no-align", "--command", "select quote from sijill.facts order by quote"]);
    expect(told.trim().split("\n")).toHaveLength(8);
  });
});
