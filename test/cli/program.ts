import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
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
