import { open, rename, rm } from "node:fs/promises";
import { SijillError } from "../errors.ts";

const reasons: { readonly [code: string]: string } = {
  ENOENT: "its folder does not exist; make it or name another",
  ENOTDIR: "its folder is none; name another",
  EISDIR: "it is a folder; name a file in it",
  EACCES: "you may not write there; name a file elsewhere",
  EPERM: "you may not write there; name a file elsewhere",
  EROFS: "the disk is read-only; name a file elsewhere",
  ENOSPC: "the disk is full; make room or name a file elsewhere",
  SQLITE_FULL: "the disk is full; make room or name a file elsewhere",
};

/**
 * Has a file written beside its place, and moves it there when it is whole and on the disk: whoever looks finds the old file
 * or the new one, never a half.
 * @param write fills the file that it is given, which is there and empty
 * @param mode who may read it, as for `open`
 * @throws SijillError "not-readable" for a place that cannot be written; nothing is left behind when anything fails
 */
export async function writeWhole<T>(file: string, write: (part: string) => Promise<T>, mode = 0o666): Promise<T> {
  const part = `${file}.part`;
  try {
    // What a run left that was killed.
    for (const left of ["", "-wal", "-shm", "-journal"]) await rm(part + left, { force: true });
    await (await open(part, "w", mode)).close();
    const written = await write(part);
    await flush(part);
    await rename(part, file);
    return written;
  } catch (error) {
    await rm(part, { force: true });
    throw writeFailure(error, file);
  }
}

async function flush(part: string): Promise<void> {
  const handle = await open(part, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** What went wrong with writing a file or folder, in words that say what to do where that is known. */
export function writeFailure(error: unknown, file: string): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const reason = reasons[code];
  return reason === undefined
    ? error
    : new SijillError("not-readable", `${file} cannot be written: ${reason}.`, { cause: error });
}
