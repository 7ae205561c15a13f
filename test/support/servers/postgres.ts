import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chooseOwner, freePort, makeServerFolder, OwnServer } from "./own-server.ts";
import { findPostgres } from "./programs.ts";

export interface PostgresOptions {
  /**
   * Whether a commit survives a crash of the machine, as is usual. Without it only a crash of the server costs nothing: a
   * commit is in the hands of the operating system, and a test done sooner.
   */
  readonly durable?: boolean;
}

const settings = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "max_connections=200",
  "shared_buffers=64MB",
];
const careless = ["fsync=off", "full_page_writes=off"];

/**
 * A PostgreSQL of one's own, not started yet. Its texts sort by the rules of a language, as on most servers, so that tests
 * see what relies on another order.
 * @returns the server, and what people are told of its origin
 * @throws Error that says why there can be none
 */
export async function makePostgres({ durable = false }: PostgresOptions = {}): Promise<{
  server: OwnServer;
  told: string;
}> {
  const owner = chooseOwner(["postgres", "nobody"]);
  const folder = makeServerFolder("postgres", owner);
  try {
    const { initdb, postgres, told } = findPostgres(owner, folder);
    const password = randomBytes(12).toString("hex");
    const passwordFile = join(folder, "password");
    writeFileSync(passwordFile, password);
    const data = join(folder, "data");
    const args = [
      "--pgdata",
      data,
      "--username",
      "sijill",
      "--pwfile",
      passwordFile,
      "--auth",
      "password",
      "--no-sync",
    ];
    const locale = ["--encoding", "UTF8", "--locale", "C", "--locale-provider", "icu", "--icu-locale", "fr"];
    const made = spawnSync(initdb, [...args, ...locale], { encoding: "utf8", cwd: folder, ...owner });
    if (made.status !== 0) throw new Error(`${initdb} failed: ${made.error?.message ?? made.stderr}`);
    const port = await freePort();
    const server = new OwnServer({
      url: `postgres://sijill:${password}@127.0.0.1:${port}/postgres`,
      folder,
      program: postgres,
      args: [
        "-D",
        data,
        "-p",
        String(port),
        ...[...settings, ...(durable ? [] : careless)].flatMap((setting) => ["-c", setting]),
      ],
      owner,
      ready: /ready to accept connections/,
      stopSignal: "SIGINT",
      killSignal: "SIGQUIT",
    });
    return { server, told };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}
