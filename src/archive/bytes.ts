import { open } from "node:fs/promises";
import { SijillError } from "../errors.ts";

/** Bytes that can be read anywhere: what is damaged can be looked at again, and nothing is held that nobody needs. */
export interface Bytes {
  readonly size: number;
  /** Up to `length` bytes from `offset` on; fewer only at the end. */
  read(offset: number, length: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** @throws SijillError "missing-input", "not-readable" */
export async function openBytes(path: string): Promise<Bytes> {
  const file = await open(path).catch((cause: unknown) => {
    const isMissing = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
    const message = isMissing
      ? `${path} does not exist; check the path`
      : `${path} cannot be read; check its permissions`;
    throw new SijillError(isMissing ? "missing-input" : "not-readable", message, { cause });
  });
  const about = await file.stat();
  if (!about.isFile()) {
    await file.close();
    throw new SijillError("not-readable", `${path} is no file; name a file that ends in .warc or .warc.gz`);
  }
  return {
    size: about.size,
    async read(offset, length) {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, offset);
      return buffer.subarray(0, bytesRead);
    },
    close: () => file.close(),
  };
}

/** Bytes at hand. */
export function bytesOf(content: Uint8Array): Bytes {
  return {
    size: content.length,
    read: (offset, length) => Promise.resolve(content.subarray(offset, offset + length)),
    close: () => Promise.resolve(),
  };
}
