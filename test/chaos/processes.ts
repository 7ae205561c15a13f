/** The program as processes of its own, to be killed at any moment. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { compiledMain } from "../cli/build.ts";

export interface Ending {
  /** Null for one that a signal ended. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface Running {
  /** Unlike any other's; it stands in the user agent of its requests. */
  readonly name: string;
  readonly ended: Promise<Ending>;
  hasEnded(): boolean;
  /** Whether it has said that it is at work. */
  hasStarted(): boolean;
  /** The end of what it wrote. */
  said(): string;
  /** SIGKILL: nothing in the process hears of it. */
  kill(): Promise<void>;
  /** SIGTERM; one that does not end by itself within `patience` milliseconds is killed, and that is an error. */
  stop(patience: number): Promise<void>;
}

export interface Processes {
  start(args: readonly string[], changes?: NodeJS.ProcessEnv): Running;
  /** Names of those that were killed by `kill`. */
  readonly killed: ReadonlySet<string>;
  /** Process ids that are still there. */
  left(): number[];
  killAll(): Promise<void>;
}

/**
 * @param folder where a copy of the program is kept: what other tests compile is cleared away while a long run goes on
 * @param environment for all of them, beside the search path
 */
export function makeProcesses(folder: string, environment: NodeJS.ProcessEnv): Processes {
  const compiled = compiledMain();
  cpSync(join(compiled, "../../../.."), folder, { recursive: true, verbatimSymlinks: true });
  symlinkSync(fileURLToPath(new URL("../../node_modules", import.meta.url)), join(folder, "node_modules"));
  const main = join(folder, "dist/src/cli/main.js");
  const all: { readonly child: ChildProcess; readonly running: Running }[] = [];
  const killed = new Set<string>();
  return {
    killed,
    start(args, changes = {}) {
      const name = `process-${all.length + 1}`;
      const env = { PATH: process.env["PATH"], SIJILL_CONTACT: name, ...environment, ...changes };
      const child = spawn(process.execPath, [main, ...args], { env, stdio: ["ignore", "pipe", "pipe"] });
      const running = watch(child, name, killed);
      all.push({ child, running });
      return running;
    },
    left: () => all.flatMap(({ child: { pid } }) => (pid !== undefined && isThere(pid) ? [pid] : [])),
    killAll: async () => {
      for (const { running } of all) if (!running.hasEnded()) await running.kill();
    },
  };
}

function watch(child: ChildProcess, name: string, killed: Set<string>): Running {
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output = (output + text).slice(-20_000);
      hasStarted ||= output.includes(" started");
    });
  }
  let hasStarted = false;
  let ending: Ending | null = null;
  const ended = once(child, "close").then((): Ending => {
    ending = { code: child.exitCode, signal: child.signalCode };
    return ending;
  });
  return {
    name,
    ended,
    hasEnded: () => ending !== null,
    hasStarted: () => hasStarted,
    said: () => output,
    async kill() {
      killed.add(name);
      child.kill("SIGKILL");
      await ended;
    },
    async stop(patience) {
      child.kill("SIGTERM");
      const late = await Promise.race([ended.then(() => false), sleep(patience, true, { ref: false })]);
      if (!late) return;
      child.kill("SIGKILL");
      await ended;
      throw new Error(`${name} did not stop within ${patience} ms; it said: ${output}`);
    },
  };
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
