/** What tests build once for all of them, and anew only when a source has changed. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the project. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

const tenMinutes = 600_000;

/**
 * A folder with something that is made of some of the project's files; made only where it is not there already.
 * Test files may run at the same time: each makes a folder of its own, and the first to be done stands.
 * @param cache folder of what is kept; what has not been made within ten minutes is removed from it
 * @param parts files and folders of the project that it is made of
 * @param make fills the empty folder that it is given
 */
export function madeOnce(cache: string, parts: readonly string[], make: (folder: string) => void): string {
  const folder = join(cache, stateOf(parts));
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const outdated = readdirSync(cache).filter((name) => Date.now() - statSync(join(cache, name)).mtimeMs > tenMinutes);
  for (const name of outdated) rmSync(join(cache, name), { recursive: true, force: true });
  const making = mkdtempSync(join(cache, "making-"));
  make(making);
  try {
    renameSync(making, folder);
  } catch {
    rmSync(making, { recursive: true });
  }
  return folder;
}

function stateOf(parts: readonly string[]): string {
  const hash = createHash("sha256");
  for (const part of parts) {
    const path = join(root, part);
    const names = statSync(path).isDirectory() ? readdirSync(path, { recursive: true, encoding: "utf8" }) : [""];
    for (const name of names.toSorted()) {
      const { mtimeMs, size } = statSync(join(path, name));
      hash.update(`${part}/${name} ${mtimeMs} ${size}\n`);
    }
  }
  return hash.digest("hex").slice(0, 16);
}
