import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import type { SijillError } from "../../../src/errors.ts";
import { keepUp } from "../../../src/export/postgres/keep-up.ts";
import { keepOthersOut, withSink } from "../../../src/export/postgres/open.ts";
import { prepareSink } from "../../../src/export/postgres/prepare.ts";
import { loadBlueprint } from "../../../src/export/postgres/script.ts";
import type { Flow } from "../../../src/export/postgres/take.ts";
import { loadTables } from "../../../src/export/schema.ts";
import { openSqliteRegister } from "../../../src/store/sqlite/open.ts";
import { makePostgres, testDatabase } from "../../support/servers/index.ts";
import { pressArticle } from "./world.ts";

const { available } = await testDatabase();

/** A sink on a server of its own, and a register of one article, until the test is over. */
async function setUp() {
  const folder = mkdtempSync(join(tmpdir(), "sijill-keep-up-"));
  const register = await openSqliteRegister(join(folder, "register.db"));
  await register.saveArticle(...pressArticle("matin", 0, 0), "rules-1", null);
  const { server } = await makePostgres();
  await server.start();
  const place = { url: server.url, schema: "press" };
  const stopping = new AbortController();
  onTestFinished(async () => {
    stopping.abort();
    await server.remove();
    await register.close();
    rmSync(folder, { recursive: true });
  });
  await withSink(place, (sink) => prepareSink(sink, loadBlueprint()));
  const troubles: SijillError[] = [];
  const follow = () =>
    keepUp({
      open: (work: (flow: Flow) => Promise<void>) =>
        withSink(place, async (sink) => {
          await keepOthersOut(sink);
          await work({ sink, register, tables: loadTables() });
        }),
      signal: stopping.signal,
      report: () => undefined,
      trouble: (error) => troubles.push(error),
      pauses: { usual: 20, trouble: 50 },
    });
  const articles = async (): Promise<number> => {
    const client = new Client({ connectionString: server.url });
    await client.connect();
    const { rows } = await client.query<{ count: number }>("select count(*)::int as count from press.articles");
    await client.end();
    return rows[0]?.count ?? 0;
  };
  return { register, server, stopping, troubles, follow, articles };
}

describe.runIf(available)("a sink that follows", { timeout: 120_000 }, () => {
  it("waits for a server that goes away, and goes on where it was", async () => {
    const { register, server, stopping, troubles, follow, articles } = await setUp();
    const following = follow();
    await expect.poll(articles).toBe(1);
    for (const name of ["nord", "soir"]) {
      const before = troubles.length;
      await server.kill();
      await register.saveArticle(...pressArticle(name, 1, 0), "rules-1", null);
      await vi.waitFor(() => expect(troubles.length).toBeGreaterThan(before), { timeout: 30_000 });
      await server.start();
      await expect.poll(articles).toBe(name === "nord" ? 2 : 3);
    }
    expect(new Set(troubles.map(({ code }) => code))).toEqual(new Set(["store-unreachable"]));
    stopping.abort();
    await following;
  });

  it("does not begin where there is no server", async () => {
    const { server, troubles, follow } = await setUp();
    await server.stop();
    await expect(follow()).rejects.toMatchObject({ code: "store-unreachable" });
    expect(troubles).toEqual([]);
  });
});
