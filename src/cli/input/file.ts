import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { readAll } from "../../crawl/body.ts";
import { SijillError } from "../../errors.ts";

const missing: ReadonlySet<string> = new Set(["ENOENT", "ENOTDIR", "ENAMETOOLONG"]);

/**
 * The bytes of a file, of which a large one is refused before it is read.
 * @param limit in bytes
 * @throws SijillError "missing-input", "not-readable", "too-large"
 */
export async function readBytes(path: string, limit: number): Promise<Uint8Array> {
  try {
    const stats = await stat(path);
    if (stats.size > limit) {
      const message = `the file has ${stats.size} bytes, above the limit of ${limit}: SIJILL_PAGE_LIMIT raises it`;
      throw new SijillError("too-large", message);
    }
    // A pipe or device does not say how much there is.
    return stats.isFile() ? await readFile(path) : await readAll(createReadStream(path), limit);
  } catch (cause) {
    if (cause instanceof SijillError) throw cause;
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    throw missing.has(code)
      ? new SijillError("missing-input", "there is no such file: look at the spelling of the path", { cause })
      : new SijillError("not-readable", `it cannot be read (${code}): look at its permissions`, { cause });
  }
}
