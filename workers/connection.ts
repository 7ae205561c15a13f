import { Redis } from "ioredis";
import { SijillError } from "../src/errors.ts";

/** How long the first connection may take, in milliseconds. */
const patience = 10_000;

/**
 * Connects to Redis or Valkey and makes sure that it keeps what it is given.
 * @param url `redis://` or `rediss://`
 * @throws SijillError "queue-unreachable"; "bad-setting" where the server may drop keys when its memory is full: jobs and locks
 *   would vanish without a word
 */
export async function connectRedis(url: string): Promise<Redis> {
  // Commands wait for a server that restarts, as BullMQ wants it of the connections of its workers.
  const redis = new Redis(url, { maxRetriesPerRequest: null, lazyConnect: true, connectTimeout: patience });
  let trouble = "";
  redis.on("error", ({ message }) => (trouble = message));
  try {
    await within(patience, redis.connect());
    const memory = await redis.info("memory");
    const policy = /^maxmemory_policy:(.*)$/m.exec(memory)?.[1]?.trim() ?? "unknown";
    if (policy === "noeviction") return redis;
    redis.disconnect();
    throw new SijillError(
      "bad-setting",
      `the Redis at ${hostOf(url)} drops keys when its memory is full (maxmemory-policy ${policy}); set maxmemory-policy to noeviction`,
    );
  } catch (cause) {
    redis.disconnect();
    if (cause instanceof SijillError) throw cause;
    // What goes wrong with the connection itself says more than that it was closed.
    const reason = trouble === "" && cause instanceof Error ? cause.message : trouble;
    const message = `the Redis at ${hostOf(url)} cannot be reached (${reason}); start it or set REDIS_URL`;
    throw new SijillError("queue-unreachable", message, { cause });
  }
}

/** @throws SijillError "queue-unreachable" at once while there is no connection: a command would wait until there is one again */
export async function pingRedis(redis: Redis): Promise<void> {
  if (redis.status !== "ready") {
    throw new SijillError("queue-unreachable", "Redis is not connected; the connection is tried again by itself");
  }
  await redis.ping();
}

/** A connection that was lost: it goes on by itself, so only a command that is waited for must not wait for ever. */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new SijillError("queue-unreachable", `no answer within ${milliseconds} ms`)),
      milliseconds,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Never the password. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : "address that was set";
}
