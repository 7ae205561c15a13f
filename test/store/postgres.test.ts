import { Client } from "pg";
import { afterEach, describe, expect, it } from "vitest";
import { SijillError } from "../../src/errors.ts";
import type { PoolBounds } from "../../src/store/postgres/pool.ts";
import { openPostgresRegister } from "../../src/store/postgres/open.ts";
import type { Register } from "../../src/store/register.ts";
import { sampleArticle, sampleFacts, samplePage } from "../support/samples.ts";
import { makePostgres, testDatabase } from "../support/servers/index.ts";
import { registerContract } from "./register.contract.ts";

const { available } = await testDatabase();
const clearing: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const clear of clearing.splice(0).toReversed()) await clear();
});

/** The URL of an empty schema for a test. */
async function newUrl(): Promise<string> {
  const place = await testDatabase();
  clearing.push(place.clear);
  return place.url;
}

async function open(url: string, bounds: Partial<PoolBounds> = {}): Promise<Register> {
  const register = await openPostgresRegister(url, bounds);
  clearing.push(() => register.close());
  return register;
}

/** Another program's connection. */
async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  clearing.push(() => client.end());
  return client;
}

/** A server for this test alone. */
async function newServer() {
  const { server } = await makePostgres();
  clearing.push(() => server.remove());
  await server.start();
  return server;
}

