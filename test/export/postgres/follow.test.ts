import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { KyselyPlugin } from "kysely";
import { describe, expect, it, onTestFinished } from "vitest";
import { beginAnew } from "../../../src/export/postgres/anew.ts";
import { catchUp, type Progress } from "../../../src/export/postgres/follow.ts";
import { keepOthersOut, type Sink, withSink } from "../../../src/export/postgres/open.ts";
import { loadBlueprint } from "../../../src/export/postgres/script.ts";
import { readState } from "../../../src/export/postgres/state.ts";
import { differs, verifyTable } from "../../../src/export/postgres/verify.ts";
import { loadTables } from "../../../src/export/schema.ts";
import { mergeArticles } from "../../../src/pipeline/merge.ts";
import type { Register } from "../../../src/store/register.ts";
import { openPostgresRegister } from "../../../src/store/postgres/open.ts";
import { openSqliteRegister } from "../../../src/store/sqlite/open.ts";
import { testDatabase } from "../../support/servers/index.ts";
import { makeSinkPlace, type SinkPlace } from "./place.ts";
import { contentOfRegister, contentOfSink, rowsIn } from "./same.ts";
import { happen, pressArticle, randomFrom } from "./world.ts";

const { available } = await testDatabase();
const never = new AbortController().signal;
const at = "2026-01-01T00:00:00.000Z";

async function newRegister(): Promise<Register> {
  const folder = mkdtempSync(join(tmpdir(), "sijill-sink-"));
  const register = await openSqliteRegister(join(folder, "register.db"));
  onTestFinished(async () => {
    await register.close();
    rmSync(folder, { recursive: true });
  });
  return register;
}

/** A register of some articles, merged. */
async function filledRegister(articles = 6): Promise<Register> {
  const register = await newRegister();
  for (let number = 0; number < articles; number += 1)
    await register.saveArticle(...pressArticle(number % 2 === 0 ? "matin" : "nord", number, 0), "rules-1", null);
  await mergeArticles(register, () => at, never);
  return register;
}

async function filledPlace(): Promise<SinkPlace> {
  const place = await makeSinkPlace();
  await place.prepare();
  return place;
}

interface RunChanges {
  readonly plugin?: KyselyPlugin;
  readonly signal?: AbortSignal;
}

function run(place: SinkPlace, register: Register, { plugin, signal = never }: RunChanges = {}): Promise<Progress> {
  return withSink(place, async (sink) => {
    const database = plugin === undefined ? sink.database : sink.database.withPlugin(plugin);
    const flow = { sink: { ...sink, database }, register, tables: loadTables() };
    return catchUp(flow, { signal, report: () => undefined, atOnce: 7 });
  });
}

async function expectSame(place: SinkPlace, register: Register, text = false): Promise<number> {
  const content = await contentOfRegister(register, text);
  expect(await contentOfSink(place)).toEqual(content);
  return rowsIn(content);
}

