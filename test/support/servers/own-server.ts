/** A server that a test run starts for itself: on loopback, in a throw-away folder, as a user of few rights. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chownSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Whom a program runs as; empty for the user who runs the tests. */
export interface Owner {
  readonly uid?: number;
  readonly gid?: number;
}

export interface ServerParts {
  /** Where clients find it. */
  readonly url: string;
  readonly folder: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly owner: Owner;
  /** What it writes once it answers. */
  readonly ready: RegExp;
  /** Ends it in good order. */
  readonly stopSignal: NodeJS.Signals;
  /** Ends it at once, with nothing written that was not written already. */
  readonly killSignal: NodeJS.Signals;
}

const patience = 20_000;

/** Keeps its address and its folder while it is stopped and started. */
export class OwnServer {
  readonly url: string;
  readonly #parts: ServerParts;
  #process: ChildProcess | null = null;
  readonly #killAtExit = () => this.#process?.kill(this.#parts.killSignal);

  constructor(parts: ServerParts) {
    this.url = parts.url;
    this.#parts = parts;
  }

  /** Resolves once it answers. */
  async start(): Promise<void> {
    if (this.#process !== null) return;
    const { program, args, owner, folder, ready } = this.#parts;
    const env = { PATH: process.env["PATH"], LC_ALL: "C" };
    const child = spawn(program, args, { cwd: folder, env, ...owner, stdio: ["ignore", "pipe", "pipe"] });
    this.#process = child;
    process.once("exit", this.#killAtExit);
    let output = "";
    await new Promise<void>((resolve, reject) => {
      const fail = (why: string) => reject(new Error(`${program} ${why}: ${output.slice(-2000)}`));
      const timer = setTimeout(() => fail("does not answer"), patience);
      const read = (text: string) => {
        output = (output + text).slice(-10_000);
        if (!ready.test(output)) return;
        clearTimeout(timer);
        resolve();
      };
      child.stdout.setEncoding("utf8").on("data", read);
      child.stderr.setEncoding("utf8").on("data", read);
      child.once("error", ({ message }) => fail(message));
      child.once("exit", (status) => fail(`ended with ${status}`));
    }).catch(async (error: unknown) => {
      await this.kill();
      throw error;
    });
  }

  /** Stops it in good order. */
  stop(): Promise<void> {
    return this.#end(this.#parts.stopSignal);
  }

  /** Stops it as a power cut would stop the program, not the disk. */
  kill(): Promise<void> {
    return this.#end(this.#parts.killSignal);
  }

  /** Stops it for good and clears its folder away. */
  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.#parts.folder, { recursive: true, force: true });
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    this.#process = null;
    process.off("exit", this.#killAtExit);
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  }
}

/** A folder that only its owner can enter. */
export function makeServerFolder(name: string, owner: Owner): string {
  const folder = mkdtempSync(join(tmpdir(), `sijill-${name}-`));
  if (owner.uid !== undefined && owner.gid !== undefined) chownSync(folder, owner.uid, owner.gid);
  return folder;
}

/** Servers refuse to run as root, or should: then the first of these users that there is. */
export function chooseOwner(names: readonly string[]): Owner {
  if (process.getuid?.() !== 0) return {};
  for (const name of names) {
    const [uid, gid] = ["-u", "-g"].map((option) => spawnSync("id", [option, name], { encoding: "utf8" }));
    if (uid?.status === 0 && gid?.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new Error(`no user to run a server as: none of ${names.join(", ")} is there`);
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("a server on a port has no port");
  return address.port;
}
