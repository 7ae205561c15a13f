/** The servers that a whole test run shares, and a fresh place on them for each that asks. */
import { randomBytes } from "node:crypto";
import { Redis } from "ioredis";
import { Client } from "pg";
import type { OwnServer } from "./own-server.ts";
import { makePostgres } from "./postgres.ts";
import { makeRedis, redisDatabases } from "./redis.ts";

/** A fresh place on a server. */
export interface Fresh {
  readonly url: string;
  /** What every key in Redis is to begin with: alone on a server that somebody else has named, too. */
  readonly prefix: string;
}

/** One shared server. */
export interface Shared {
  /** @throws Error that says why there can be none */
  fresh(): Promise<Fresh>;
  close(): Promise<void>;
}

const newName = () => `sijill_test_${randomBytes(6).toString("hex")}`;

/** PostgreSQL: every place is a schema of its own. */
export async function sharePostgres(named: string | undefined, tell: (text: string) => void): Promise<Shared> {
  const { url, server } = await chosen(named, "SIJILL_TEST_DATABASE_URL", makePostgres, tell);
  const client = new Client({ connectionString: url });
  await client.connect();
  const made: string[] = [];
  return {
    fresh: async () => {
      const name = newName();
      await client.query(`create schema ${name}`);
      made.push(name);
      const place = new URL(url);
      place.searchParams.set("options", `-c search_path=${name}`);
      return { url: place.href, prefix: name };
    },
    close: async () => {
      if (server === null) for (const name of made) await client.query(`drop schema ${name} cascade`);
      await client.end();
      await server?.remove();
    },
  };
}

/** Redis: every place is a database of its own; on a server that was named, a prefix alone. */
export async function shareRedis(named: string | undefined, tell: (text: string) => void): Promise<Shared> {
  const { url, server } = await chosen(named, "SIJILL_TEST_REDIS_URL", makeRedis, tell);
  const made: string[] = [];
  return {
    fresh: () => {
      const prefix = newName();
      made.push(prefix);
      // More suites than databases share one, told apart by their prefixes.
      return Promise.resolve({ url: server === null ? url : `${url}/${made.length % redisDatabases}`, prefix });
    },
    close: async () => {
      if (server === null) await removeKeys(url, made);
      await server?.remove();
    },
  };
}

async function removeKeys(url: string, prefixes: readonly string[]): Promise<void> {
  const client = new Redis(url);
  try {
    for (const prefix of prefixes) {
      for await (const keys of client.scanStream({ match: `${prefix}*`, count: 1000 })) {
        if (Array.isArray(keys) && keys.length > 0) await client.unlink(...keys.map(String));
      }
    }
  } finally {
    client.disconnect();
  }
}

async function chosen(
  named: string | undefined,
  variable: string,
  make: () => Promise<{ server: OwnServer; told: string }>,
  tell: (text: string) => void,
): Promise<{ url: string; server: OwnServer | null }> {
  if (named !== undefined && named !== "") {
    tell(`${new URL(named).host}, named by ${variable}`);
    return { url: named, server: null };
  }
  const { server, told } = await make();
  try {
    await server.start();
  } catch (error) {
    await server.remove();
    throw error;
  }
  tell(`${told}, on ${new URL(server.url).host}`);
  return { url: server.url, server };
}
