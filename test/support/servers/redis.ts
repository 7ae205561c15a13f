import { spawnSync } from "node:child_process";
import { chooseOwner, freePort, makeServerFolder, OwnServer } from "./own-server.ts";
import { findProgram } from "./programs.ts";

export interface RedisOptions {
  /** Whether what it holds is there again after a restart. Without it a restart empties it. */
  readonly persistent?: boolean;
}

/** More than the usual 16, so that every suite of a run has a database of its own. */
export const redisDatabases = 1024;

/**
 * A Redis or Valkey of one's own, not started yet.
 * @returns the server, and what people are told of its origin
 * @throws Error that says why there can be none
 */
export async function makeRedis({ persistent = false }: RedisOptions = {}): Promise<{
  server: OwnServer;
  told: string;
}> {
  const program = findProgram("valkey-server", "redis-server");
  if (program === null)
    throw new Error("no valkey-server or redis-server on the PATH; scripts/install-redis.sh gets one");
  const version = /v=(\S+)/.exec(spawnSync(program, ["--version"], { encoding: "utf8" }).stdout)?.[1] ?? "";
  const owner = chooseOwner(["redis", "valkey", "nobody"]);
  const folder = makeServerFolder("redis", owner);
  const port = await freePort();
  const settings = {
    bind: "127.0.0.1",
    port: String(port),
    dir: folder,
    databases: String(redisDatabases),
    save: "",
    appendonly: persistent ? "yes" : "no",
    "maxmemory-policy": "noeviction",
  };
  const server = new OwnServer({
    url: `redis://127.0.0.1:${port}`,
    folder,
    program,
    args: Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]),
    owner,
    ready: /Ready to accept connections/,
    stopSignal: "SIGTERM",
    killSignal: "SIGKILL",
  });
  return { server, told: `${program} ${version}` };
}
