/** A file that holds the number of the last change that was written. */
import { open, readFile, rename } from "node:fs/promises";
import { SijillError } from "../errors.ts";

/**
 * The number in a file; null where there is no such file yet.
 * @throws SijillError "bad-data" for a file with anything else in it, "not-readable"
 */
export async function readCursor(path: string): Promise<number | null> {
  const text = await readFile(path, "utf8").catch((cause: unknown) => {
    if (codeOf(cause) === "ENOENT") return null;
    throw new SijillError("not-readable", `${path} cannot be read: ${codeOf(cause)}`, { cause });
  });
  if (text === null) return null;
  if (/^\d{1,15}\n?$/.test(text)) return Number(text);
  const message = `${path} holds no number of a change; write one into it, or remove it to begin with all that there is`;
  throw new SijillError("bad-data", message);
}

/**
 * Keeps a number, all of it or nothing: a process or machine that ends meanwhile leaves the number before.
 * @throws SijillError "not-readable"
 */
export async function writeCursor(path: string, seq: number): Promise<void> {
  const beside = `${path}.new`;
  try {
    const file = await open(beside, "w");
    try {
      await file.writeFile(`${seq}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (cause) {
    const message = `${path} cannot be written: ${codeOf(cause)}; name a file in a folder that you may write to`;
    throw new SijillError("not-readable", message, { cause });
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
