import { once } from "node:events";

/** Writes to standard output and waits while its reader is slower, so that nothing piles up in memory. */
export async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, "drain");
}

/** Resolves when everything that was written has been handed over. */
export async function written(): Promise<void> {
  await new Promise((resolve) => process.stdout.write("", resolve));
}

/** One value as a line of NDJSON. */
export async function writeJson(value: unknown): Promise<void> {
  await write(`${JSON.stringify(value)}\n`);
}