/** Saves 150 articles with three facts each, again and again while the server is away. */
async function saveAll(register: Register, name: string): Promise<void> {
  for (let index = 0; index < 150;) {
    const article = sampleArticle({ url: `https://${name}.example/${index}` });
    try {
      await register.saveArticle(article, sampleFacts(article), "rules-1", null);
      index += 1;
    } catch (error) {
      if (!(error instanceof SijillError) || error.code !== "store-unreachable") throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

describe.runIf(available)("PostgreSQL", () => {
  registerContract("PostgreSQL", async () => {
    const url = await newUrl();
    const module = new URL("../../src/store/postgres/open.ts", import.meta.url).href;
    return {
      open: () => open(url),
      location: url,
      openingCode: `
        const { openPostgresRegister } = await import(${JSON.stringify(module)});
        const register = await openPostgresRegister(${JSON.stringify(url)});`,
    };
  });

  describe("a register's database", () => {
    it("is made once by many that open it at the same moment, and holds what was saved", async () => {
      const url = await newUrl();
      const registers = await Promise.all(Array.from({ length: 10 }, () => open(url, { connections: 1 })));
      await registers[0]?.saveArticle(sampleArticle(), sampleFacts(), "rules-1", null);
      expect(await registers[9]?.counts()).toMatchObject({ articles: 1, facts: 3 });
    });

    it("may be closed twice", async () => {
      const register = await open(await newUrl());
      await register.close();
      await expect(register.close()).resolves.toBeUndefined();
    });

    it("with another program's tables is refused and left as it is", async () => {
      const url = await newUrl();
      const other = await connect(url);
      await other.query("create table notes (note text)");
      await expect(openPostgresRegister(url)).rejects.toMatchObject({ code: "store-broken", message: /notes/ });
      const tables = await other.query("select from information_schema.tables where table_schema = current_schema()");
      expect(tables.rowCount).toBe(1);
    });

    it("without a schema is refused", async () => {
      const url = new URL(await newUrl());
      url.searchParams.set("options", "-c search_path=nowhere");
      await expect(openPostgresRegister(url.href)).rejects.toMatchObject({
        code: "store-broken",
        message: /search_path/,
      });
    });

    it("of a newer version is left alone", async () => {
      const url = await newUrl();
      await open(url);
      const other = await connect(url);
      await other.query("insert into sijill_migration values ('9999-later', '2030-01-01T00:00:00Z')");
      await expect(openPostgresRegister(url)).rejects.toMatchObject({ code: "store-broken", message: /newer/ });
    });

    it("that another program does not let go of is told of, and read meanwhile", async () => {
      const url = await newUrl();
      const register = await open(url, { lockPatience: 50 });
      await register.saveArticle(sampleArticle(), sampleFacts(), "rules-1", null);
      const other = await connect(url);
      await other.query("begin");
      await other.query("select from articles for update");
      const saving = register.saveArticle(sampleArticle(), [], "rules-2", null);
      await expect(saving).rejects.toMatchObject({ code: "store-locked" });
      expect(await register.counts()).toMatchObject({ facts: 3 });
      await other.query("rollback");
      await expect(register.saveArticle(sampleArticle(), [], "rules-2", null)).resolves.toBeUndefined();
    });

    it("that does not answer in time is told of", async () => {
      const url = await newUrl();
      const register = await open(url, { statementTime: 100, lockPatience: 0 });
      const other = await connect(url);
      await other.query("begin");
      await other.query("lock table articles");
      await expect(register.counts()).rejects.toMatchObject({ code: "store-unreachable" });
      await other.query("rollback");
      expect(await register.counts()).toMatchObject({ facts: 0 });
    });

    it("tells of a page body that is no longer what was kept", async () => {
      const url = await newUrl();
      const register = await open(url);
      const { bodyHash } = await register.recordFetch(samplePage("<p>1</p>"), null);
      await (await connect(url)).query("update bodies set compressed = '\\x00'");
      await expect(register.readBody(bodyHash ?? "")).rejects.toMatchObject({ code: "store-broken" });
    });

    it.each([
      ["user", (url: URL) => (url.username = "nobody_at_all"), /turns the user away/],
      ["password", (url: URL) => (url.password = "s3cret"), /turns the user away/],
      ["database", (url: URL) => (url.pathname = "/nothing"), /is not there/],
      ["port", (url: URL) => (url.port = "1"), /cannot be reached/],
    ])("with another %s is told of, without the password", async (_, change, reason) => {
      const url = new URL(await newUrl());
      change(url);
      const opening = openPostgresRegister(url.href);
      await expect(opening).rejects.toThrow(SijillError);
      await expect(opening).rejects.toThrow(reason);
      await expect(opening).rejects.not.toThrow(url.password);
    });
  });

  describe("a server that goes away", () => {
    it("and comes back serves the same register again", async () => {
      const server = await newServer();
      const register = await open(server.url, { outage: 0 });
      await register.saveArticle(sampleArticle(), sampleFacts(), "rules-1", null);
      await server.stop();
      await expect(register.counts()).rejects.toMatchObject({ code: "store-unreachable", remedy: "later" });
      await server.start();
      expect(await register.counts()).toMatchObject({ articles: 1, facts: 3 });
    });

    it.each(["stop", "kill"] as const)("for a while (%s) is waited for", async (end) => {
      const server = await newServer();
      const register = await open(server.url);
      await register.saveArticle(sampleArticle(), sampleFacts(), "rules-1", null);
      await server[end]();
      const asked = Promise.all([
        register.counts(),
        register.saveArticle(sampleArticle(), [], "rules-2", null),
        register.noteHost("press.example", { failures: 1 }),
      ]);
      await new Promise((resolve) => setTimeout(resolve, 400));
      await server.start();
      await expect(asked).resolves.toMatchObject([{ articles: 1 }, undefined, undefined]);
      expect(await register.counts()).toMatchObject({ facts: 0 });
    });

    it("in the middle of transactions does not show", { timeout: 60_000 }, async () => {
      const server = await newServer();
      const register = await open(server.url);
      let count = 0;
      const save = async (lane: string) => {
        for (let index = 0; index < 100; index += 1) {
          const article = sampleArticle({ url: `https://${lane}.example/${index}` });
          await register.saveArticle(article, sampleFacts(article), "rules-1", null);
          count += 1;
        }
      };
      const saving = Promise.all(["one", "two", "three"].map(save));
      for (const [end, goal] of [
        ["kill", 30],
        ["stop", 120],
        ["kill", 200],
      ] as const) {
        await expect.poll(() => count, { timeout: 20_000, interval: 5 }).toBeGreaterThan(goal);
        await server[end]();
        await server.start();
      }
      await saving;
      expect(await register.counts()).toMatchObject({ articles: 300, facts: 900 });
    });

    it("while articles are being saved costs none of them", { timeout: 60_000 }, async () => {
      const server = await newServer();
      const [one, other] = [await open(server.url, { outage: 0 }), await open(server.url, { outage: 0 })];
      const saving = Promise.all([
        saveAll(one, "one"),
        saveAll(one, "two"),
        saveAll(other, "one"),
        saveAll(other, "three"),
      ]);
      for (const end of ["kill", "stop", "kill"] as const) {
        await new Promise((resolve) => setTimeout(resolve, 200));
        await server[end]();
        await server.start();
      }
      await saving;
      expect(await one.counts()).toMatchObject({ articles: 450, facts: 1350 });
    });
  });
});