/** Fails before the statement of a number, as a process that is killed there does not ask it. */
function killedAt(statement: number): KyselyPlugin {
  let asked = 0;
  return {
    transformQuery({ node }) {
      asked += 1;
      if (asked === statement) throw new Error("killed");
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
}

describe.runIf(available)("a sink", () => {
  it("holds what the register does, in types of its own, and nothing is written twice", async () => {
    const [place, register] = [await filledPlace(), await filledRegister()];
    const first = await run(place, register);
    expect(first).toMatchObject({ at: await register.lastChange(), of: await register.lastChange(), removed: 0 });
    expect(await expectSame(place, register)).toBe(first.changed);
    expect(await run(place, register)).toMatchObject({ changed: 0, removed: 0 });
  });

  it("is filled from a register that is in PostgreSQL itself, in the same database", async () => {
    const [place, own] = [await filledPlace(), await testDatabase()];
    const register = await openPostgresRegister(own.url);
    onTestFinished(async () => {
      await register.close();
      await own.clear();
    });
    await register.saveArticle(...pressArticle("أخبار", 3, 1), "rules-1", null);
    await mergeArticles(register, () => at, never);
    await run(place, register);
    expect(await expectSame(place, register)).toBeGreaterThan(5);
  });

  it("follows all that happens to a register", { timeout: 300_000 }, async () => {
    const [place, register, random] = [await filledPlace(), await filledRegister(), randomFrom(7)];
    for (let turn = 0; turn < 80; turn += 1) {
      await happen(register, random, turn);
      if (random() < 0.2) await run(place, register);
    }
    await run(place, register);
    expect(await expectSame(place, register)).toBeGreaterThan(60);
  });

  it("stopped before any of its statements and run again comes to the same", { timeout: 300_000 }, async () => {
    const [place, register, random] = [await filledPlace(), await filledRegister(), randomFrom(11)];
    for (let turn = 0; turn < 30; turn += 1) await happen(register, random, turn);
    let [statement, isDone] = [0, false];
    while (!isDone) {
      statement += 1;
      isDone = await run(place, register, { plugin: killedAt(statement) }).then(
        () => true,
        (error: unknown) => {
          expect(error).toMatchObject({ message: "killed" });
          return false;
        },
      );
      if (statement % 5 === 0) await happen(register, random, 100 + statement);
      const [wrong] = await place.ask(
        "select count(*)::int as count from evidence where not exists (select from facts where id = fact_id)",
      );
      expect(wrong).toEqual({ count: 0 });
    }
    expect(statement).toBeGreaterThan(15);
    await run(place, register);
    expect(await expectSame(place, register)).toBeGreaterThan(50);
  });

  it("is stopped between two batches when it is asked to", async () => {
    const [place, register] = [await filledPlace(), await filledRegister()];
    expect(await run(place, register, { signal: AbortSignal.abort() })).toMatchObject({ at: 0, changed: 0 });
  });

  it("takes texts where it was made to, and leaves them out otherwise", async () => {
    const [place, register] = [await makeSinkPlace(), await filledRegister(2)];
    await place.prepare();
    await run(place, register);
    expect(await place.ask("select count(text)::int as texts, count(*)::int as articles from articles")).toEqual([
      { texts: 0, articles: 2 },
    ]);
    await place.prepare(loadBlueprint(), true);
    await run(place, register);
    await expectSame(place, register, true);
    expect(await place.ask("select count(text)::int as texts from articles")).toEqual([{ texts: 2 }]);
  });

  it("has sums that are those of the register", { timeout: 300_000 }, async () => {
    const [place, register, random] = [await filledPlace(), await filledRegister(), randomFrom(3)];
    for (let turn = 0; turn < 60; turn += 1) await happen(register, random, turn);
    await run(place, register);
    const columns = "year, type, unit, status, reviewed, records::int, total";
    const plain = async (view: string, tag: string) => {
      const rows = await place.ask(`select ${tag} as tag, ${columns} from ${view}`);
      return rows.map((row) => JSON.stringify(row)).toSorted();
    };
    const own = async (family: "sector" | "region" | null) => {
      const sums = await register.sumRecords(family);
      return sums
        .map(({ tag, year, type, unit, status, reviewed, records, total }) =>
          JSON.stringify({ tag, year, type, unit, status, reviewed, records, total }),
        )
        .toSorted();
    };
    expect((await own(null)).length).toBeGreaterThan(2);
    expect(await plain("sums_by_year", "null")).toEqual(await own(null));
    expect(await plain("sums_by_sector", "sector")).toEqual(await own("sector"));
    expect(await plain("sums_by_region", "region")).toEqual(await own("region"));
  });

  it("keeps others out while it works", async () => {
    const place = await filledPlace();
    await withSink(place, async (sink) => {
      await keepOthersOut(sink);
      await expect(withSink(place, keepOthersOut)).rejects.toMatchObject({
        code: "store-locked",
        message: expect.stringMatching(/^Another sink is at work in schema \w+ of PostgreSQL at /),
      });
    });
    await withSink(place, keepOthersOut);
  });

  it("writes nothing where another sink has written meanwhile, though no lock kept it out", async () => {
    const [place, register] = [await filledPlace(), await filledRegister()];
    let asked = 0;
    const meddling: Register["listChanges"] = async (...given) => {
      const changes = await register.listChanges(...given);
      asked += 1;
      if (asked === 1) await run(place, register);
      return changes;
    };
    const slow = { ...register, listChanges: meddling };
    await expect(run(place, slow)).rejects.toMatchObject({ code: "store-locked" });
    await expectSame(place, register);
  });

  it("follows no other register, and none that was restored, unless it is told to", async () => {
    const [place, register, other] = [await filledPlace(), await filledRegister(6), await filledRegister(3)];
    await run(place, register);
    await expect(run(place, other)).rejects.toMatchObject({
      code: "store-broken",
      message: expect.stringMatching(
        /follows another register\. To make it follow this register, run sijill sink run --anew/,
      ),
    });
    const restored = { ...register, lastChange: () => Promise.resolve(2) };
    await expect(run(place, restored)).rejects.toThrow(/has taken change \d+, and the register ends at 2: .*restored/);
    await place.ask("update sink_state set last_change_of = 'record rother'");
    await expect(run(place, register)).rejects.toThrow(/another change \d+ than the register has: .*restored/);
    await withSink(place, async (sink) => beginAnew(sink, await other.identity()));
    expect((await run(place, other)).removed).toBeGreaterThan(0);
    expect(await expectSame(place, other)).toBeGreaterThan(0);
  });

  it("stopped while everything is taken anew goes on with that", async () => {
    const [place, register, other] = [await filledPlace(), await filledRegister(6), await filledRegister(3)];
    await run(place, register);
    await withSink(place, async (sink) => beginAnew(sink, await other.identity()));
    for (let statement = 1; statement < 60; statement += 3)
      await run(place, other, { plugin: killedAt(statement) }).catch(() => undefined);
    await run(place, other);
    await expectSame(place, other);
  });

  it("says what of the user's holds on to a row that goes", async () => {
    const [place, register] = [await filledPlace(), await filledRegister(2)];
    await run(place, register);
    await place.ask("create table notes (article text references articles (key))");
    await place.ask("insert into notes select key from articles");
    const [article] = pressArticle("matin", 0, 0);
    await register.forgetPage(article.url ?? "", (address) => address, { at, reason: null });
    await expect(run(place, register)).rejects.toMatchObject({
      code: "store-broken",
      message: expect.stringMatching(/a table of yours points to it: Key .* still referenced from table "notes"/),
    });
    await place.ask("drop table notes");
    await run(place, register);
    await expectSame(place, register);
  });

  it("is compared with its register value by value", async () => {
    const [place, register] = [await filledPlace(), await filledRegister()];
    const wrong = () =>
      withSink(place, async (sink: Sink) => {
        const { with_text: withText } = await readState(sink);
        const compared = [];
        for (const table of loadTables().values()) compared.push(await verifyTable(sink, register, table, withText));
        return compared.filter(differs).map(({ table }) => table);
      });
    expect(await wrong()).toEqual(["records", "facts", "evidence", "articles", "parties"]);
    await run(place, register);
    await register.decide({
      record: (await register.listRecords({}, { by: "since", descending: false }, 1)).records[0]?.id ?? "",
      version: 1,
      action: "correct",
      amend: { value: 7, parties: [{ name: "l'État", id: null, role: "funder" }] },
      why: null,
      who: "amina",
      at,
    });
    expect(await wrong()).toEqual(["records", "parties", "reviews"]);
    await run(place, register);
    expect(await wrong()).toEqual([]);
    await place.ask("update facts set value = value + 0.5 where id = (select min(id) from facts)");
    expect(await wrong()).toEqual(["facts"]);
  });
});
