import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { z } from "zod";

/** What a child process fetches: all wishes at once, `rounds` times. */
export interface Errand {
  readonly wishes: readonly { readonly address: string; readonly kind: "page" | "feed" }[];
  readonly rounds: number;
  readonly allowed: readonly string[];
  /** In seconds and bytes. */
  readonly deadline: number;
  readonly maxBytes: number;
}

const report = z.object({ codes: z.array(z.string()), megabytes: z.number() });

/**
 * Runs an errand in a process of its own.
 * @returns per wish `read` or the code and message of its last failure, and the most memory that the process ever had
 */
export async function runErrand(
  errand: Errand,
  environment: { readonly [name: string]: string } = {},
): Promise<z.output<typeof report>> {
  const program = fileURLToPath(new URL("crawl-child.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", program, JSON.stringify(errand)], {
    env: { PATH: process.env["PATH"], ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let out = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  const status = await new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (status !== 0) throw new Error(`the child process ended with ${String(status)}: ${out}`);
  return report.parse(JSON.parse(out));
}
