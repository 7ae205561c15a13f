import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished, vi } from "vitest";
import { z } from "zod";
import { compiledMain } from "./build.ts";

const main = compiledMain();

/** The pages that come with the program. */
export const samplePages = fileURLToPath(new URL("../../fixtures/pages", import.meta.url));

/** How a run of the program ended. */
export interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Surroundings {
  readonly folder: string;
  readonly env?: { readonly [name: string]: string };
  /** What standard input holds. */
  readonly input?: string | Buffer;
  /** Close standard output after this many bytes, as `head` does. */
  readonly closeAfter?: number;
}

/** Runs the real program in a process of its own, in a folder and without any setting of this machine. */
export function sijill(args: readonly string[], { folder, env, input, closeAfter }: Surroundings): Promise<Ended> {
  const child = spawn(process.execPath, [main, ...args], {
    cwd: folder,
    env: { PATH: process.env["PATH"], TMPDIR: tmpdir(), ...env },
  });
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
    if (closeAfter !== undefined && out.length >= closeAfter) child.stdout.destroy();
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, out, err }));
  });
}

/** A run of the program that goes on until it is stopped. */
export interface Running {
  /** What it logged so far: every line of standard error is one of JSON. */
  log(): LogLine[];
  /** The first line with this message, once it is there. */
  logged(message: string): Promise<LogLine>;
  /** What a pattern finds on standard output, once it is there. */
  printed(pattern: RegExp): Promise<string>;
  /** Resolves when it has ended by itself. */
  readonly ended: Promise<Ended>;
  /** Sends a signal and waits for the end. */
  stop(signal: NodeJS.Signals): Promise<Ended>;
}

const logLine = z.looseObject({ level: z.number(), msg: z.string() });
export type LogLine = z.output<typeof logLine>;

/** Starts the real program as `sijill` does, for one test. */
export function startSijill(args: readonly string[], { folder, env }: Surroundings): Running {
  const child = spawn(process.execPath, [main, ...args], {
    cwd: folder,
    env: { PATH: process.env["PATH"], TMPDIR: tmpdir(), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
  const ended = new Promise<Ended>((resolve) => child.on("close", (status) => resolve({ status, out, err })));
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  const log = () => (err.includes("\n") ? jsonLines(err.slice(0, err.lastIndexOf("\n")), logLine) : []);
  return {
    log,
    ended,
    printed: (pattern) =>
      vi.waitFor(
        () => {
          const found = pattern.exec(out)?.[0];
          if (found === undefined) throw new Error(`It has not printed ${String(pattern)}: ${err}${out}`);
          return found;
        },
        { timeout: 90_000, interval: 50 },
      ),
    logged: (message) =>
      vi.waitFor(
        () => {
          const line = log().find(({ msg }) => msg === message);
          if (line === undefined) throw new Error(`It has not logged "${message}": ${err}${out}`);
          return line;
        },
        { timeout: 90_000, interval: 50 },
      ),
    async stop(signal) {
      child.kill(signal);
      return await ended;
    },
  };
}

/** A folder with files in it, for one test. */
export function makeFolder(files: { readonly [name: string]: string | Buffer } = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "sijill-cli-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** The lines of NDJSON as values of a form that is checked. */
export function jsonLines<Value = unknown>(text: string, form?: z.ZodType<Value>): Value[] {
  const lines = text.trimEnd().split("\n");
  return lines.map((line) => (form ?? z.custom<Value>()).parse(JSON.parse(line)));
}
