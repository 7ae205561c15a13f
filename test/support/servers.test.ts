import { Redis } from "ioredis";
import { Client } from "pg";
import { describe, expect, it, onTestFinished } from "vitest";
import { makePostgres, makeRedis, testDatabase, testRedis } from "./servers/index.ts";

const database = await testDatabase();
const redis = await testRedis();

async function ask(url: string, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<{ answer: unknown }>(text)).rows.map(({ answer }) => answer);
  } finally {
    await client.end();
  }
}

function open(url: string): Redis {
  const client = new Redis(url, { retryStrategy: null, lazyConnect: true });
  client.on("error", () => undefined);
  onTestFinished(() => client.disconnect());
  return client;
}

describe.runIf(database.available)("PostgreSQL for tests", () => {
  it("gives every suite an empty schema of its own", async () => {
    const other = await testDatabase();
    await ask(database.url, "create table mine (id integer)");
    const tables = "select table_name as answer from information_schema.tables where table_schema = current_schema()";
    expect(await ask(database.url, tables)).toEqual(["mine"]);
    expect(await ask(other.url, tables)).toEqual([]);
  });

  it("keeps what was committed on a server of one's own, on one address, through a kill and a stop", async () => {
    const { server } = await makePostgres();
    onTestFinished(() => server.remove());
    await server.start();
    await ask(server.url, "create table kept (answer integer)");
    await ask(server.url, "insert into kept values (1)");
    await server.kill();
    await expect(ask(server.url, "select 1")).rejects.toThrow(/ECONNREFUSED/);
    await server.start();
    await server.stop();
    await server.start();
    expect(await ask(server.url, "select answer from kept")).toEqual([1]);
  });
});

describe.runIf(redis.available)("Redis for tests", () => {
  it("gives every suite a prefix of its own", async () => {
    const other = await testRedis();
    expect(other.prefix).not.toBe(redis.prefix);
    await open(redis.url).set(`${redis.prefix}:a`, "1");
    expect(await open(other.url).get(`${other.prefix}:a`)).toBeNull();
  });

  it.each([true, false])("on a server of one's own persists if told to: %j", async (persistent) => {
    const { server } = await makeRedis({ persistent });
    onTestFinished(() => server.remove());
    await server.start();
    await open(server.url).set("kept", "1");
    await server.stop();
    await expect(open(server.url).get("kept")).rejects.toThrow();
    await server.start();
    expect(await open(server.url).get("kept")).toBe(persistent ? "1" : null);
  });
});
