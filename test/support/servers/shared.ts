/** The servers that a whole test run shares, and a fresh place on them for each that asks. */
import { randomBytes } from "node:crypto";
import { Redis } from "ioredis";
import { Client } from "pg";
import type { Fresh } from "./fresh.ts";
import type { OwnServer } from "./own-server.ts";
import { makePostgres } from "./postgres.ts";
import { makeRedis, redisDatabases } from "./redis.ts";

/** One shared server. */
export interface Shared {
  /** @throws Error that says why there can be none */
  fresh(): Promise<Fresh>;
  /** Clears a place away before the run ends: a server with hundreds of them gets slow. */
  clear(place: Fresh): Promise<void>;
  close(): Promise<void>;
}

const newName = () => `sijill_test_${randomBytes(6).toString("hex")}`;

/** PostgreSQL: every place is a schema of its own. */
export async function sharePostgres(named: string | undefined, tell: (text: string) => void): Promise<Shared> {
  const { url, server } = await chosen(named, "SIJILL_TEST_DATABASE_URL", makePostgres, tell);
  const client = new Client({ connectionString: url });
  await client.connect();
  const made = new Set<string>();
  const clear = async (name: string) => {
    if (made.delete(name)) await client.query(`drop schema ${name} cascade`);
  };
  return {
    fresh: async () => {
      const name = newName();
      await client.query(`create schema ${name}`);
      made.add(name);
      const place = new URL(url);
      place.searchParams.set("options", `-c search_path=${name}`);
      return { url: place.href, prefix: name };
    },
    clear: ({ prefix }) => clear(prefix),
    close: async () => {
      if (server === null) for (const name of made) await clear(name);
      await client.end();
      await server?.remove();
    },
  };
}

/** Redis: every place is a database of its own; on a server that was named, a prefix alone. */
export async function shareRedis(named: string | undefined, tell: (text: string) => void): Promise<Shared> {
  const { url, server } = await chosen(named, "SIJILL_TEST_REDIS_URL", makeRedis, tell);
  const made: Fresh[] = [];
  return {
    fresh: () => {
      // More suites than databases share one, told apart by their prefixes.
      const database = server === null ? "" : `/${made.length % redisDatabases}`;
      const place = { url: `${url}${database}`, prefix: newName() };
      made.push(place);
      return Promise.resolve(place);
    },
    clear: removeKeys,
    close: async () => {
      if (server === null) for (const place of made) await removeKeys(place);
      await server?.remove();
    },
  };
}

async function removeKeys({ url, prefix }: Fresh): Promise<void> {
  const client = new Redis(url);
  try {
    for await (const keys of client.scanStream({ match: `${prefix}*`, count: 1000 })) {
      if (Array.isArray(keys) && keys.length > 0) await client.unlink(...keys.map(String));
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
